/** The shapes of the vectors' inputs: numbers that JSON cannot hold, missing values, options with defaults. */

export type Fields = Readonly<Record<string, unknown>>;

/** A number, or one of the words that stand for what JSON cannot hold. */
export function number(value: unknown): number {
  return typeof value === "number" ? value : Number(value as string);
}

/** A column as it stands, missing values as null. */
export function column(input: Fields, name: string): readonly (number | null)[] {
  return (input[name] as readonly unknown[]).map((value) => (value === null ? null : number(value)));
}

/** The values of a column that are not missing. */
export function present(input: Fields, name: string): Float64Array {
  return Float64Array.from(column(input, name).filter((value) => value !== null));
}

/** An option, or its default. */
export function option<T>(options: Fields, name: string, otherwise: T): T {
  const value = options[name];
  return value === undefined || value === null ? otherwise : (value as T);
}
