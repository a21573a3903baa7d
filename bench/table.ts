/** A Markdown table whose columns are aligned so that it reads well on a terminal, too: the first left, others right. */
export function aligned(
  head: readonly string[],
  body: readonly (readonly string[])[],
  right: (column: number) => boolean = (column) => column > 0,
): string {
  const widths = head.map((_, j) => Math.max(3, ...[head, ...body].map((cells) => cells[j]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, j) => (right(j) ? cell.padStart(widths[j]!) : cell.padEnd(widths[j]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, j) => (right(j) ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}

/** A ratio below 1 as one part of so many: 1/4.5. */
export function share(ratio: number): string {
  return ratio < 1 ? `1/${(1 / ratio).toFixed(1).replace(/\.0$/, "")}` : ratio.toFixed(1).replace(/\.0$/, "");
}

/** 3000000 as 3,000,000. */
export function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}
