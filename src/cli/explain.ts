import { rCall } from "../audit/index.js";
import { fullPrecision } from "../document/numbers.js";
import { StudyFaults, suggest } from "../fault.js";
import type { Entry, Ledger } from "../ledger/entry.js";
import { participantsInWords } from "../ledger/participants.js";
import { rowTables } from "../ledger/row-tables.js";
import { rowName } from "../methods/rows.js";
import { compute, openInputs, prepare, render } from "../publish/build.js";
import { undrawnFigures } from "../publish/figures.js";
import { readInputs } from "../publish/inputs.js";
import { statisticRecord } from "../publish/statistics.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import type { Tell } from "./tell.js";

/** `reckon explain`: everything that is known of one statistic. No figure is drawn for it. */
export async function explain(
  reference: string,
  folder: string,
  { set, allowSource }: { set?: Settings; allowSource?: Sources },
  tell: Tell,
): Promise<void> {
  const report = compute(prepare(await openInputs(readInputs(folder, set), { sources: allowSource })));
  const found = report.ledger.phrase(reference);
  if (!found) {
    const hint = suggest(reference, report.ledger.references());
    const message = `unknown statistic: ${reference}`;
    throw new StudyFaults([{ rule: "id-unknown", severity: "error", message, ...(hint && { hint }) }]);
  }
  const { entry } = found;
  const planned = report.plan.statistics.find(({ id }) => id === entry.id)!;
  const mentions = render(report, undrawnFigures(report)).cited.get(entry.id) ?? [];
  const lines: [string, string][] = [
    ["statistic", `${entry.id}: ${entry.label}`],
    ["method", `${entry.methodTitle} (${entry.method})`],
    ["text", entry.text],
    ...Object.keys(entry.result).map((part): [string, string] => {
      const printed = report.ledger.part(`${entry.id}.${part}`)!;
      const full = fullPrecision(entry.result[part] ?? null);
      return [`  ${part}`, full === undefined || full === printed.text ? printed.text : `${printed.text}  (${full})`];
    }),
    ...rowLines(report.ledger, entry),
    ["participants", participantsInWords(entry)],
    ["filter", entry.where],
    ...(entry.family
      ? [["family", `${entry.family.name}, ${entry.family.adjust}, ${entry.family.size} tests`] as [string, string]]
      : []),
    ...(entry.families ?? []).map(({ name, adjust, size, of }): [string, string] => [
      "family",
      `${of}: ${name}, ${adjust}, ${size} tests`,
    ]),
    ["declared by", `${entry.declaredBy}${planned.place.line ? ` (${planned.place.file}:${planned.place.line})` : ""}`],
    ["cited", mentions.length === 0 ? "not cited in the text" : mentions.map(({ label }) => label).join(", ")],
    ["in R", rCall(planned, report)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  const text = lines.map(
    ([name, words]) => `${name.padEnd(width)}  ${words.replaceAll("\n", `\n${" ".repeat(width + 2)}`)}`,
  );
  const cited = mentions.map(({ label, anchor }) => ({ label, anchor }));
  tell.done(text.join("\n"), {
    summary: entry.text,
    result: { ...statisticRecord(entry), cited, r: rCall(planned, report) },
  });
}

/** Terms of a model, times of a curve, pairs of groups: a line each, its parts as they are printed; long curves cut short. */
function rowLines(ledger: Ledger, { id, rows = [], rowKeys = [] }: Entry): [string, string][] {
  return rowTables(rows).flatMap(({ columns, rows: table }) => {
    const parts = columns.filter((part) => !rowKeys.includes(part));
    const lines = table.slice(0, MOST_ROWS).map((row): [string, string] => {
      const name = rowName(row, rowKeys);
      const texts = parts.map((part) => `${part} ${ledger.part(`${id}.${part}[${name}]`)?.text ?? ""}`);
      return [`  [${name}]`, texts.join(", ")];
    });
    const more = table.length - lines.length;
    return more > 0 ? [...lines, ["", `and ${more} more rows: statistics.json, or --format json`]] : lines;
  });
}

const MOST_ROWS = 40;
