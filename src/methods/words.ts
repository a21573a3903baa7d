/** The words of every method: phrases, methods-section lines, sources and R; not needed to compute. */

import { anovaWords } from "./anova.js";
import { aucWords } from "./auc.js";
import { bartlettWords } from "./bartlett.js";
import { binomialTestWords } from "./binomial-test.js";
import { bootstrapWords } from "./bootstrap.js";
import { bootstrapDifferenceWords } from "./bootstrap-difference.js";
import { boxPlotWords } from "./box-plot.js";
import { brownForsytheWords } from "./brown-forsythe.js";
import { chiSquaredWords } from "./chi-squared.js";
import { chiSquaredOrFisherWords } from "./chi-squared-or-fisher.js";
import { cliffsDeltaWords } from "./cliffs-delta.js";
import { cochranArmitageWords } from "./cochran-armitage.js";
import { countWords } from "./count.js";
import { coxRegressionWords } from "./cox-regression.js";
import { cumulativeIncidenceWords } from "./cumulative-incidence.js";
import { describeWords } from "./describe.js";
import { effectSizeWords } from "./effect-size.js";
import { fisherExactWords } from "./fisher-exact.js";
import { fisherTableWords } from "./fisher-table.js";
import { flignerKilleenWords } from "./fligner-killeen.js";
import { friedmanWords } from "./friedman.js";
import { geometricMeanWords } from "./geometric-mean.js";
import { goodnessOfFitWords } from "./goodness-of-fit.js";
import { histogramWords } from "./histogram.js";
import { jonckheereTerpstraWords } from "./jonckheere-terpstra.js";
import { kaplanMeierWords } from "./kaplan-meier.js";
import { kendallWords } from "./kendall.js";
import { kruskalWallisWords } from "./kruskal-wallis.js";
import { leveneWords } from "./levene.js";
import { linearRegressionWords } from "./linear-regression.js";
import { logRankWords } from "./log-rank.js";
import { logisticRegressionWords } from "./logistic-regression.js";
import { mannWhitneyWords } from "./mann-whitney.js";
import { mantelHaenszelWords } from "./mantel-haenszel.js";
import { mcnemarWords } from "./mcnemar.js";
import { meanWords } from "./mean.js";
import { medianWords } from "./median.js";
import { medianIntervalWords } from "./median-interval.js";
import type { Words } from "./method.js";
import { oddsRatioWords } from "./odds-ratio.js";
import { oneSampleTTestWords } from "./one-sample-t-test.js";
import { pairedTTestWords } from "./paired-t-test.js";
import { pearsonWords } from "./pearson.js";
import { permutationTestWords } from "./permutation-test.js";
import { poissonRateWords } from "./poisson-rate.js";
import { poissonRegressionWords } from "./poisson-regression.js";
import { proportionWords } from "./proportion.js";
import { proportionDifferenceWords } from "./proportion-difference.js";
import { proportionalHazardsWords } from "./proportional-hazards.js";
import { quantileWords } from "./quantile.js";
import { rateRatioWords } from "./rate-ratio.js";
import { reverseKaplanMeierWords } from "./reverse-kaplan-meier.js";
import { riskDifferenceWords } from "./risk-difference.js";
import { riskRatioWords } from "./risk-ratio.js";
import { shapiroWilkWords } from "./shapiro-wilk.js";
import { shareWithinReferenceWords } from "./share-within-reference.js";
import { signedRankWords } from "./signed-rank.js";
import { spearmanWords } from "./spearman.js";
import { standardisedMeanDifferenceWords } from "./standardised-mean-difference.js";
import { tTestWords } from "./t-test.js";
import { tukeyHsdWords } from "./tukey-hsd.js";
import { varianceRatioWords } from "./variance-ratio.js";
import { welchAnovaWords } from "./welch-anova.js";

const words: readonly Words[] = [
  anovaWords,
  aucWords,
  bartlettWords,
  binomialTestWords,
  bootstrapDifferenceWords,
  bootstrapWords,
  boxPlotWords,
  brownForsytheWords,
  chiSquaredWords,
  chiSquaredOrFisherWords,
  cliffsDeltaWords,
  cochranArmitageWords,
  countWords,
  coxRegressionWords,
  cumulativeIncidenceWords,
  describeWords,
  effectSizeWords,
  fisherExactWords,
  fisherTableWords,
  flignerKilleenWords,
  friedmanWords,
  geometricMeanWords,
  goodnessOfFitWords,
  histogramWords,
  jonckheereTerpstraWords,
  kaplanMeierWords,
  kendallWords,
  kruskalWallisWords,
  leveneWords,
  linearRegressionWords,
  logRankWords,
  logisticRegressionWords,
  mannWhitneyWords,
  mantelHaenszelWords,
  mcnemarWords,
  meanWords,
  medianIntervalWords,
  medianWords,
  oddsRatioWords,
  oneSampleTTestWords,
  pairedTTestWords,
  pearsonWords,
  permutationTestWords,
  poissonRateWords,
  poissonRegressionWords,
  proportionDifferenceWords,
  proportionWords,
  proportionalHazardsWords,
  quantileWords,
  rateRatioWords,
  reverseKaplanMeierWords,
  riskDifferenceWords,
  riskRatioWords,
  shapiroWilkWords,
  shareWithinReferenceWords,
  signedRankWords,
  spearmanWords,
  standardisedMeanDifferenceWords,
  tTestWords,
  tukeyHsdWords,
  varianceRatioWords,
  welchAnovaWords,
];

const byMethod = new Map(words.map((one) => [one.method, one]));

/** The words of the method of that name; every method has some. */
export function wordsOf(method: string): Words {
  const found = byMethod.get(method);
  if (!found) throw new Error(`no words for method ${method}`);
  return found;
}
