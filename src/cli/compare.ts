import { compareReports, readReport } from "../compare/index.js";
import { comparisonMarkdown } from "../compare/markdown.js";
import { comparisonText } from "../compare/text.js";
import type { Tell } from "./tell.js";

/** `reckon compare`: which numbers and conclusions changed between two reports, and why; as Markdown for a letter. */
export function compare(before: string, after: string, { markdown }: { markdown: boolean }, tell: Tell): void {
  const comparison = compareReports(readReport(before), readReport(after));
  const changes = comparison.changes.length;
  tell.done((markdown ? comparisonMarkdown : comparisonText)(comparison), {
    result: comparison,
    summary: changes === 1 ? "1 change" : `${changes} changes`,
  });
}
