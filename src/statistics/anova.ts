import { fUpper } from "./distributions/f.js";
import { type CentralSums, centralSums, largestSize } from "./moments.js";
import { scaleFor } from "./power-of-two.js";
import { ensure } from "./refusal.js";

/** The groups of a one-way layout reduced to what analyses of variance need; values times `scale`, means about `origin`. */
export interface Layout {
  readonly groups: readonly CentralSums[];
  readonly n: number;
  readonly scale: number;
  /** Group means less the first group's mean, scaled. */
  readonly means: Float64Array;
  readonly ssBetween: number;
  readonly ssWithin: number;
}

/**
 * Sums of squares between and within groups, to full precision also where the means are 1e12 times the spread.
 * @throws Refusal for fewer than 2 groups, an empty group, or values that are not finite
 */
export function oneWayLayout(samples: readonly ArrayLike<number>[]): Layout {
  const k = samples.length;
  ensure(k >= 2, `needs at least 2 groups, found ${k}`);
  samples.forEach((sample, i) => {
    ensure(sample.length >= 1, `needs values in every group, found none in group ${i + 1} of ${k}`);
  });
  // One scale for all groups.
  const scale = scaleFor(samples.reduce((largest, sample) => Math.max(largest, largestSize(sample)), 0));
  const groups = samples.map((sample) =>
    centralSums(scale === 1 ? sample : Float64Array.from(sample, (value) => value * scale)),
  );
  const first = groups[0]!;
  const means = Float64Array.from(groups, (group) => group.mean - first.mean + (group.meanRest - first.meanRest));
  let n = 0;
  let ssWithin = 0;
  let weighted = 0;
  groups.forEach((group, i) => {
    n += group.n;
    ssWithin += group.squares / group.scale / group.scale;
    weighted += group.n * means[i]!;
  });
  const grand = weighted / n;
  let ssBetween = 0;
  groups.forEach((group, i) => {
    ssBetween += group.n * (means[i]! - grand) * (means[i]! - grand);
  });
  return { groups, n, scale, means, ssBetween, ssWithin };
}

export interface Anova {
  /** Null where nothing varies at all, infinite where nothing varies within the groups. */
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly p: number | null;
  readonly ss_between: number;
  readonly ss_within: number;
  readonly ms_within: number;
  readonly eta_squared: number | null;
  readonly omega_squared: number | null;
}

/**
 * One-way analysis of variance, variances assumed equal. R: `oneway.test(x ~ g, var.equal = TRUE)`, `aov`.
 * @throws Refusal for fewer than 2 groups, an empty group, or no more values than groups
 */
export function oneWayAnova(samples: readonly ArrayLike<number>[]): Anova {
  const { n, scale, ssBetween, ssWithin } = oneWayLayout(samples);
  const k = samples.length;
  ensure(n > k, `needs more values than groups, found ${n} in ${k} groups`);
  const df1 = k - 1;
  const df2 = n - k;
  const msWithin = ssWithin / df2;
  const total = ssBetween + ssWithin;
  const f = total === 0 ? null : ssBetween / df1 / msWithin;
  return {
    f,
    df1,
    df2,
    p: f === null ? null : fUpper(f, df1, df2),
    ss_between: ssBetween / scale / scale,
    ss_within: ssWithin / scale / scale,
    ms_within: msWithin / scale / scale,
    eta_squared: total === 0 ? null : ssBetween / total,
    omega_squared: total === 0 ? null : (ssBetween - df1 * msWithin) / (total + msWithin),
  };
}

export interface WelchAnova {
  /** Null where a group has no variance. */
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number | null;
  readonly p: number | null;
}

/**
 * Welch's one-way analysis, variances not assumed equal. R: `oneway.test(x ~ g)`.
 * @throws Refusal for fewer than 2 groups, or a group of fewer than 2 values
 */
export function welchAnova(samples: readonly ArrayLike<number>[]): WelchAnova {
  const { groups, means } = oneWayLayout(samples);
  const k = groups.length;
  groups.forEach((group, i) => {
    ensure(group.n >= 2, `needs at least 2 values in every group, found ${group.n} in group ${i + 1}`);
  });
  const df1 = k - 1;
  const weights = groups.map(({ n, squares, scale }) => n / (squares / (n - 1) / scale / scale));
  let total = 0;
  for (const weight of weights) total += weight;
  if (!Number.isFinite(total)) return { f: null, df1, df2: null, p: null };
  let mean = 0;
  weights.forEach((weight, i) => {
    mean += (weight / total) * means[i]!;
  });
  let between = 0;
  let lack = 0;
  weights.forEach((weight, i) => {
    const distance = means[i]! - mean;
    const share = 1 - weight / total;
    between += weight * distance * distance;
    lack += (share * share) / (groups[i]!.n - 1);
  });
  lack /= k * k - 1;
  const f = between / (df1 * (1 + 2 * (k - 2) * lack));
  const df2 = 1 / (3 * lack);
  return { f, df1, df2, p: fUpper(f, df1, df2) };
}
