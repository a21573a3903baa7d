import { binomialTest } from "../../../src/statistics/binomial-test.js";
import { describe } from "../../../src/statistics/describe.js";
import { medianInterval } from "../../../src/statistics/median-interval.js";
import { adjustP } from "../../../src/statistics/p-adjust.js";
import { poissonRate } from "../../../src/statistics/poisson-rate.js";
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  waldInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from "../../../src/statistics/proportion-interval.js";
import { type QuantileType, quantile } from "../../../src/statistics/quantile.js";
import { shapiroWilk } from "../../../src/statistics/shapiro-wilk.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";
import type { Adapter } from "../agreement.js";
import { column, limits, number, option, present } from "./location-shapes.js";

const PROBABILITIES = [0.025, 0.25, 0.5, 0.75, 0.975];

function quantiles(sorted: Sorted, type: QuantileType): (number | null)[] {
  return PROBABILITIES.map((p) => (sorted.length === 0 ? null : quantile(sorted, p, type)));
}

const descriptive: Adapter = (input) => {
  const sorted = sort(present(input, "x"));
  return {
    ...describe(sorted),
    missing: column(input, "x").length - sorted.length,
    quantiles_type7: quantiles(sorted, 7),
    quantiles_type6: quantiles(sorted, 6),
    quantiles_type2: quantiles(sorted, 2),
  };
};

const medianCi: Adapter = (input, options) => {
  const result = medianInterval(sort(present(input, "x")), { confLevel: option(options, "conf_level", 0.95) });
  return { ...result, lower: result.conf_low, upper: result.conf_high };
};

const proportion: Adapter = (input, options) => {
  const x = number(input.x);
  const n = number(input.n);
  const p0 = option(options, "p0", 0.5);
  const confLevel = option(options, "conf_level", 0.95);
  return {
    estimate: x / n,
    wilson: limits(wilsonInterval(x, n, { confLevel })),
    wilson_cc_prop_test: limits(wilsonCorrectedInterval(x, n, { confLevel, limited: true })),
    wilson_cc_always: limits(wilsonCorrectedInterval(x, n, { confLevel })),
    clopper_pearson: limits(clopperPearsonInterval(x, n, { confLevel })),
    wald: limits(waldInterval(x, n, { confLevel })),
    agresti_coull: limits(agrestiCoullInterval(x, n, { confLevel })),
    binom_p_two_sided: binomialTest(x, n, p0),
    binom_p_less: binomialTest(x, n, p0, { alternative: "less" }),
    binom_p_greater: binomialTest(x, n, p0, { alternative: "greater" }),
    binom_ci_less: limits(clopperPearsonInterval(x, n, { confLevel, alternative: "less" })),
    binom_ci_greater: limits(clopperPearsonInterval(x, n, { confLevel, alternative: "greater" })),
  };
};

const rate: Adapter = (input, options) => {
  const result = poissonRate(number(input.events), number(input.time), {
    confLevel: option(options, "conf_level", 0.95),
  });
  return { rate: result.rate, lower: result.conf_low, upper: result.conf_high };
};

const pAdjust: Adapter = (input, options) => {
  const p = column(input, "p");
  const n = option<number | undefined>(options, "n", undefined);
  const comparisons = n === undefined ? {} : { n };
  return {
    holm: adjustP(p, "holm", comparisons),
    hochberg: adjustP(p, "hochberg", comparisons),
    hommel: adjustP(p, "hommel", comparisons),
    bonferroni: adjustP(p, "bonferroni", comparisons),
    BH: adjustP(p, "BH", comparisons),
    BY: adjustP(p, "BY", comparisons),
    none: adjustP(p, "none", comparisons),
  };
};

export const oneSampleAdapters: Readonly<Record<string, Adapter>> = {
  descriptive,
  median_ci: medianCi,
  proportion,
  poisson_rate: rate,
  p_adjust: pAdjust,
  shapiro: (input) => shapiroWilk(sort(present(input, "x"))),
};
