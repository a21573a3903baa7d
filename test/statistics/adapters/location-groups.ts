import { oneWayAnova, welchAnova } from "../../../src/statistics/anova.js";
import { tukeyHsd } from "../../../src/statistics/tukey-hsd.js";
import { varianceRatioTest } from "../../../src/statistics/variance-ratio.js";
import { bartlettTest, brownForsytheTest, flignerTest, leveneTest } from "../../../src/statistics/variance-tests.js";
import type { Adapter } from "../agreement.js";
import { limits, samples } from "./location-shapes.js";

/** The parts of a result under a common prefix. */
function prefixed(prefix: string, result: object): object {
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [`${prefix}_${name}`, value]));
}

const anova: Adapter = (input) => {
  const { names, samples: groups } = samples(input);
  const welch = welchAnova(groups);
  const pairs = tukeyHsd(groups);
  return {
    ...oneWayAnova(groups),
    ...prefixed("welch", welch),
    tukey: {
      group1: pairs.map((pair) => names[pair.group1]),
      group2: pairs.map((pair) => names[pair.group2]),
      diff: pairs.map((pair) => pair.diff),
      q_statistic: pairs.map((pair) => pair.q),
      lower: pairs.map((pair) => pair.conf_low),
      upper: pairs.map((pair) => pair.conf_high),
      p_adj: pairs.map((pair) => pair.p_adjusted),
    },
  };
};

const varianceTests: Adapter = (input) => {
  const { samples: groups } = samples(input);
  const bartlett = bartlettTest(groups);
  const [first, second] = groups;
  const ratio = groups.length === 2 && first && second ? varianceRatioTest(first, second) : undefined;
  return {
    ...prefixed("fligner", flignerTest(groups)),
    ...prefixed("levene", leveneTest(groups)),
    ...prefixed("brown_forsythe", brownForsytheTest(groups)),
    bartlett_k2: bartlett.x2,
    bartlett_df: bartlett.df,
    bartlett_p: bartlett.p,
    ...(ratio && {
      f_test_f: ratio.f,
      f_test_df: [ratio.df1, ratio.df2],
      f_test_p: ratio.p,
      f_test_ci: limits(ratio),
    }),
  };
};

export const groupAdapters: Readonly<Record<string, Adapter>> = { anova, variance_tests: varianceTests };
