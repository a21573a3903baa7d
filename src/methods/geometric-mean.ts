import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { below, confLevel } from "./fields.js";
import { belowLine, labelIn, percent } from "./labels.js";
import { meanInterval } from "./mean-interval.js";
import { defineMethod, defineWords } from "./method.js";

export const geometricMean = defineMethod({
  name: "geometric-mean",
  title: "Geometric mean",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable; its values are above 0." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    below,
    conf_level: confLevel,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "samples", of, in: [subset], ...(below && { below }) }),
  parts: {
    geometric_mean: { kind: "value", of: "of", label: "geometric mean" },
    geometric_sd: { kind: "ratio", label: "geometric standard deviation (a factor)" },
    conf_low: { kind: "value", of: "of", label: "confidence interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval, upper limit" },
  },
  headline: "geometric_mean",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "geometric_mean",
  compute: ({ samples }, { conf_level }) => {
    const values = arithmetic(samples[0]!);
    ensure(values.length > 0, "needs at least 1 value, found 0");
    ensure(values[0]! > 0, `needs values above 0, found ${values[0]}`);
    const { mean, sd, conf_low, conf_high } = meanInterval(values.map(Math.log), conf_level);
    const back = (logarithm: number | null): number | null => (logarithm === null ? null : Math.exp(logarithm));
    return {
      result: {
        geometric_mean: Math.exp(mean),
        geometric_sd: back(sd),
        conf_low: back(conf_low),
        conf_high: back(conf_high),
      },
    };
  },
});

export const geometricMeanWords = defineWords(geometricMean, {
  label: (declaration, names) => `${labelIn(declaration, names)}: geometric mean`,
  phrase: (kit) => {
    const { geometric_sd, conf_low } = kit.result;
    const spread = geometric_sd === null ? [] : ["geometric SD ", kit.part("geometric_sd")];
    const interval = conf_low === null ? [] : ["; ", ...kit.interval()];
    const aside = spread.length > 0 ? [" (", ...spread, ...interval, ")"] : [];
    return ["geometric mean ", kit.part("geometric_mean"), kit.unit(), ...aside];
  },
  methodsLine: ({ conf_level, below }) => [
    `Geometric means are given with the geometric standard deviation and the ${percent(conf_level)} confidence interval from Student's t on logarithms.`,
    ...belowLine(below),
  ],
  formula:
    "The exponential of the mean of the logarithms. The geometric standard deviation, a factor without a unit, is the exponential of their standard deviation; the limits are the exponentials of Student's interval of the mean logarithm.",
  edgeCases:
    "A value of 0 or less: refused. Values below detection need a substitution (below). One value: no geometric standard deviation and no interval; values that do not vary: no interval.",
  rEquivalent: "exp(mean(log(x))); exp(sd(log(x))); exp(t.test(log(x))$conf.int)",
  source: "Bland JM, Altman DG. Transformations, means, and confidence intervals. BMJ 1996;312:1079.",
  inR: `
compute_geometric_mean <- function(input, conf_level) {
  x <- numbers(input[[1]]); n <- length(x)
  if (n == 0) stop("no values")
  if (any(x <= 0)) stop("values of 0 or less")
  y <- log(x)
  spread <- if (n > 1) sd(y) else NA
  limits <- c(NA, NA)
  if (n > 1 && spread > 0 && spread / sqrt(n) >= 10 * .Machine$double.eps * abs(mean(y)))
    limits <- exp(t.test(y, conf.level = conf_level)$conf.int)
  list(geometric_mean = exp(mean(y)), geometric_sd = exp(spread), conf_low = limits[1], conf_high = limits[2])
}`,
});
