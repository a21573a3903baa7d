import { ensure } from "../statistics/refusal.js";
import { studentTTest, type TTest, welchTTest } from "../statistics/t-test.js";
import { arithmetic } from "./censored.js";
import { alternative, below, between, confLevel } from "./fields.js";
import { belowLine, labelBetween, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const tTest = defineMethod({
  name: "t-test",
  title: "t test of two groups",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    type: {
      type: "choice",
      of: ["welch", "student"],
      default: "welch",
      doc: "Welch's test, or Student's, which assumes that the variances are equal.",
    },
    mu: { type: "number", default: 0, doc: "The difference of means under the null hypothesis." },
    alternative,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, between, below }) => ({ shape: "samples", of, in: between, ...(below && { below }) }),
  parts: {
    t: { kind: "statistic", label: "t" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    estimate: { kind: "value", of: "of", label: "difference of means" },
    conf_low: { kind: "value", of: "of", label: "confidence interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval, upper limit" },
    mean_x: { kind: "value", of: "of", label: "mean of the first group" },
    mean_y: { kind: "value", of: "of", label: "mean of the second group" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  disjoint: true,
  compute: ({ samples }, { type, mu, alternative, conf_level }) => {
    const [x, y] = samples.map(arithmetic);
    const test = (type === "welch" ? welchTTest : studentTTest)(x!, y!, { mu, alternative, confLevel: conf_level });
    const { mean_x, mean_y } = test;
    return { result: { ...testParts(test), mean_x, mean_y } };
  },
});

/** The parts that every t test has. Throws a Refusal where the test does not exist. */
export function testParts({ t, df, p, estimate, conf_low, conf_high }: TTest) {
  ensure(t !== null && df !== null && p !== null && conf_low !== null && conf_high !== null, "needs values that vary");
  return { t, df, p, estimate, conf_low, conf_high };
}

export const tTestWords = defineWords(tTest, {
  label: labelBetween,
  phrase: (kit, { type }) => [
    "difference of means ",
    kit.part("estimate"),
    kit.unit("estimate"),
    " (",
    ...kit.interval(),
    `), ${type === "welch" ? "Welch's" : "Student's"} t = `,
    kit.part("t"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ type, alternative, conf_level, below }) => [
    `Means of two groups were compared by ${type === "welch" ? "Welch's t test" : "Student's t test"}${sided(alternative)}${type === "welch" ? "" : ", which assumes equal variances"}, with the difference of means and its ${percent(conf_level)} confidence interval.`,
    ...belowLine(below),
  ],
  formula:
    "t is the difference of the means (first less second), less the one under the null hypothesis, over its standard error: the root of the sum of each variance over its number (Welch, with Satterthwaite's degrees of freedom), or from the pooled variance with n - 2 degrees of freedom (Student).",
  edgeCases:
    "Values below detection need a substitution (below). Fewer than 2 values in a group (Student: fewer than 3 together), or values that are constant up to rounding: refused. One-sided intervals are open on one side.",
  rEquivalent: "t.test(x, y); t.test(x, y, var.equal = TRUE)",
  source: "Welch BL. Biometrika 1947;34:28-35. Student. Biometrika 1908;6:1-25.",
  inR: `
compute_t_test <- function(input, type, mu, alternative, conf_level) {
  x <- numbers(input[[1]]); y <- numbers(input[[2]])
  test <- t.test(x, y, var.equal = type == "student", mu = mu, alternative = sub("-", ".", alternative),
                 conf.level = conf_level)
  list(t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, estimate = mean(x) - mean(y),
       conf_low = test$conf.int[1], conf_high = test$conf.int[2], mean_x = mean(x), mean_y = mean(y))
}`,
});
