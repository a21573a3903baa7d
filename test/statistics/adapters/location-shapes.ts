/** The shapes of the vectors' inputs: numbers that JSON cannot hold, missing values, options with defaults. */

import type { Alternative } from "../../../src/statistics/alternative.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";

export type Fields = Readonly<Record<string, unknown>>;

/** A number, or one of the words that stand for what JSON cannot hold. */
export function number(value: unknown): number {
  return typeof value === "number" ? value : Number(value as string);
}

/** A column as it stands, missing values as null. */
export function column(input: Fields, name: string): readonly (number | null)[] {
  return (input[name] as readonly unknown[]).map((value) => (value === null ? null : number(value)));
}

/** A column of true and false. */
export function flags(input: Fields, name: string): readonly boolean[] {
  return input[name] as readonly boolean[];
}

/** The values of a column that are not missing. */
export function present(input: Fields, name: string): Float64Array {
  return Float64Array.from(column(input, name).filter((value) => value !== null));
}

/** A list of columns without missing values. */
export function lists(input: Fields, name: string): readonly (readonly number[])[] {
  return (input[name] as readonly (readonly unknown[])[]).map((values) => values.map(number));
}

/** An option, or its default. */
export function option<T>(options: Fields, name: string, otherwise: T): T {
  const value = options[name];
  return value === undefined || value === null ? otherwise : (value as T);
}

/** The alternative hypothesis as R spells it. */
export function alternative(options: Fields): Alternative {
  return option(options, "alternative", "two.sided").replace(".", "-") as Alternative;
}

/** Two limits in a list. */
export function limits({
  conf_low,
  conf_high,
}: {
  conf_low: number | null;
  conf_high: number | null;
}): (number | null)[] {
  return [conf_low, conf_high];
}

/** The pairs of two columns of which neither value is missing. */
export function completePairs(input: Fields, first: string, second: string): [Float64Array, Float64Array] {
  const x = column(input, first);
  const y = column(input, second);
  const kept = x.map((_, i) => i).filter((i) => x[i] !== null && y[i] !== null);
  return [Float64Array.from(kept, (i) => x[i] as number), Float64Array.from(kept, (i) => y[i] as number)];
}

/** The samples of a grouped column in the order of the levels; levels that do not occur drop out, as in R's factor. */
export function samples(input: Fields): { names: string[]; samples: Sorted[] } {
  const x = column(input, "x");
  const group = input.group as readonly (string | null)[];
  const found = (input.levels as readonly string[]).map((name) => ({
    name,
    values: sort(x.filter((value, i): value is number => value !== null && group[i] === name)),
  }));
  const kept = found.filter(({ values }) => values.length > 0);
  return { names: kept.map(({ name }) => name), samples: kept.map(({ values }) => values) };
}
