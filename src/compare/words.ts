import type { Comparison, NumberChange, Reason } from "./index.js";
import type { PlanChange } from "./plan-changes.js";

const REASONS: Readonly<Record<Reason, string>> = {
  data: "the data",
  plan: "the plan",
  engine: "the version of Reckon",
  unknown: "a cause that neither report tells",
};

/** `data and plan` in words. */
export function reasonsInWords(because: readonly Reason[]): string {
  return because.map((reason) => REASONS[reason]).join(" and ");
}

/** `statistics.il6-vs-control in study.yaml changed (below: "limit" → "root2")`. */
export function planChangeInWords({ file, declaration, kind, details }: PlanChange): string {
  const what = declaration === "" ? file : `${declaration} in ${file}`;
  return `${what} ${kind}${details.length > 0 ? ` (${details.join("; ")})` : ""}`;
}

/** What changed in the data, in sentences without a full stop. */
export function dataInWords({ data }: Comparison["causes"]): readonly string[] {
  if (!data) return [];
  const { rows } = data;
  const hashes = `SHA-256 ${data.before ?? "unknown"} before, ${data.after ?? "unknown"} after`;
  if (!rows) return [`another data file (${hashes}); its rows cannot be compared without both files`];
  const columns = Object.entries(rows.changedColumns).map(([name, count]) => `${name} in ${count}`);
  const named = (words: string, keys: readonly string[] | undefined): readonly string[] =>
    keys && keys.length > 0 ? [`${words}: ${keys.slice(0, 20).join(", ")}${keys.length > 20 ? ", \u2026" : ""}`] : [];
  return [
    `another data file (${hashes})`,
    `${counted(rows.added, "row")} added, ${rows.removed} removed, ${rows.changed} changed; ${rows.rows.before} before, ${rows.rows.after} after`,
    ...(columns.length > 0 ? [`changed columns: ${columns.join(", ")}`] : []),
    ...named("columns added", rows.columns.added),
    ...named("columns removed", rows.columns.removed),
    ...named("added", rows.keys?.added),
    ...named("removed", rows.keys?.removed),
    ...named("changed", rows.keys?.changed),
  ];
}

/** `+0.03 (+1.8%)`; nothing where either value is no number. */
export function differenceInWords({ absolute, relative }: NumberChange): string {
  if (absolute === undefined) return "";
  const share = relative === undefined ? "" : ` (${signed(relative * 100, 2)}%)`;
  return `${signed(absolute, 3)}${share}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function signed(value: number, digits: number): string {
  const text = String(Number(Math.abs(value).toPrecision(digits)));
  return `${value < 0 ? "\u2212" : "+"}${text}`;
}
