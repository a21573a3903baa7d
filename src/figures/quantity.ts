/** A number, or a bound on one: `<0.5` is somewhere below the detection limit of 0.5, `>1000` above the assay's range. */
export type Quantity = number | `<${number}` | `>${number}`;

/** The quantity that a part holds, e.g. `"<0.5"`; null where it holds none. */
export function quantity(value: number | string | boolean | null | undefined): Quantity | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const match = typeof value === "string" ? /^([<>])\s*(\S+)$/.exec(value) : null;
  const limit = Number(match?.[2] ?? Number.NaN);
  return Number.isFinite(limit) ? `${match![1] === "<" ? "<" : ">"}${limit}` : null;
}

/** Where the quantity is drawn: its value, or the limit that it lies beyond. */
export function placeOf(value: Quantity): number {
  return typeof value === "number" ? value : Number(value.slice(1));
}

/** On which side of a limit the value lies, where only a limit is known. */
export function limitSide(value: Quantity): "below" | "above" | undefined {
  return typeof value === "number" ? undefined : value.startsWith("<") ? "below" : "above";
}

/** The quantity in print: `<0.5`, with the number in the given format. */
export function printQuantity(value: Quantity, format: (value: number) => string): string {
  return typeof value === "number" ? format(value) : `${value[0]}${format(placeOf(value))}`;
}
