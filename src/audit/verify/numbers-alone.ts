import type { Rules } from "./compare.js";
import type { Piece, RegionKind } from "./pieces.js";

/** Regions that come from the manuscript and the plan: what they lack, another version has not merely left out. */
const OF_THE_STUDY: ReadonlySet<RegionKind> = new Set(["prose", "table", "figure", "statistic", "banner"]);

const isNumber = ({ kind }: Piece): boolean => kind === "number" || kind === "numeral";

/**
 * For a page that another version made: every number that a reader sees counts, and the data that the page carries. What
 * has twelve digits may differ in the last ones, and a bound number may be rounded to other places, but rightly.
 */
export const numbersAlone: Rules = {
  counts: (piece) => isNumber(piece) || piece.kind === "json",
  key: ({ kind, text, statistic, part, hidden }) =>
    JSON.stringify(
      kind === "json" ? [text] : [hidden ?? false, text, ...(statistic === undefined ? [] : [statistic, part])],
    ),
  alike: (given, expected) => {
    if (given.hidden !== expected.hidden || given.statistic !== expected.statistic || given.part !== expected.part)
      return false;
    if (given.text === expected.text) return true;
    if (expected.statistic !== undefined) return roundsTo(given.text, expected.value);
    return nearlyEqual(given.text, expected.text);
  },
  region: ({ kind, pieces }, side) =>
    side === "missing" ? OF_THE_STUDY.has(kind) && pieces.some(isNumber) : kind !== "style" && pieces.some(isNumber),
  json: {
    onlyShared: true,
    same: (given, expected) => {
      if (typeof given === "number" && typeof expected === "number") return near(given, expected);
      if (typeof given !== "string" || typeof expected !== "string") return typeof given === typeof expected;
      // words may change between versions, numbers may not
      return given === expected || !/\d/.test(given + expected) || nearlyEqual(given, expected);
    },
  },
};

/** Whether two doubles are the same but for what another order of operations does. */
function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function nearlyEqual(given: string, expected: string): boolean {
  const digits = (text: string): number => text.replace(/e.*$/i, "").replace(/\D/g, "").length;
  return (
    Math.min(digits(given), digits(expected)) >= 12 &&
    !Number.isNaN(Number(given)) &&
    near(Number(given), Number(expected))
  );
}

/** Whether a printed number is a right rounding of a value: within half a unit of its last digit, or a true bound. */
export function roundsTo(printed: string, value: string | undefined): boolean {
  const match = /^([<>]?)\s*([\u2212-]?)([\d,\u2009\u202f\u00a0]*\d(?:\.(\d+))?)(\s*%)?$/.exec(printed);
  if (!match || value === undefined || value.trim() === "") return false;
  const [, relation, minus, digits, decimals = "", percent] = match;
  const size = Number(digits!.replace(/[^\d.]/g, ""));
  const number = minus ? -size : size;
  const full = Number(value) * (percent ? 100 : 1);
  if (!Number.isFinite(full)) return false;
  if (relation === "<") return full < number;
  if (relation === ">") return full > number;
  const half = 0.5 / Number(`1e${decimals.length}`);
  return Math.abs(number - full) <= half * (1 + 1e-9);
}
