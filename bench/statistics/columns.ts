import { normalQuantile } from "../../src/statistics/distributions/normal.js";
import { Mrg32k3a } from "../../src/statistics/random.js";

/** The columns of the cohort on which everything is measured: `n` rows, the same in every run. */
export interface Columns {
  /** A measurement, normal, somewhat higher in the second half of the rows; and the same to two decimals, so tied. */
  readonly value: Float64Array;
  readonly rounded: Float64Array;
  /** Correlated with `value` (about 0.45). */
  readonly other: Float64Array;
  readonly otherRounded: Float64Array;
  readonly age: Float64Array;
  readonly marker: Float64Array;
  /** 0 or 1. */
  readonly sex: Float64Array;
  /** 0 or 1, depends on age, marker and sex. */
  readonly outcome: Float64Array;
  /** Follow-up in years, depends on the same; and in whole days, so tied. */
  readonly years: Float64Array;
  readonly days: Float64Array;
  /** 1 for an event, about two thirds. */
  readonly event: Float64Array;
}

export type ColumnName = keyof Columns;

export function columns(n: number): Columns {
  const random = new Mrg32k3a(20261122);
  const uniform = (): Float64Array => Float64Array.from({ length: n }, () => random.next());
  const normal = (): Float64Array => uniform().map((u) => normalQuantile(u));
  const twoDecimals = (values: Float64Array): Float64Array => values.map((x) => Math.round(x * 100) / 100);

  const value = normal().map((x, i) => (2 * i < n ? x : x + 0.05));
  const other = normal().map((x, i) => x + 0.5 * value[i]!);
  const age = normal().map((x) => Math.round(60 + 12 * x));
  const marker = normal().map(Math.exp);
  const sex = uniform().map((u) => (u < 0.4 ? 1 : 0));
  const risk = age.map((x, i) => 0.03 * (x - 60) + 0.2 * marker[i]! - 0.4 * sex[i]!);
  const outcome = uniform().map((u, i) => (u < 1 / (1 + Math.exp(-risk[i]!)) ? 1 : 0));
  const lifetime = uniform().map((u, i) => (-6 * Math.log(u)) / Math.exp(risk[i]!));
  const limit = uniform().map((u) => 12 * u);
  const years = lifetime.map((x, i) => Math.min(x, limit[i]!));
  return {
    value,
    rounded: twoDecimals(value),
    other,
    otherRounded: twoDecimals(other),
    age,
    marker,
    sex,
    outcome,
    years,
    days: years.map((x) => Math.ceil(365.25 * x)),
    event: lifetime.map((x, i) => (x <= limit[i]! ? 1 : 0)),
  };
}
