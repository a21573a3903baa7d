import type { Comparison } from "./index.js";
import { counted, dataInWords, differenceInWords, planChangeInWords } from "./words.js";

/** A comparison as Markdown for a response letter: what changed in the revised manuscript, and why. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { changes, flips, added, removed, causes, shared } = comparison;
  const shown = changes.filter(({ printed, cited }) => printed && cited);
  const elsewhere = changes.filter(({ printed, cited }) => printed && !cited).length;
  const statistics = new Set(shown.map(({ id }) => id)).size;
  const blocks: string[] = [];
  blocks.push(
    shown.length === 0
      ? "In the revised manuscript, no number that it cites changed in its printed digits."
      : `In the revised manuscript, ${counted(shown.length, "number")} (of ${counted(statistics, "statistic")}; ${shared} are in both versions) changed in the printed digits.`,
  );
  blocks.push(
    flips.length === 0
      ? "No conclusion changed: every verdict is the same, no p value crossed 0.05, and no confidence interval came to include or exclude the value of no effect."
      : `These conclusions changed:\n\n${flips.map(({ kind, of, label, before, after }) => `- ${kind === "verdict" ? `Claim ${code(of)}` : `${escaped(label)} (${code(of)})`}: ${escaped(before)} before, ${escaped(after)} now.`).join("\n")}`,
  );
  if (shown.length > 0)
    blocks.push(
      table(
        ["Statistic", "Number", "Before", "Now", "Change"],
        shown.map((change) => [
          escaped(change.label),
          code(`${change.id}.${change.part}`),
          escaped(change.before.printed),
          escaped(change.after.printed),
          differenceInWords(change),
        ]),
      ),
    );
  if (elsewhere > 0) blocks.push(`${counted(elsewhere, "further number")} changed that the text does not cite.`);
  for (const [words, list] of [
    ["added", added],
    ["removed", removed],
  ] as const)
    if (list.length > 0)
      blocks.push(
        `${counted(list.length, "statistic")} ${list.length === 1 ? "was" : "were"} ${words}: ${list.map(({ id, label }) => `${escaped(label)} (${code(id)})`).join("; ")}.`,
      );
  const reasons = [
    ...dataInWords(causes).map((words) => `Data: ${escaped(words)}.`),
    ...causes.plan.map((change) => `Analysis plan: ${escaped(planChangeInWords(change))}.`),
    ...(causes.engine ? [`Software: Reckon ${causes.engine.before} before, ${causes.engine.after} now.`] : []),
  ];
  blocks.push(
    reasons.length === 0
      ? "Data, analysis plan and software are the same."
      : `What changed in data, analysis plan and software:\n\n${reasons.map((reason) => `- ${reason}`).join("\n")}`,
  );
  return `${blocks.join("\n\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text in which Markdown sees nothing but text. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .replace(/[\\`*_[\]<>|#]/g, (mark) => (mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : `\\${mark}`));
}

function code(text: string): string {
  return `\`${text.replace(/[`|\p{Cc}]/gu, " ")}\``;
}
