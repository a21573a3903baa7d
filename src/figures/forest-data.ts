import type { DrawingData } from "./drawing.js";

/** Rows that belong together, under a heading. */
export interface ForestSection {
  readonly label?: string;
  readonly rows: readonly ForestRow[];
}

export interface ForestRow {
  readonly label: string;
  /** Null where it cannot be estimated. */
  readonly estimate: number | null;
  /** Confidence limits; an infinite one, or a ratio's of 0, is drawn as an arrow. */
  readonly low: number | null;
  readonly high: number | null;
  /** What is printed at the right, one text a column: `1.62 (1.31 to 2.01)`. */
  readonly texts: readonly string[];
  /** Which group's colour the row takes: its place in `groups`; default: none. */
  readonly group?: number;
  /** What stands in place of an estimate; default `not estimable`. */
  readonly reason?: string;
  /** A category that the others are compared with: it stands at no effect, without an interval. */
  readonly reference?: true;
  /** The statistic that the row shows, for the table of data. */
  readonly statistic?: string;
}

/** The rows as a table: where they stand, estimate with limits at full precision, and the texts as printed. */
export function tabulateForest(sections: readonly ForestSection[], textColumns: readonly string[]): DrawingData {
  const rows = sections.flatMap((section) =>
    section.rows.map(({ label, estimate, low, high, texts, statistic }) => [
      section.label ?? "",
      label,
      estimate,
      low,
      high,
      ...textColumns.map((_, index) => texts[index] ?? ""),
      statistic ?? "",
    ]),
  );
  return { columns: ["section", "label", "estimate", "low", "high", ...textColumns, "statistic"], rows };
}

/** The rows in words, as printed. */
export function describeForest(
  sections: readonly ForestSection[],
  {
    axisLabel,
    noEffect,
    textHeading,
    called,
  }: { axisLabel: string; noEffect: string; textHeading: string | undefined; called: string },
): string {
  const each = sections.map(({ label, rows }) => {
    const said = rows.map(
      ({ label: row, estimate, reason = "not estimable", texts }) =>
        `${row} ${estimate === null && texts[0] !== "reference" ? reason : (texts[0] ?? estimate)}`,
    );
    return `${label ? `${label}: ` : ""}${said.join("; ")}`;
  });
  const axis = called === "Forest plot" ? `${axisLabel}, with a line of no effect at ${noEffect}` : axisLabel;
  return `${called}. Axis: ${axis}. ${textHeading ? `${textHeading}. ` : ""}${each.join(". ")}.`;
}
