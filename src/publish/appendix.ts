import { type SecondEngine, secondEngineInWords } from "../audit/second-engine.js";
import { anew, type Recall } from "../cache/recall.js";
import { escapeHtml } from "../document/escape.js";
import type { Mention } from "../document/rendering.js";
import type { Profile } from "../format/profile.js";
import { roundingRules } from "../format/rounding.js";
import type { Entry, Ledger } from "../ledger/entry.js";
import { layoutOf } from "./appendix-layout.js";
import { type Column, rowHtml } from "./appendix-row.js";
import { type CallInR, splitCall } from "./r-call.js";
import { cssText } from "./stylesheet.js";

/** What the appendix tells of a report. */
export interface AppendixInput {
  readonly ledger: Ledger;
  /** Where each statistic is cited, by id. */
  readonly cited: ReadonlyMap<string, readonly Mention[]>;
  readonly profile: Profile;
  /** The line of R that recomputes each statistic, by id. */
  readonly inR?: ReadonlyMap<string, string>;
  readonly secondEngine?: SecondEngine;
}

/** The appendix, and what its columns are called for narrow screens, where their heads are out of sight. */
export interface Appendix {
  readonly html: string;
  readonly style: string;
}

/** A row for every statistic of the report, by method: what it is, for whom, its values in full, and where it is cited. */
export function appendix(input: AppendixInput, recall: Recall = anew): Appendix {
  const { ledger, cited, profile, inR, secondEngine } = input;
  const methods = recall("appendix's methods", [ledger], () => byMethod(ledger.entries));
  const jump = methods.map(
    ({ method, title, entries }) =>
      `<li><a href="#method-${escapeHtml(method)}">${escapeHtml(title)}</a> ${entries.length}</li>`,
  );
  const sections = methods.map((group) => {
    const mentions = JSON.stringify(group.entries.map(({ id }) => cited.get(id)));
    const of = [ledger, profile, inR, JSON.stringify(secondEngine), mentions];
    return recall(`appendix: ${group.method}`, of, () => methodHtml(group, input));
  });
  const html = `<section class="appendix" id="appendix" aria-labelledby="appendix-title">
<h2 id="appendix-title">Appendix: every statistic</h2>
<p>Each number in this report links to its row here. A row says what was computed, from whom, and where the report cites it; each value as it is printed and, where that is longer, in full precision; and, for the line of R above its table, the data in their place: it recomputes the row once <code>audit.R</code> has read the cohort.</p>
<p>Printed are</p>
<ul class="rules">${roundingRules(input.profile)
    .map((rule) => `<li>${escapeHtml(rule)}</li>`)
    .join("")}</ul>
<p>Halves are rounded away from zero. ${secondEngineSentence(input.secondEngine)}</p>
<ul class="jump">${jump.join("")}</ul>
${sections.map(({ html }) => html).join("\n")}
</section>`;
  // what each column is called, for where columns flow
  const most = Math.max(0, ...input.ledger.entries.map((entry) => columnsOf(entry).length));
  const rules = Array.from({ length: most }, (_, i) => `.s>td:nth-of-type(${i + 1})::before{content:var(--c${i + 1})}`);
  return { html, style: [...sections.flatMap(({ labels }) => labels), ...rules].join("\n") };
}

function secondEngineSentence(engine: SecondEngine | undefined): string {
  if (!engine) return "No second engine was asked yet: every statistic is <em>not cross-checked yet</em>.";
  if (engine.stale) return `${escapeHtml(secondEngineInWords(engine, ""))}.`;
  return `${escapeHtml(engine.name)} recomputed every statistic by itself and agrees, unless a row says otherwise.`;
}

/** What a row says of the second engine: only where it does not agree. */
function exception(engine: SecondEngine | undefined, id: string): string | undefined {
  const told = engine && !engine.stale && [...engine.differs, ...engine.unchecked].includes(id);
  return told ? secondEngineInWords(engine, id) : undefined;
}

interface MethodGroup {
  readonly method: string;
  readonly title: string;
  readonly entries: Entry[];
}

function byMethod(entries: readonly Entry[]): MethodGroup[] {
  const groups = new Map<string, MethodGroup>();
  for (const entry of entries) {
    const group = groups.get(entry.method) ?? { method: entry.method, title: entry.methodTitle, entries: [] };
    group.entries.push(entry);
    groups.set(entry.method, group);
  }
  return [...groups.values()];
}

/** The section of a method, and what its tables' columns are called. */
function methodHtml(
  { method, title, entries }: MethodGroup,
  input: AppendixInput,
): { readonly html: string; readonly labels: readonly string[] } {
  const labels: string[] = [];
  const anchor = `method-${escapeHtml(method)}`;
  const tables = alike(entries, input).map((entries, i) => {
    const columns = columnsOf(entries[0]!);
    const name = `${method}${i === 0 ? "" : `-${i + 1}`}`;
    labels.push(
      `.${name}{--n:${columns.length};${columns.map(({ label }, c) => `--c${c + 1}:"${cssText(label)}"`).join(";")}}`,
    );
    return tableHtml(name, columns, entries, input);
  });
  const html = `<section class="method" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title">${escapeHtml(title)}</h3>
${tables.join("\n")}
</section>`;
  return { html, labels };
}

/** Statistics of one method whose parts are called the same, and whose R differs in its data alone, share a table. */
function alike(entries: readonly Entry[], { inR }: AppendixInput): Entry[][] {
  const tables = new Map<string, Entry[]>();
  for (const entry of entries) {
    const call = callOf(entry, inR);
    const key = JSON.stringify([columnsOf(entry), call?.before, call?.after]);
    const table = tables.get(key);
    if (table) table.push(entry);
    else tables.set(key, [entry]);
  }
  return [...tables.values()];
}

function callOf({ id }: Entry, inR: AppendixInput["inR"]): CallInR | undefined {
  const call = inR?.get(id);
  return call === undefined ? undefined : splitCall(call);
}

function columnsOf({ result, displays }: Entry): Column[] {
  return Object.keys(result).map((part) => ({ part, label: displays[part]?.label ?? part }));
}

function tableHtml(
  name: string,
  columns: readonly Column[],
  entries: readonly Entry[],
  { ledger, cited, inR, secondEngine }: AppendixInput,
): string {
  const heads = columns.map(
    ({ part, label }) => `<th scope="col" data-part="${escapeHtml(part)}">${escapeHtml(label)}</th>`,
  );
  const rows = entries.map((entry) =>
    rowHtml(entry, {
      columns,
      ledger,
      mentions: cited.get(entry.id) ?? [],
      dataInR: callOf(entry, inR)?.data,
      secondEngine: exception(secondEngine, entry.id),
    }),
  );
  const call = callOf(entries[0]!, inR);
  const caption = call
    ? `<caption>In R: <code>${escapeHtml(call.before)}<i>data</i>${escapeHtml(call.after)}</code></caption>\n`
    : "";
  return `<table class="statistics ${layoutOf(columns, entries, ledger)}${escapeHtml(name)}">
${caption}<thead><tr><th scope="col">Statistic</th>${heads.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}
