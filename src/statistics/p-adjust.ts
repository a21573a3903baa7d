import { ensure } from "./refusal.js";

/** How p values are adjusted for their number; named as in R. */
export type Adjustment = "holm" | "hochberg" | "hommel" | "bonferroni" | "BH" | "BY" | "none";

/**
 * p values adjusted for multiple testing, in the order given. Null (not available) stays null and does not count.
 * `n`, the number of comparisons, may be set larger than the number of p values. R: `p.adjust(p, method, n)`, where
 * BH is also called fdr.
 * @throws Refusal for a value outside [0, 1], or `n` below the number of p values
 */
export function adjustP(
  p: readonly (number | null)[],
  method: Adjustment,
  { n = p.filter((value) => value !== null).length }: { n?: number } = {},
): (number | null)[] {
  const places: number[] = [];
  for (let i = 0; i < p.length; i++) {
    const value = p[i] ?? null;
    if (value === null) continue;
    ensure(value >= 0 && value <= 1, `needs p values between 0 and 1, found ${value}`);
    places.push(i);
  }
  ensure(n >= places.length, `needs at least as many comparisons as p values (${places.length}), found ${n}`);
  const order = [...places].sort((a, b) => p[a]! - p[b]! || a - b);
  const adjusted = adjustAscending(
    order.map((i) => p[i]!),
    method,
    n,
  );
  const result: (number | null)[] = p.map(() => null);
  order.forEach((place, rank) => {
    result[place] = adjusted[rank]!;
  });
  return result;
}

function adjustAscending(p: readonly number[], method: Adjustment, n: number): number[] {
  switch (method) {
    case "none":
      return [...p];
    case "bonferroni":
      return p.map((value) => Math.min(1, n * value));
    case "holm":
      return stepDown(p.map((value, i) => (n - i) * value));
    case "hochberg":
      return stepUp(p.map((value, i) => (n - i) * value));
    case "BH":
      return stepUp(p.map((value, i) => (n / (i + 1)) * value));
    case "BY": {
      let harmonic = 0;
      for (let i = n; i >= 1; i--) harmonic += 1 / i;
      return stepUp(p.map((value, i) => ((harmonic * n) / (i + 1)) * value));
    }
    case "hommel":
      return hommel(p, n);
  }
}

/** Running maxima from the smallest p, at most 1. */
function stepDown(values: readonly number[]): number[] {
  let highest = 0;
  return values.map((value) => {
    highest = Math.max(highest, value);
    return Math.min(1, highest);
  });
}

/** Running minima from the largest p, at most 1. */
function stepUp(values: readonly number[]): number[] {
  const result = [...values];
  let lowest = 1;
  for (let i = result.length - 1; i >= 0; i--) {
    lowest = Math.min(lowest, result[i]!);
    result[i] = lowest;
  }
  return result;
}

/** Hommel (1988) by Wright's algorithm (1992). */
function hommel(ascending: readonly number[], n: number): number[] {
  const p = [...ascending, ...Array<number>(n - ascending.length).fill(1)];
  if (n <= 1) return p;
  let simes = Infinity;
  for (let i = 0; i < n; i++) simes = Math.min(simes, (n * p[i]!) / (i + 1));
  const adjusted = Array<number>(n).fill(simes);
  for (let j = n - 1; j >= 2; j--) {
    const first = n - j + 1;
    let least = Infinity;
    for (let i = first; i < n; i++) least = Math.min(least, (j * p[i]!) / (2 + i - first));
    const last = Math.min(j * p[first - 1]!, least);
    for (let i = 0; i < first; i++) adjusted[i] = Math.max(adjusted[i]!, Math.min(j * p[i]!, least));
    for (let i = first; i < n; i++) adjusted[i] = Math.max(adjusted[i]!, last);
  }
  return ascending.map((value, i) => Math.max(adjusted[i]!, value));
}
