import type { PartValue } from "../format/part.js";

/** A value as statistics.json or a page writes it: infinities are texts there. */
export function writtenValue(written: unknown): PartValue {
  if (written === "Infinity") return Number.POSITIVE_INFINITY;
  if (written === "-Infinity") return Number.NEGATIVE_INFINITY;
  if (written === null || typeof written === "number" || typeof written === "string" || typeof written === "boolean")
    return written;
  return null;
}

/** A value in a page's full-precision text. */
export function valueInText(text: string): PartValue {
  const plain = text.trim();
  if (plain === "" || plain === "\u2013") return null;
  const number = Number(plain.replace("\u2212", "-").replace(/[,\u2009\u202f\u00a0](?=\d{3})/g, ""));
  return Number.isNaN(number) ? writtenValue(plain) : number;
}

/** Where nothing says how a value is printed: at most four significant digits. */
export function plainly(value: PartValue): string {
  if (value === null) return "\u2013";
  if (typeof value !== "number" || Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}
