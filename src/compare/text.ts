import type { Comparison, NumberChange } from "./index.js";
import { counted, dataInWords, differenceInWords, planChangeInWords, reasonsInWords } from "./words.js";

/** A comparison as lines for a terminal: decisions first, then numbers, then causes. */
export function comparisonText(comparison: Comparison): string {
  const { before, after, changes, flips, added, removed, causes, shared } = comparison;
  const visible = changes.filter(({ printed }) => printed);
  const lines = [
    `${before.path} \u2192 ${after.path}`,
    `${counted(statisticsIn(visible), "statistic")} of ${shared} changed in ${counted(visible.length, "printed number")}${changes.length > visible.length ? `, ${changes.length - visible.length} more only beyond the printed digits` : ""}; ${added.length} added, ${removed.length} removed`,
  ];
  const section = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push("", title, ...items.map((item) => `  ${item}`));
  };
  section(
    "Decisions that flipped",
    flips.map(
      ({ kind, of, label, before, after }) =>
        `${of}${kind === "verdict" ? "" : ` (${label})`}: ${before} \u2192 ${after}`,
    ),
  );
  section("Numbers that changed", visible.filter(({ cited }) => cited).map(changeInWords));
  section(
    "Numbers that changed and that only the appendix has",
    visible.filter(({ cited }) => !cited).map(changeInWords),
  );
  section(
    "Statistics added",
    added.map(({ id, label }) => `${id} (${label})`),
  );
  section(
    "Statistics removed",
    removed.map(({ id, label }) => `${id} (${label})`),
  );
  section("Causes", [
    ...dataInWords(causes).map((words) => `data: ${words}`),
    ...causes.plan.map((change) => `plan: ${planChangeInWords(change)}`),
    ...(causes.engine ? [`engine: Reckon ${causes.engine.before} before, ${causes.engine.after} after`] : []),
    ...(changes.length > 0 && !causes.data && causes.plan.length === 0 && !causes.engine
      ? [
          "none is told: data, plan and version are the same, so that at least one of the reports is not what they give (reckon verify)",
        ]
      : []),
  ]);
  // a stranger's text may not steer the terminal
  return lines.map((line) => `${line.replace(/\p{Cc}/gu, "\ufffd")}\n`).join("");
}

function changeInWords(change: NumberChange): string {
  const difference = differenceInWords(change);
  const values = `${change.before.printed} \u2192 ${change.after.printed}${difference === "" ? "" : `  ${difference}`}`;
  return `${change.id}.${change.part}: ${values}  because of ${reasonsInWords(change.because)}`;
}

function statisticsIn(changes: readonly NumberChange[]): number {
  return new Set(changes.map(({ id }) => id)).size;
}
