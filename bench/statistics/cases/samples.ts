import { welchAnova } from "../../../src/statistics/anova.js";
import { bootstrap } from "../../../src/statistics/bootstrap.js";
import { describe } from "../../../src/statistics/describe.js";
import { drawAlone } from "../../../src/statistics/drawing.js";
import { median } from "../../../src/statistics/median.js";
import { quantile } from "../../../src/statistics/quantile.js";
import { shapiroWilk } from "../../../src/statistics/shapiro-wilk.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";
import { welchTTest } from "../../../src/statistics/t-test.js";
import { type Case, halves, halvesInR, thirds, thirdsInR } from "../case.js";

/** Sorting, describing and comparing samples by their means. */
export const sampleCases: readonly Case[] = [
  {
    method: "sort",
    columns: ["value"],
    ours:
      ({ value }) =>
      () => [sort(value)[0]!],
    r: { work: "sort(value)[1]" },
  },
  {
    method: "median and quartiles",
    columns: ["value"],
    ours:
      ({ value }) =>
      () =>
        quartiles(sort(value)),
    r: { work: "quantile(value, c(0.5, 0.25, 0.75))" },
  },
  {
    method: "describe",
    columns: ["value"],
    ours:
      ({ value }) =>
      () => {
        const { mean, sd, median, q1, q3, mad, min, max } = describe(sort(value));
        return [mean, sd, median, q1, q3, mad, min, max];
      },
    r: { work: "c(mean(value), sd(value), quantile(value, c(0.5, 0.25, 0.75)), mad(value), range(value))" },
  },
  {
    method: "t-test",
    on: "Welch",
    columns: ["value"],
    ours: ({ value }) => {
      const [x, y] = halves(value);
      return () => {
        const { t, df, p, conf_low } = welchTTest(x, y);
        return [t, df, p, conf_low];
      };
    },
    r: {
      prepare: halvesInR("value"),
      work: "{ t <- t.test(x, y); c(t$statistic, t$parameter, t$p.value, t$conf.int[1]) }",
    },
  },
  {
    method: "anova",
    on: "Welch, 3 groups",
    columns: ["value"],
    ours: ({ value }) => {
      const groups = thirds(value);
      return () => {
        const { f, df2, p } = welchAnova(groups);
        return [f, df2, p];
      };
    },
    r: { prepare: thirdsInR, work: "{ t <- oneway.test(value ~ g); c(t$statistic, t$parameter[2], t$p.value) }" },
  },
  {
    method: "shapiro-wilk",
    only: [5000],
    columns: ["value"],
    ours:
      ({ value }) =>
      () => {
        const { w, p } = shapiroWilk(sort(value));
        return [w, p];
      },
    r: { work: "{ t <- shapiro.test(value); c(t$statistic, t$p.value) }" },
  },
  {
    method: "bootstrap",
    on: "BCa of a median, 2,000 resamples",
    only: [1000],
    columns: ["value"],
    ours:
      ({ value }) =>
      () => [drawAlone(bootstrap([sort(value)], median, { seed: 1, resamples: 2000 })).conf_low],
    r: {
      work: "boot.ci(boot(value, function(v, rows) median(v[rows]), 2000), type = 'bca')$bca[4]",
      package: "boot",
    },
    agree: "not compared",
  },
];

function quartiles(sorted: Sorted): number[] {
  return [median(sorted), quantile(sorted, 0.25), quantile(sorted, 0.75)];
}
