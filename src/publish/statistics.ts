import type { PartValue } from "../format/part.js";
import type { Entry, Ledger } from "../ledger/entry.js";

/** Infinities as the texts that JSON can hold; everything else as it is. */
function plain(value: PartValue): PartValue {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function plainRow(row: Readonly<Record<string, PartValue>>): Record<string, PartValue> {
  return Object.fromEntries(Object.entries(row).map(([part, value]) => [part, plain(value)]));
}

/** A statistic as `statistics.json` has it: numbers as full-precision doubles, infinities as texts. */
export function statisticRecord(entry: Entry): Readonly<Record<string, unknown>> {
  const { n, missing, notApplicable, unknown, below, above } = entry.participants;
  return {
    id: entry.id,
    method: entry.method,
    label: entry.label,
    n,
    missing,
    not_applicable: notApplicable,
    unknown,
    below,
    above,
    where: entry.where,
    filter: entry.filter,
    result: plainRow(entry.result),
    ...(entry.rows && { rows: entry.rows.map(plainRow) }),
    ...(entry.groups.length > 1 && { groups: entry.groups.map(({ subset, n: used }) => ({ subset, n: used })) }),
    ...(entry.family && { family: entry.family }),
    ...(entry.families && { families: entry.families }),
    ...(entry.refusal !== undefined && { refusal: entry.refusal }),
    text: entry.text,
    declared_by: entry.declaredBy,
  };
}

/** `statistics.json`: an array in plan order, a statistic a line. */
export function statisticsJson(ledger: Ledger): string {
  return `[\n${ledger.entries.map((entry) => JSON.stringify(statisticRecord(entry))).join(",\n")}\n]\n`;
}

/** `statistics.csv`: id, part, value; the counts of participants are parts, rows of a table are `part[key=value]`. */
export function statisticsCsv(ledger: Ledger): string {
  const lines = ["id,part,value"];
  for (const entry of ledger.entries)
    for (const [part, value] of partsOf(entry)) lines.push(csvRow([entry.id, part, value]));
  return `${lines.join("\n")}\n`;
}

/** The values of a statistic by part, as `statistics.csv` has them. */
export function valuesOf(entry: Entry): ReadonlyMap<string, string> {
  return new Map([...partsOf(entry)].map(([part, value]) => [part, value === null ? "" : String(value)]));
}

function* partsOf(entry: Entry): Generator<readonly [part: string, value: PartValue]> {
  const { n, missing, notApplicable, unknown, below, above } = entry.participants;
  yield* Object.entries({ n, missing, not_applicable: notApplicable, unknown, below, above, ...entry.result });
  for (const row of entry.rows ?? []) {
    const isKey = (part: string): boolean => entry.rowKeys?.includes(part) === true;
    const key = Object.entries(row)
      .filter(([part]) => isKey(part))
      .map(([part, value]) => `${part}=${value}`)
      .join(";");
    for (const [part, value] of Object.entries(row)) if (!isKey(part)) yield [`${part}[${key}]`, value];
  }
}

/** One line of CSV: absent values are empty, texts are quoted where they must be. */
export function csvRow(cells: readonly PartValue[]): string {
  return cells.map((cell) => (cell === null ? "" : csvText(String(cell)))).join(",");
}

function csvText(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
