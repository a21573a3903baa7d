import { compareReports, readReport } from "../compare/index.js";
import { comparisonMarkdown } from "../compare/markdown.js";
import { comparisonText } from "../compare/text.js";

const FORMATS = {
  text: comparisonText,
  json: (comparison: ReturnType<typeof compareReports>) => `${JSON.stringify(comparison, infinities, 2)}\n`,
  markdown: comparisonMarkdown,
};

/** `reckon compare`: which numbers and conclusions changed between two reports, and why. */
export function compare(before: string, after: string, { format }: { format: keyof typeof FORMATS }): void {
  process.stdout.write(FORMATS[format](compareReports(readReport(before), readReport(after))));
}

/** JSON has no infinities; they stand as texts, as in statistics.json. */
function infinities(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
