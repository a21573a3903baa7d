import { bootstrap, type Statistic } from "../../../src/statistics/bootstrap.js";
import { drawAlone } from "../../../src/statistics/drawing.js";
import { mean } from "../../../src/statistics/mean.js";
import { median } from "../../../src/statistics/median.js";
import { permutationTest } from "../../../src/statistics/permutation-test.js";
import { Mrg32k3a } from "../../../src/statistics/random.js";
import { sort } from "../../../src/statistics/sorted.js";
import { spearmanInterval } from "../../../src/statistics/spearman-interval.js";
import { standardDeviation } from "../../../src/statistics/variance.js";
import type { Adapter } from "../agreement.js";
import { alternative, type Fields, limits, lists, number, option, present } from "./location-shapes.js";

const STATISTICS: Readonly<Record<string, Statistic>> = {
  mean: (x) => mean(x!),
  median: (x) => median(x!),
  sd: (x) => standardDeviation(x!),
  difference_of_means: (x, y) => mean(x!) - mean(y!),
  difference_of_medians: (x, y) => median(x!) - median(y!),
};

function chosen(options: Fields): Statistic {
  const name = option(options, "statistic", "mean");
  const statistic = STATISTICS[name];
  if (!statistic) throw new Error(`no statistic ${name}`);
  return statistic;
}

const bootstrapIntervals: Adapter = (input, options) => {
  const samples = lists(input, "samples").map((sample) => sort(sample));
  const settings = {
    seed: option(options, "seed", 1),
    resamples: option(options, "resamples", 9999),
    confLevel: option(options, "conf_level", 0.95),
  };
  const percentile = drawAlone(bootstrap(samples, chosen(options), { ...settings, interval: "percentile" }));
  const bca = drawAlone(bootstrap(samples, chosen(options), settings));
  return { ...bca, percentile: limits(percentile), bca: limits(bca) };
};

const permutation: Adapter = (input, options) =>
  drawAlone(
    permutationTest(sort(present(input, "x")), sort(present(input, "y")), chosen(options), {
      seed: option(options, "seed", 1),
      resamples: option(options, "resamples", 9999),
      alternative: alternative(options),
    }),
  );

const random: Adapter = (input) => {
  const generator = new Mrg32k3a(number(input.seed));
  const values = Array.from({ length: 1000 }, () => generator.next());
  return { first: values.slice(0, 5), thousandth: values[999] };
};

const spearman: Adapter = (input, options) => {
  const interval = spearmanInterval(number(input.rho), number(input.n), {
    confLevel: option(options, "conf_level", 0.95),
  });
  return { lower: interval.conf_low, upper: interval.conf_high };
};

export const resamplingAdapters: Readonly<Record<string, Adapter>> = {
  bootstrap: bootstrapIntervals,
  permutation,
  random,
  spearman_interval: spearman,
};
