import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { below, confLevel } from "./fields.js";
import { belowLine, labelIn, percent } from "./labels.js";
import { meanInterval } from "./mean-interval.js";
import { defineMethod, defineWords } from "./method.js";

export const mean = defineMethod({
  name: "mean",
  title: "Mean and standard deviation",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    below,
    conf_level: confLevel,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "samples", of, in: [subset], ...(below && { below }) }),
  parts: {
    mean: { kind: "value", of: "of", label: "mean" },
    sd: { kind: "value", of: "of", label: "standard deviation" },
    se_mean: { kind: "value", of: "of", label: "standard error of the mean" },
    conf_low: { kind: "value", of: "of", label: "confidence interval of the mean, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval of the mean, upper limit" },
  },
  headline: "mean",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "mean",
  compute: ({ samples }, { conf_level }) => {
    const values = arithmetic(samples[0]!);
    ensure(values.length > 0, "needs at least 1 value, found 0");
    return { result: { ...meanInterval(values, conf_level) } };
  },
});

export const meanWords = defineWords(mean, {
  label: (declaration, names) => `${labelIn(declaration, names)}: mean`,
  phrase: (kit) => {
    const { sd, conf_low } = kit.result;
    const spread = sd === null ? [] : ["SD ", kit.part("sd")];
    const interval = conf_low === null ? [] : ["; ", ...kit.interval()];
    const aside = spread.length > 0 ? [" (", ...spread, ...interval, ")"] : [];
    return ["mean ", kit.part("mean"), kit.unit(), ...aside];
  },
  methodsLine: ({ conf_level, below }) => [
    `Means are given with the standard deviation and Student's ${percent(conf_level)} confidence interval.`,
    ...belowLine(below),
  ],
  formula:
    "The sum of the values over their number. The standard deviation has the divisor n - 1; the interval is the mean plus and minus the quantile of t with n - 1 degrees of freedom times the standard deviation over the square root of n.",
  edgeCases:
    "Values below detection need a substitution (below). One value: no standard deviation and no interval; values that do not vary: no interval. No values: refused.",
  rEquivalent: "mean(x); sd(x); t.test(x)$conf.int",
  source: "Student. The probable error of a mean. Biometrika 1908;6:1-25.",
  inR: `
compute_mean <- function(input, conf_level) {
  x <- numbers(input[[1]]); n <- length(x)
  if (n == 0) stop("no values")
  spread <- if (n > 1) sd(x) else NA
  error <- spread / sqrt(n)
  limits <- c(NA, NA)
  if (n > 1 && spread > 0 && error >= 10 * .Machine$double.eps * abs(mean(x)))
    limits <- t.test(x, conf.level = conf_level)$conf.int
  list(mean = mean(x), sd = spread, se_mean = error, conf_low = limits[1], conf_high = limits[2])
}`,
});
