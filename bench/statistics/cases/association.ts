import { chiSquaredTest } from "../../../src/statistics/chi-squared-test.js";
import { fisher } from "../../../src/statistics/fisher.js";
import { fisherTable } from "../../../src/statistics/fisher-table.js";
import { kendall } from "../../../src/statistics/kendall.js";
import { pearson } from "../../../src/statistics/pearson.js";
import { spearman } from "../../../src/statistics/spearman.js";
import type { Case } from "../case.js";

const TABLE = [
  [112, 87, 41, 23],
  [95, 101, 52, 37],
  [70, 93, 66, 48],
] as const;
const SMALL_TABLE = [
  [6, 4, 2, 3],
  [3, 5, 6, 1],
  [2, 2, 5, 8],
] as const;

const KINDS = [
  { x: "value", y: "other", on: "unrounded" },
  { x: "rounded", y: "otherRounded", on: "two decimals" },
] as const;

/** Correlations, and tests of tables of counts. */
export const associationCases: readonly Case[] = [
  {
    method: "pearson",
    columns: ["value", "other"],
    ours:
      ({ value, other }) =>
      () => {
        const { estimate, t, conf_low } = pearson(value, other);
        return [estimate, t, conf_low];
      },
    r: { work: "{ t <- cor.test(value, other); c(t$estimate, t$statistic, t$conf.int[1]) }" },
  },
  ...KINDS.map(
    ({ x, y, on }): Case => ({
      method: "spearman",
      on,
      columns: [x, y],
      ours: (data) => () => {
        const { estimate, p } = spearman(data[x], data[y]);
        return [estimate, p];
      },
      r: {
        work: `{ t <- suppressWarnings(cor.test(${x}, ${y}, method = "spearman")); c(t$estimate, t$p.value) }`,
      },
    }),
  ),
  ...KINDS.map(
    ({ x, y, on }): Case => ({
      method: "kendall",
      on,
      columns: [x, y],
      ours: (data) => () => {
        const { estimate, statistic } = kendall(data[x], data[y]);
        return [estimate, statistic];
      },
      r: {
        work: `{ t <- suppressWarnings(cor.test(${x}, ${y}, method = "kendall")); c(t$estimate, t$statistic) }`,
        upTo: 10_000,
        beyond: "minutes: every pair of rows is compared",
      },
    }),
  ),
  {
    method: "chi-squared",
    on: "from the counts of a 3 x 4 table",
    only: [sumOf(TABLE)],
    columns: [],
    ours: () => () => {
      const { x2, p } = chiSquaredTest(TABLE);
      return [x2, p];
    },
    r: { prepare: `counts <- ${inR(TABLE)}`, work: "{ t <- chisq.test(counts); c(t$statistic, t$p.value) }" },
  },
  {
    method: "fisher",
    on: "2 x 2, with odds ratio and interval",
    only: [230],
    columns: [],
    ours: () => () => {
      const { p, odds_ratio, conf_low, conf_high } = fisher([
        [31, 74],
        [52, 73],
      ]);
      return [p, odds_ratio, conf_low, conf_high];
    },
    r: {
      prepare: "counts <- matrix(c(31, 74, 52, 73), 2, byrow = TRUE)",
      work: "{ t <- fisher.test(counts); c(t$p.value, t$estimate, t$conf.int) }",
    },
    // R's roots are good to about 1e-4.
    agree: { absolute: 1e-3 },
  },
  {
    method: "fisher",
    on: "3 x 4",
    only: [sumOf(SMALL_TABLE)],
    columns: [],
    ours: () => () => [fisherTable(SMALL_TABLE)],
    r: { prepare: `counts <- ${inR(SMALL_TABLE)}`, work: "fisher.test(counts)$p.value" },
  },
];

function sumOf(table: readonly (readonly number[])[]): number {
  return table.flat().reduce((sum, count) => sum + count, 0);
}

function inR(table: readonly (readonly number[])[]): string {
  return `matrix(c(${table.flat().join(", ")}), ${table.length}, byrow = TRUE)`;
}
