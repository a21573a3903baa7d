import { aligned, thousands } from "../table.js";

/** What a case took at one size. */
export interface Line {
  readonly method: string;
  readonly n: number;
  /** Milliseconds. */
  readonly ours: number;
  /** Milliseconds, or why there are none; null where R was not asked. */
  readonly r: number | string | null;
}

/** The lines as a Markdown table. */
export function table(lines: readonly Line[]): string {
  const withR = lines.some(({ r }) => r !== null);
  const head = ["method", "n", "ours, ms", "rows a second", ...(withR ? ["R, ms", "R / ours"] : [])];
  const body = lines.map(({ method, n, ours, r }) => [
    method,
    thousands(n),
    significant(ours),
    thousands(Number(((1000 * n) / ours).toPrecision(2))),
    ...(withR ? (typeof r === "number" ? [significant(r), significant(r / ours, 2)] : [r ?? "", ""]) : []),
  ]);
  return aligned(head, body);
}

/** So many significant digits, never with an exponent. */
export function significant(value: number, digits = 3): string {
  const rounded = Number(value.toPrecision(digits));
  if (rounded >= 10 ** (digits - 1)) return thousands(rounded);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(rounded)));
  return rounded.toFixed(decimals);
}
