/** What a case took at one size. */
export interface Line {
  readonly method: string;
  readonly n: number;
  /** Milliseconds. */
  readonly ours: number;
  /** Milliseconds, or why there are none; null where R was not asked. */
  readonly r: number | string | null;
}

/** The lines as a Markdown table, its columns aligned so that it reads well on a terminal, too. */
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
  const widths = head.map((_, j) => Math.max(...[head, ...body].map((cells) => cells[j]!.length)));
  const aligned = (cells: readonly string[]): string =>
    `| ${cells.map((cell, j) => (j === 0 ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, j) => (j === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [aligned(head), rule, ...body.map(aligned)].join("\n");
}

/** So many significant digits, never with an exponent. */
export function significant(value: number, digits = 3): string {
  const rounded = Number(value.toPrecision(digits));
  if (rounded >= 10 ** (digits - 1)) return thousands(rounded);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(rounded)));
  return rounded.toFixed(decimals);
}

function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}
