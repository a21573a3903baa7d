import { type RankedColumn, rankCounted } from "../statistics/ranked-column.js";
import { cut, limitsOf } from "./counted.js";
import { type CodedPairs, codedPairs } from "./pairs.js";
import type { Variables } from "./variables.js";

/** The ranks of complete pairs, each variable cut at its own limits as in a {@link Sample}. */
export interface RankedPairs extends Omit<CodedPairs, "x" | "y"> {
  readonly x: RankedColumn;
  readonly y: RankedColumn;
}

/** Ranks two numeric variables of the same participants, without a sort: their values are in order. Throws as `pairs`. */
export function rankedPairs(variables: Variables, x: string, y: string, subset: string): RankedPairs {
  const found = codedPairs(variables, x, y, subset);
  return { ...found, x: ranked(found.x), y: ranked(found.y) };
}

/** The ranks of one of them; values that a limit ties are counted together. Changes `codes` where some are. */
function ranked({ codes, ...found }: CodedPairs["x"]): RankedColumn {
  const { coded, counts } = found;
  const tied = cut(coded, limitsOf(found));
  const [places, times] = [new Int32Array(counts.length), new Int32Array(counts.length)];
  let last = -1;
  let ties = false;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    const before = last >= 0 && tied[last] === tied[code];
    ties ||= before;
    places[code] = before ? places[last]! : code;
    times[places[code]!]! += counts[code]!;
    last = code;
  }
  if (ties) for (let i = 0; i < codes.length; i++) codes[i] = places[codes[i]!]!;
  return rankCounted(codes, times);
}
