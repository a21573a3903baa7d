/** What tests of codes across groups share: the keys that they declare, their need, and the table that they are given. */
import type { Inputs } from "../cohort/need.js";
import { chiSquaredTest } from "../statistics/chi-squared-test.js";
import { ensure } from "../statistics/refusal.js";
import type { Parts } from "./method.js";

export const codesOf = {
  type: "variable",
  accepts: ["code", "logical"],
  doc: "The code or condition compared.",
} as const;

export const yates = {
  type: "flag",
  default: true,
  doc: "Yates' continuity correction where the table is 2 by 2.",
} as const;

/** The need of a table of codes across groups. */
export function crosstabNeed({ of, across }: { readonly of: string; readonly across: readonly string[] }) {
  return { shape: "crosstab" as const, of, in: across };
}

/** Groups in rows, codes that occur in columns. Throws a Refusal where that is less than 2 codes, or a group is empty. */
export function tableOf({ counts }: Inputs["crosstab"]): number[][] {
  const used = counts[0]!.flatMap((_, code) => (counts.some((row) => row[code]! > 0) ? [code] : []));
  const table = counts.map((row) => used.map((code) => row[code]!));
  ensure(
    table.every((row) => row.some((count) => count > 0)),
    "needs participants in every group",
  );
  ensure(used.length >= 2, `needs at least 2 codes that occur, found ${used.length}`);
  return table;
}

export const chiSquaredParts = {
  x2: { kind: "statistic", label: "chi-squared" },
  df: { kind: "df", label: "degrees of freedom" },
  p: { kind: "p", label: "p" },
  cramers_v: { kind: "correlation", label: "Cramér's V" },
  min_expected: { kind: "statistic", label: "smallest expected count" },
} satisfies Parts;

/** Pearson's test of the table. Throws a Refusal where it does not exist. */
export function pearsonsTest(table: number[][], correct: boolean) {
  const { x2, df, p, cramers_v, min_expected } = chiSquaredTest(table, { correct });
  ensure(x2 !== null && p !== null, "needs a table whose margins are not 0");
  return { x2, df, p, cramers_v, min_expected };
}
