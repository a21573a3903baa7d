import { escapeHtml } from "../document/escape.js";
import { fullPrecision, rowAnchor } from "../document/numbers.js";
import type { Mention } from "../document/rendering.js";
import type { Entry, Ledger } from "../ledger/entry.js";
import { participantsInWords } from "./words.js";

/** A row for every statistic of the report, by method: what it is, for whom, its values in full, and where it is cited. */
export function appendixHtml(ledger: Ledger, cited: ReadonlyMap<string, readonly Mention[]>): string {
  const groups = byMethod(ledger.entries);
  const jump = groups.map(
    ({ method, title, entries }) =>
      `<li><a href="#method-${escapeHtml(method)}">${escapeHtml(title)}</a> ${entries.length}</li>`,
  );
  const sections = groups.map(({ method, title, entries }) => {
    const rows = entries.map((entry) => rowHtml(entry, ledger, cited.get(entry.id) ?? []));
    return `<section class="method" id="method-${escapeHtml(method)}" aria-labelledby="method-${escapeHtml(method)}-title">
<h3 id="method-${escapeHtml(method)}-title">${escapeHtml(title)}</h3>
<dl class="statistics">
${rows.join("\n")}
</dl>
</section>`;
  });
  return `<section class="appendix" id="appendix" aria-labelledby="appendix-title">
<h2 id="appendix-title">Appendix: every statistic</h2>
<p>Each number in this report links to its row here. A row says what was computed, from whom, each value as it is printed and, beneath it, in full precision, and where the report cites it.</p>
<ul class="jump">${jump.join("")}</ul>
${sections.join("\n")}
</section>`;
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

function rowHtml(entry: Entry, ledger: Ledger, mentions: readonly Mention[]): string {
  const id = escapeHtml(entry.id);
  const facts = [
    entry.methodTitle,
    participantsInWords(entry),
    entry.where,
    entry.family && `adjusted by ${entry.family.adjust} in ${entry.family.name} (${entry.family.size} tests)`,
  ].filter((fact) => typeof fact === "string" && fact !== "");
  const values =
    entry.refusal === undefined
      ? `<dd class="values"><p>${escapeHtml(entry.text)}</p><dl class="parts">${partsHtml(entry, ledger)}</dl>${rowsHtml(entry)}</dd>`
      : `<dd class="values refusal">No result: ${escapeHtml(entry.refusal)}.</dd>`;
  return `<div class="s" id="${escapeHtml(rowAnchor(entry.id))}"><dt>${escapeHtml(entry.label)} <code>${id}</code></dt><dd class="who">${escapeHtml(facts.join(" \u00b7 "))}</dd>${values}<dd class="cited">${mentionsHtml(mentions)}</dd></div>`;
}

function partsHtml(entry: Entry, ledger: Ledger): string {
  return Object.keys(entry.result)
    .map((name) => {
      const part = ledger.part(`${entry.id}.${name}`);
      const label = entry.displays[name]?.label ?? name;
      const value = entry.result[name] ?? null;
      const text = part?.text ?? fullPrecision(value) ?? "\u2013";
      const full = fullPrecision(value);
      const more = full === undefined || full === text ? "" : `<code>${escapeHtml(full)}</code>`;
      return `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}${more}</dd></div>`;
    })
    .join("");
}

/** A statistic's own rows (terms of a model, times of a curve), in full precision; rows of other columns are another table. */
function rowsHtml({ rows = [], rowDisplays, label }: Entry): string {
  const tables = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) {
    const columns = Object.keys(row).join();
    const table = tables.get(columns);
    if (table) table.push(row);
    else tables.set(columns, [row]);
  }
  return [...tables.values()]
    .map((table) => {
      const keys = Object.keys(table[0] ?? {});
      const head = keys.map((key) => `<th scope="col">${escapeHtml(rowDisplays?.[key]?.label ?? key)}</th>`).join("");
      const body = table.map((row) => {
        const cells = keys.map((key, index) => {
          const text = escapeHtml(fullPrecision(row[key] ?? null) ?? "\u2013");
          return index === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
        });
        return `<tr>${cells.join("")}</tr>`;
      });
      return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(label)}"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
    })
    .join("");
}

/** `Abstract (2, 3), Table 1`: a link each, places of one name together. */
function mentionsHtml(mentions: readonly Mention[]): string {
  if (mentions.length === 0) return "Not cited in the text";
  const byLabel = new Map<string, string[]>();
  for (const { anchor, label } of mentions) byLabel.set(label, [...(byLabel.get(label) ?? []), anchor]);
  const link = (anchor: string, text: string): string => `<a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a>`;
  const places = [...byLabel].map(([label, [first = "", ...more]]) => {
    const again = more.map((anchor, index) => link(anchor, String(index + 2)));
    return `${link(first, label)}${again.length > 0 ? ` (${again.join(", ")})` : ""}`;
  });
  return `Cited: ${places.join(", ")}`;
}
