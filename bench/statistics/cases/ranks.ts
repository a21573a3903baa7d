import { auc } from "../../../src/statistics/auc.js";
import { hodgesLehmann } from "../../../src/statistics/hodges-lehmann.js";
import { kruskalWallis } from "../../../src/statistics/kruskal-wallis.js";
import { mannWhitney } from "../../../src/statistics/mann-whitney.js";
import { signedRank } from "../../../src/statistics/signed-rank.js";
import { signedRankShift } from "../../../src/statistics/signed-rank-shift.js";
import { sort } from "../../../src/statistics/sorted.js";
import { type Case, halves, halvesInR, thirds, thirdsInR } from "../case.js";

const KINDS = [
  { column: "value", on: "unrounded" },
  { column: "rounded", on: "two decimals" },
] as const;

const RANK_SUM_IN_R = "{ t <- wilcox.test(x, y); c(t$statistic, t$p.value) }";

/** Rank tests and the shifts that belong to them, sorting included unless said otherwise. */
export const rankCases: readonly Case[] = [
  ...KINDS.map(
    ({ column, on }): Case => ({
      method: "mann-whitney",
      on,
      columns: [column],
      ours: (data) => {
        const [x, y] = halves(data[column]);
        return () => {
          const { w, p } = mannWhitney(sort(x), sort(y));
          return [w, p];
        };
      },
      r: { prepare: halvesInR(column), work: RANK_SUM_IN_R },
    }),
  ),
  {
    method: "mann-whitney",
    on: "sorted before",
    columns: ["value"],
    ours: ({ value }) => {
      const [x, y] = halves(value).map(sort);
      return () => {
        const { w, p } = mannWhitney(x!, y!);
        return [w, p];
      };
    },
    r: { prepare: halvesInR("value"), work: RANK_SUM_IN_R },
  },
  ...KINDS.map(
    ({ column, on }): Case => ({
      method: "hodges-lehmann",
      on: `with interval, ${on}`,
      columns: [column],
      ours: (data) => shiftOfHalves(data[column]),
      r: {
        prepare: halvesInR(column),
        work: "{ t <- wilcox.test(x, y, conf.int = TRUE); c(t$estimate, t$conf.int) }",
        upTo: 100_000,
        beyond: "minutes: a root search that ranks anew at every step",
      },
      // R searches for roots to 1e-4; on rounded data the shift is a whole step, and R stops beside it.
      agree: { absolute: 1e-3 },
    }),
  ),
  {
    method: "hodges-lehmann",
    on: "300,000 against 300,000; in R the order statistics of all differences",
    only: [600_000],
    columns: ["value"],
    ours: ({ value }) => shiftOfHalves(value),
    r: { prepare: halvesInR("value"), work: "median(outer(x, y, '-'))" },
  },
  ...KINDS.map(
    ({ column, on }): Case => ({
      method: "kruskal-wallis",
      on: `3 groups, ${on}`,
      columns: [column],
      ours: (data) => {
        const groups = thirds(data[column]);
        return () => {
          const { h, p } = kruskalWallis(groups.map(sort));
          return [h, p];
        };
      },
      r: { prepare: thirdsInR, work: `{ t <- kruskal.test(${column}, g); c(t$statistic, t$p.value) }` },
    }),
  ),
  {
    method: "signed-rank",
    columns: ["value"],
    ours:
      ({ value }) =>
      () => {
        const { v, p } = signedRank(sort(value));
        return [v, p];
      },
    r: { work: "{ t <- wilcox.test(value); c(t$statistic, t$p.value) }" },
  },
  {
    method: "signed-rank",
    on: "pseudomedian with interval",
    columns: ["value"],
    ours:
      ({ value }) =>
      () => {
        const { estimate, conf_low, conf_high } = signedRankShift(sort(value));
        return [estimate, conf_low, conf_high];
      },
    r: {
      work: "{ t <- wilcox.test(value, conf.int = TRUE); c(t$estimate, t$conf.int) }",
      upTo: 100_000,
      beyond: "minutes: a root search that ranks anew at every step",
    },
    agree: { absolute: 1e-3 },
  },
  {
    method: "auc",
    on: "DeLong; in R by ranks",
    columns: ["rounded"],
    ours: ({ rounded }) => {
      const [x, y] = halves(rounded);
      return () => {
        const result = auc(sort(x), sort(y));
        return [result.auc, result.se];
      };
    },
    r: {
      prepare: `${halvesInR("rounded")}; p <- length(x); q <- length(y)`,
      work: `{
        r <- rank(c(x, y))
        places_x <- (r[1:p] - rank(x)) / q
        places_y <- 1 - (r[-(1:p)] - rank(y)) / p
        c(mean(places_x), sqrt(var(places_x) / p + var(places_y) / q))
      }`,
    },
  },
];

function shiftOfHalves(values: Float64Array): () => (number | null)[] {
  const [x, y] = halves(values);
  return () => {
    const { estimate, conf_low, conf_high } = hodgesLehmann(sort(x), sort(y));
    return [estimate, conf_low, conf_high];
  };
}
