import { auc } from "../../../src/statistics/auc.js";
import { standardisedDifference } from "../../../src/statistics/effect-size.js";
import { categoricalDifference } from "../../../src/statistics/smd-categorical.js";
import { sort } from "../../../src/statistics/sorted.js";
import { oneSampleTTest, pairedTTest, studentTTest, welchTTest } from "../../../src/statistics/t-test.js";
import { type CountPair, newcombeInterval, twoProportions } from "../../../src/statistics/two-proportions.js";
import type { Adapter } from "../agreement.js";
import { alternative, column, completePairs, limits, option, present } from "./location-shapes.js";

const tTest: Adapter = (input, options) => {
  const settings = {
    alternative: alternative(options),
    mu: option(options, "mu", 0),
    confLevel: option(options, "conf_level", 0.95),
  };
  switch (option<string>(options, "type", "welch")) {
    case "one_sample":
      return { ...oneSampleTTest(present(input, "x"), settings), mean_x: null, mean_y: null };
    case "paired":
      return { ...pairedTTest(...completePairs(input, "x", "y"), settings), mean_x: null, mean_y: null };
    case "student":
      return studentTTest(present(input, "x"), present(input, "y"), settings);
    default:
      return welchTTest(present(input, "x"), present(input, "y"), settings);
  }
};

const effectSize: Adapter = (input, options) => {
  const x = sort(present(input, "x"));
  const y = sort(present(input, "y"));
  const area = auc(x, y, { confLevel: option(options, "conf_level", 0.95) });
  const difference = standardisedDifference(x, y);
  return {
    ...difference,
    hedges_correction_exact: difference.hedges_correction,
    ...area,
    rank_biserial: area.cliffs_delta,
    auc_se_delong: area.se,
    auc_delong_low: area.conf_low,
    auc_delong_high: area.conf_high,
  };
};

const proportions: Adapter = (input, options) => {
  const x = column(input, "x") as CountPair;
  const n = column(input, "n") as CountPair;
  const confLevel = option(options, "conf_level", 0.95);
  const test = twoProportions(x, n, {
    correct: option(options, "correct", true),
    alternative: alternative(options),
    confLevel,
  });
  return {
    ...test,
    estimates: [test.p1, test.p2],
    conf_int: limits(test),
    newcombe: limits(newcombeInterval(x, n, { confLevel })),
  };
};

export const twoSampleAdapters: Readonly<Record<string, Adapter>> = {
  t_test: tTest,
  effect_size: effectSize,
  proportion_two_sample: proportions,
  smd_categorical: (input) => categoricalDifference(present(input, "counts_x"), present(input, "counts_y")),
};
