import type { SampleInput } from "../cohort/need.js";
import { countWhile } from "../statistics/count-while.js";
import { hodgesLehmann, type Shift } from "../statistics/hodges-lehmann.js";
import { mannWhitney as rankSumTest } from "../statistics/mann-whitney.js";
import { ensure } from "../statistics/refusal.js";
import { asSorted, type Sorted, sort } from "../statistics/sorted.js";
import { branches } from "./branches.js";
import { alternative, below, between, confLevel, exact } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const mannWhitney = defineMethod({
  name: "mann-whitney",
  title: "Mann-Whitney test",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    scale: {
      type: "choice",
      of: ["difference", "ratio"],
      default: "difference",
      doc: "The shift as a difference in the variable's unit, or, on logarithms, as a ratio.",
    },
    alternative,
    exact,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, between, below }) => ({ shape: "samples", of, in: between, ...(below && { below }) }),
  parts: ({ scale }) => {
    const shift = scale === "ratio" ? { kind: "ratio" as const } : { kind: "value" as const, of: "of" };
    const name = scale === "ratio" ? "ratio (Hodges-Lehmann)" : "difference (Hodges-Lehmann)";
    return {
      w: { kind: "statistic", label: "W" },
      p: { kind: "p", label: "p" },
      estimate: { ...shift, label: name },
      conf_low: { ...shift, label: "confidence interval, lower limit" },
      conf_high: { ...shift, label: "confidence interval, upper limit" },
      auc: { kind: "correlation", label: "probability of superiority" },
      branch: { kind: "text", label: "distribution of W" },
    };
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  disjoint: true,
  compute: ({ samples }, { scale, alternative, exact, conf_level }) => {
    const [x, y] = samples as [SampleInput, SampleInput];
    const test = rankSumTest(x.values, y.values, { alternative, exact: branches[exact] });
    ensure(test.p !== null, "needs values that differ, found all equal");
    const shift = shiftOf(x, y, scale, { alternative, branch: test.exact, confLevel: conf_level });
    return {
      result: {
        w: test.w,
        p: test.p,
        ...shift,
        auc: test.w / (test.n_x * test.n_y),
        branch: test.exact ? "exact" : "normal approximation",
      },
    };
  },
});

/**
 * The shift and its limits. Values beyond detection for which no substitution is declared may lie anywhere beyond their
 * limit: an order statistic that is the same wherever they lie is given, any other is null. An interval that ends on a
 * tie made by the substitution itself, where most pairs that are equal are two values below detection, says nothing
 * about the data: then there is no shift.
 */
function shiftOf(x: SampleInput, y: SampleInput, scale: "difference" | "ratio", options: object) {
  const on = (values: Sorted): Sorted => (scale === "difference" ? values : logarithms(values));
  const shift = (first: Sorted, second: Sorted): Shift => hodgesLehmann(on(first), on(second), options);
  const lowest = shift(extreme(x, "low"), extreme(y, "high"));
  const known = x.numbers !== undefined && y.numbers !== undefined;
  const highest = known ? lowest : shift(extreme(x, "high"), extreme(y, "low"));
  const substituted = x.substituted !== undefined && y.substituted !== undefined ? x.below * y.below : 0;
  const onTie = [lowest.conf_low, lowest.conf_high].includes(0);
  if (onTie && 2 * substituted > equalPairs(extreme(x, "low"), extreme(y, "low")))
    return { estimate: null, conf_low: null, conf_high: null };
  const agreed = (part: "estimate" | "conf_low" | "conf_high"): number | null => {
    const [low, high] = [lowest[part], highest[part]];
    if (low === null || high === null || !same(low, high)) return null;
    return scale === "ratio" ? Math.exp(low) : low;
  };
  return { estimate: agreed("estimate"), conf_low: agreed("conf_low"), conf_high: agreed("conf_high") };
}

/** Of values of which many may be equal, one after the other. Throws a Refusal where one is not above 0. */
function logarithms(values: Sorted): Sorted {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i > 0 && value === values[i - 1]) result[i] = result[i - 1]!;
    else {
      ensure(value > 0 || value === -Infinity, "a ratio needs values above 0");
      result[i] = value === -Infinity ? value : Math.log(value);
    }
  }
  return asSorted(result);
}

/** Equal, or apart by the last digits in which log(3) - log(2) and log(1.5) - log(1) differ. */
function same(a: number, b: number): boolean {
  return a === b || (Number.isFinite(a - b) && Math.abs(a - b) <= 1e-12 * Math.abs(b));
}

/** The sample with those of its censored values that have no number as far to one side as they may lie. */
function extreme(sample: SampleInput, side: "low" | "high"): Sorted {
  if (sample.numbers) return sample.numbers;
  const values = (sample.substituted ?? sample.values).slice();
  if (side === "high")
    values.fill(
      sample.belowLimit ?? -Infinity,
      0,
      countWhile(values, (value) => value === -Infinity),
    );
  else
    values.fill(
      sample.aboveLimit ?? Infinity,
      countWhile(values, (value) => value !== Infinity),
    );
  return sort(values);
}

/** In how many pairs of a value of x and one of y the two are equal. */
function equalPairs(x: Sorted, y: Sorted): number {
  let pairs = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const value = x[i]!;
    if (value < y[j]!) i++;
    else if (value > y[j]!) j++;
    else {
      const [iStart, jStart] = [i, j];
      while (x[i] === value) i++;
      while (y[j] === value) j++;
      pairs += (i - iStart) * (j - jStart);
    }
  }
  return pairs;
}

export const mannWhitneyWords = defineWords(mannWhitney, {
  label: ({ of, between }, names) =>
    `${names.variable(of)}: ${names.subset(between[0]!)} against ${names.subset(between[1]!)}`,
  phrase: (kit, { scale }) => {
    const test: readonly (string | { part: string })[] = [
      kit.result.branch === "exact" ? "exact Mann-Whitney W = " : "Mann-Whitney W = ",
      kit.part("w"),
      ", ",
      ...kit.p(),
    ];
    if (kit.result.estimate === null) return test;
    if (kit.result.conf_low === null && kit.result.conf_high === null)
      return [`${scale} `, kit.part("estimate"), ", ", ...test];
    return [`${scale} `, kit.part("estimate"), kit.unit("estimate"), " (", ...kit.interval(), "), ", ...test];
  },
  methodsLine: ({ scale, below, conf_level }) => [
    "Two groups were compared by the Mann-Whitney test, exact where both had fewer than 50 values and nothing was tied, by the normal approximation with continuity correction otherwise.",
    `Beside it stands the Hodges-Lehmann shift ${scale === "ratio" ? "on logarithms, given as a ratio," : "as a difference,"} with its ${conf_level * 100}% confidence interval.`,
    ...(below
      ? [
          `For the shift${scale === "ratio" ? " on logarithms" : ""}, and for it alone, a value below detection counted as ${substituted[below]} where so stated.`,
        ]
      : []),
  ],
  formula:
    "W is the number of pairs in which the value of the first group is the higher, plus half the number of ties. The shift is the median of all differences between a value of the first group and one of the second (on logarithms for a ratio), its limits order statistics of these differences.",
  edgeCases:
    "Values below detection are tied lowest, after all are cut at the highest limit present; for the shift they need a substitution (below), else what depends on where they lie is not given; nor is a shift whose interval ends on a tie that the substitution made. Values above detection may lie anywhere above their limit. All values equal: refused.",
  rEquivalent: "wilcox.test(x, y, conf.int = TRUE); R 4.6 is exact with ties too, unless exact = FALSE",
  source: "Mann HB, Whitney DR. Ann Math Stat 1947;18:50-60. Hodges JL, Lehmann EL. Ann Math Stat 1963;34:598-611.",
  inR: `
compute_mann_whitney <- function(input, scale, alternative, exact, conf_level) {
  x <- input[[1]]; y <- input[[2]]
  test <- rank_sum_test(x$values, y$values, alternative, exact)
  shift <- rank_sum_shift(x, y, scale, alternative, test$exact, conf_level)
  list(w = test$w, p = test$p, estimate = shift[["estimate"]], conf_low = shift[["conf_low"]],
       conf_high = shift[["conf_high"]], auc = test$w / (length(x$values) * length(y$values)),
       branch = if (test$exact) "exact" else "normal approximation")
}`,
});

const substituted = { limit: "its limit", half: "half its limit", root2: "its limit divided by the square root of 2" };
