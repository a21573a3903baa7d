/** Every method of the plan. */

import { anova } from "./anova.js";
import { auc } from "./auc.js";
import { bartlett } from "./bartlett.js";
import { binomialTest } from "./binomial-test.js";
import { bootstrap } from "./bootstrap.js";
import { bootstrapDifference } from "./bootstrap-difference.js";
import { boxPlot } from "./box-plot.js";
import { brownForsythe } from "./brown-forsythe.js";
import { chiSquared } from "./chi-squared.js";
import { chiSquaredOrFisher } from "./chi-squared-or-fisher.js";
import { cliffsDelta } from "./cliffs-delta.js";
import { cochranArmitage } from "./cochran-armitage.js";
import { count } from "./count.js";
import { coxRegression } from "./cox-regression.js";
import { cumulativeIncidence } from "./cumulative-incidence.js";
import { describe } from "./describe.js";
import { effectSize } from "./effect-size.js";
import { fisherExact } from "./fisher-exact.js";
import { fisherTable } from "./fisher-table.js";
import { flignerKilleen } from "./fligner-killeen.js";
import { friedman } from "./friedman.js";
import { geometricMean } from "./geometric-mean.js";
import { goodnessOfFit } from "./goodness-of-fit.js";
import { histogram } from "./histogram.js";
import { jonckheereTerpstra } from "./jonckheere-terpstra.js";
import { kaplanMeier } from "./kaplan-meier.js";
import { kendall } from "./kendall.js";
import { kruskalWallis } from "./kruskal-wallis.js";
import { levene } from "./levene.js";
import { linearRegression } from "./linear-regression.js";
import { logRank } from "./log-rank.js";
import { logisticRegression } from "./logistic-regression.js";
import { mannWhitney } from "./mann-whitney.js";
import { mantelHaenszel } from "./mantel-haenszel.js";
import { mcnemar } from "./mcnemar.js";
import { mean } from "./mean.js";
import { median } from "./median.js";
import { medianInterval } from "./median-interval.js";
import type { Method } from "./method.js";
import { oddsRatio } from "./odds-ratio.js";
import { oneSampleTTest } from "./one-sample-t-test.js";
import { pairedTTest } from "./paired-t-test.js";
import { pearson } from "./pearson.js";
import { permutationTest } from "./permutation-test.js";
import { poissonRate } from "./poisson-rate.js";
import { poissonRegression } from "./poisson-regression.js";
import { proportion } from "./proportion.js";
import { proportionDifference } from "./proportion-difference.js";
import { proportionalHazards } from "./proportional-hazards.js";
import { quantile } from "./quantile.js";
import { rateRatio } from "./rate-ratio.js";
import { reverseKaplanMeier } from "./reverse-kaplan-meier.js";
import { riskDifference } from "./risk-difference.js";
import { riskRatio } from "./risk-ratio.js";
import { shapiroWilk } from "./shapiro-wilk.js";
import { shareWithinReference } from "./share-within-reference.js";
import { signedRank } from "./signed-rank.js";
import { spearman } from "./spearman.js";
import { standardisedMeanDifference } from "./standardised-mean-difference.js";
import { tTest } from "./t-test.js";
import { tukeyHsd } from "./tukey-hsd.js";
import { varianceRatio } from "./variance-ratio.js";
import { welchAnova } from "./welch-anova.js";

export const methods: readonly Method[] = [
  anova,
  auc,
  bartlett,
  binomialTest,
  bootstrap,
  bootstrapDifference,
  boxPlot,
  brownForsythe,
  chiSquared,
  chiSquaredOrFisher,
  cliffsDelta,
  cochranArmitage,
  count,
  coxRegression,
  cumulativeIncidence,
  describe,
  effectSize,
  fisherExact,
  fisherTable,
  flignerKilleen,
  friedman,
  geometricMean,
  goodnessOfFit,
  histogram,
  jonckheereTerpstra,
  kaplanMeier,
  kendall,
  kruskalWallis,
  levene,
  linearRegression,
  logRank,
  logisticRegression,
  mannWhitney,
  mantelHaenszel,
  mcnemar,
  mean,
  median,
  medianInterval,
  oddsRatio,
  oneSampleTTest,
  pairedTTest,
  pearson,
  permutationTest,
  poissonRate,
  poissonRegression,
  proportion,
  proportionDifference,
  proportionalHazards,
  quantile,
  rateRatio,
  reverseKaplanMeier,
  riskDifference,
  riskRatio,
  shapiroWilk,
  shareWithinReference,
  signedRank,
  spearman,
  standardisedMeanDifference,
  tTest,
  tukeyHsd,
  varianceRatio,
  welchAnova,
];

const byName = new Map(methods.map((method) => [method.name, method]));

/** The method of that name, or undefined. */
export function methodNamed(name: string): Method | undefined {
  return byName.get(name);
}
