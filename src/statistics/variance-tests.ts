import { oneWayAnova } from "./anova.js";
import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { normalQuantile } from "./distributions/normal.js";
import { mean } from "./mean.js";
import { median } from "./median.js";
import { midRanks } from "./mid-ranks.js";
import { centralSums, largestSize } from "./moments.js";
import { scaleFor } from "./power-of-two.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

export interface FOfSpread {
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly p: number | null;
}

/** Levene's test: analysis of variance of |x - group mean|. R: `car::leveneTest(center = mean)`. */
export function leveneTest(samples: readonly Sorted[]): FOfSpread {
  return anovaOfDistances(samples, mean);
}

/** The Brown-Forsythe test: analysis of variance of |x - group median|. R: `car::leveneTest`. */
export function brownForsytheTest(samples: readonly Sorted[]): FOfSpread {
  return anovaOfDistances(samples, median);
}

function anovaOfDistances(samples: readonly Sorted[], centre: (sample: Sorted) => number): FOfSpread {
  const { f, df1, df2, p } = oneWayAnova(samples.map((sample) => distances(sample, centre)));
  return { f, df1, df2, p };
}

function distances(sample: Sorted, centre: (sample: Sorted) => number): Float64Array {
  ensure(sample.length >= 1, "needs values in every group, found an empty one");
  ensure(Number.isFinite(largestSize(sample)), "needs finite values, found one below or above detection");
  const middle = centre(sample);
  return Float64Array.from(sample, (value) => Math.abs(value - middle));
}

export interface ChiSquaredOfSpread {
  /** Null where nothing varies. */
  readonly x2: number | null;
  readonly df: number;
  readonly p: number | null;
}

/**
 * The Fligner-Killeen test: normal scores of the ranks of |x - group median|. R: `fligner.test`.
 * @throws Refusal for fewer than 2 groups, an empty group, or values that are not finite
 */
export function flignerTest(samples: readonly Sorted[]): ChiSquaredOfSpread {
  const k = samples.length;
  ensure(k >= 2, `needs at least 2 groups, found ${k}`);
  const groups = samples.map((sample) => distances(sample, median));
  const pooled = new Float64Array(groups.reduce((total, group) => total + group.length, 0));
  let at = 0;
  for (const group of groups) {
    pooled.set(group, at);
    at += group.length;
  }
  const n = pooled.length;
  const scores = midRanks(pooled).map((rank) => normalQuantile((1 + rank / (n + 1)) / 2));
  const all = centralSums(scores);
  const df = k - 1;
  if (all.squares === 0) return { x2: null, df, p: null };
  let between = 0;
  at = 0;
  for (const group of groups) {
    const distance = mean(scores.subarray(at, at + group.length)) - all.mean;
    between += group.length * distance * distance;
    at += group.length;
  }
  const x2 = between / (all.squares / (n - 1));
  return { x2, df, p: chiSquaredUpper(x2, df) };
}

/**
 * Bartlett's test of equal variances of normal samples. R: `bartlett.test`.
 * @throws Refusal for fewer than 2 groups, or a group of fewer than 2 values
 */
export function bartlettTest(samples: readonly ArrayLike<number>[]): ChiSquaredOfSpread {
  const k = samples.length;
  ensure(k >= 2, `needs at least 2 groups, found ${k}`);
  const scale = scaleFor(samples.reduce((largest, sample) => Math.max(largest, largestSize(sample)), 0));
  let total = 0;
  let pooled = 0;
  let logs = 0;
  let reciprocals = 0;
  samples.forEach((sample, i) => {
    ensure(sample.length >= 2, `needs at least 2 values in every group, found ${sample.length} in group ${i + 1}`);
    const sums = centralSums(Float64Array.from(sample, (value) => value * scale));
    const squares = sums.squares / sums.scale / sums.scale;
    const degrees = sums.n - 1;
    total += degrees;
    pooled += squares;
    logs += degrees * Math.log(squares / degrees);
    reciprocals += 1 / degrees;
  });
  const df = k - 1;
  if (pooled === 0) return { x2: null, df, p: null };
  const x2 = (total * Math.log(pooled / total) - logs) / (1 + (reciprocals - 1 / total) / (3 * df));
  const statistic = Math.max(0, x2);
  return { x2: statistic, df, p: chiSquaredUpper(statistic, df) };
}
