import type { DistributionCell, Quantity } from "../../src/figures/index.js";

/** Simulated values that look like an assay's: skewed, rounded to three digits, some below the detection limit. */
export function generator(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

export const assays = [
  { label: "IL-2", median: 1.1, spread: 0.9, limit: 0.5 },
  { label: "IL-4", median: 0.5, spread: 0.8, limit: 0.4 },
  { label: "IL-5", median: 1.5, spread: 0.7, limit: 0.3 },
  { label: "IL-6", median: 1.9, spread: 0.8, limit: 0.5 },
  { label: "IL-7", median: 9, spread: 0.5, limit: 1 },
  { label: "IL-10", median: 1.2, spread: 0.9, limit: 0.5 },
  { label: "IL-13", median: 2.2, spread: 1, limit: 1 },
  { label: "IL-15", median: 2.4, spread: 0.4, limit: 0.5 },
  { label: "IL-21", median: 14, spread: 1.2, limit: 5 },
  { label: "BAFF", median: 850, spread: 0.35, limit: 20 },
  { label: "APRIL", median: 2600, spread: 0.5, limit: 100 },
] as const;

export type Assay = (typeof assays)[number];

export function concentrations(count: number, { median, spread }: Assay, seed: number, shift = 1): number[] {
  const normal = generator(seed);
  return Array.from({ length: count }, () => Number((median * shift * Math.exp(spread * normal())).toPrecision(3)));
}

export function cellOf(values: readonly number[], limit: number): DistributionCell {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): Quantity => {
    const value = sorted[Math.round((sorted.length - 1) * part)]!;
    return value < limit ? `<${limit}` : value;
  };
  return {
    n: values.length,
    box: { low: at(0.05), q1: at(0.25), median: at(0.5), q3: at(0.75), high: at(0.95) },
    points: {
      values: values.filter((value) => value >= limit),
      below: values.filter((value) => value < limit).map(() => limit),
    },
  };
}

/** The same items in another order, the same each time. */
export function permuted<T>(items: ArrayLike<T>): T[] {
  const copy = Array.from(items);
  return [
    ...copy.filter((_, i) => i % 3 === 1),
    ...copy.filter((_, i) => i % 3 === 0).reverse(),
    ...copy.filter((_, i) => i % 3 === 2),
  ];
}

/** A number as a report prints it. */
export const format = (value: number): string =>
  value >= 1000 ? String(value).replace(/(\d)(?=(\d{3})+$)/g, "$1,") : String(value).replace("-", "\u2212");
