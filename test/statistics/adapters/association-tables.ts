import { chiSquaredTest, goodnessOfFit } from "../../../src/statistics/chi-squared-test.js";
import { cochranMantelHaenszel } from "../../../src/statistics/cochran-mantel-haenszel.js";
import { fisher } from "../../../src/statistics/fisher.js";
import { fisherTable } from "../../../src/statistics/fisher-table.js";
import { mantelHaenszel } from "../../../src/statistics/mantel-haenszel.js";
import { mcnemar } from "../../../src/statistics/mcnemar.js";
import type { Table } from "../../../src/statistics/table.js";
import { trendInProportions } from "../../../src/statistics/trend-in-proportions.js";
import { twoByTwo } from "../../../src/statistics/two-by-two.js";
import { adapter, alternativeOf } from "./association-shapes.js";

interface TableOptions {
  alternative?: string;
  correct?: boolean;
  conf_level?: number;
}

export const tableAdapters = {
  chisq: adapter((input: { table?: Table; counts?: number[]; p?: number[] }, options: TableOptions) =>
    input.table
      ? chiSquaredTest(input.table, { correct: options.correct ?? true })
      : goodnessOfFit(input.counts ?? [], input.p ?? []),
  ),
  fisher: adapter((input: { table: Table }, options: TableOptions) =>
    input.table.length === 2 && input.table[0]?.length === 2
      ? fisher(input.table, { alternative: alternativeOf(options), confLevel: options.conf_level ?? 0.95 })
      : { p: fisherTable(input.table) },
  ),
  mcnemar: adapter((input: { table: Table }, options: TableOptions) =>
    mcnemar(input.table, { correct: options.correct ?? true }),
  ),
  two_by_two: adapter((input: { table: Table }, options: TableOptions) =>
    twoByTwo(input.table, { confLevel: options.conf_level ?? 0.95 }),
  ),
  trend_prop: adapter((input: { x: number[]; n: number[]; score?: number[] }) =>
    trendInProportions(input.x, input.n, input.score),
  ),
  mantel_haenszel: adapter((input: { strata: Table[] }, options: TableOptions) => {
    const [first] = input.strata;
    if (first?.length !== 2 || first[0]?.length !== 2) return cochranMantelHaenszel(input.strata);
    return mantelHaenszel(input.strata, { correct: options.correct ?? true, confLevel: options.conf_level ?? 0.95 });
  }),
};
