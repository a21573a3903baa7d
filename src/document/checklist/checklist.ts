import { type Fault, suggest } from "../../fault.js";
import type { ChecklistAnswer } from "../../study/study.js";
import { formatItem } from "../citations/format.js";
import type { CitationStyle } from "../citations/styles.js";
import { escapeHtml } from "../escape.js";
import { type Checklist, type ChecklistItem, strobe } from "./strobe.js";

export const checklists: Readonly<Record<"strobe", Checklist>> = { strobe };

/** Where a report can answer an item: a name by which a study can call the place, its words, and its anchor. */
export interface AnswerTarget {
  readonly names: readonly string[];
  readonly label: string;
  readonly anchor?: string;
}

/**
 * A reporting checklist as a table: each item in our own words, and where the report answers it, linked; what is not
 * answered says so. Answers to no item, and places that the report does not have, are faults.
 */
export function checklistHtml(
  name: keyof typeof checklists,
  answers: readonly ChecklistAnswer[],
  targets: readonly AnswerTarget[],
  style: CitationStyle,
): { readonly html: string; readonly faults: readonly Fault[] } {
  const { items, title, source } = checklists[name];
  const faults: Fault[] = [];
  const byName = new Map(targets.flatMap((target) => target.names.map((one) => [one.toLowerCase(), target] as const)));
  const byItem = new Map(answers.map((answer) => [answer.item, answer]));
  for (const { item, place } of answers) {
    const known = items.map(({ id }) => id);
    if (known.includes(item)) continue;
    const hint = suggest(item, known);
    const message = `${checklists[name].name} has no item ${item}`;
    faults.push({
      rule: "checklist-item-unknown",
      severity: "error",
      message,
      place,
      expected: known.join(", "),
      ...(hint && { hint }),
    });
  }
  const where = (answer: ChecklistAnswer | undefined): string => {
    if (!answer) return `<span class="unanswered">not answered</span>`;
    if (answer.notApplicable !== undefined) return `Not applicable: ${escapeHtml(answer.notApplicable)}`;
    const links = answer.targets.map((asked) => {
      const target = byName.get(asked.toLowerCase());
      if (!target) {
        const hint = suggest(asked, [...byName.keys()]);
        const message = `item ${answer.item}: the report has no place called ${asked}`;
        const expected = "title, a heading, or fig-, table- or eq- with a name";
        faults.push({
          rule: "checklist-target-unknown",
          severity: "error",
          message,
          place: answer.place,
          expected,
          ...(hint && { hint }),
        });
        return escapeHtml(asked);
      }
      const label = escapeHtml(target.label);
      return target.anchor === undefined ? label : `<a href="#${escapeHtml(target.anchor)}">${label}</a>`;
    });
    return links.join(", ");
  };
  let section = "";
  const rows = items.map((item) => {
    const head = item.section === section ? "" : groupRow(item.section);
    section = item.section;
    return `${head}${row(item, where(byItem.get(item.id)))}`;
  });
  const html = `<section class="appendix" id="checklist" aria-labelledby="checklist-title">
<h2 id="checklist-title">${escapeHtml(title)}</h2>
<figure class="float table cards">
<div class="scroll" role="region" tabindex="0" aria-labelledby="checklist-title">
<table role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Item</th><th scope="col" role="columnheader">What a reader should find</th><th scope="col" role="columnheader">Where it stands</th></tr></thead>
<tbody role="rowgroup">
${rows.join("\n")}
</tbody>
</table>
</div>
<figcaption class="notes"><p>Items of the guideline, restated: ${formatItem(source, style)}</p></figcaption>
</figure>
</section>`;
  return { html, faults };
}

function groupRow(section: string): string {
  return `<tr class="group" role="row"><th scope="rowgroup" role="rowheader" colspan="3"><span>${escapeHtml(section)}</span></th></tr>\n`;
}

function row({ id, topic, asks }: ChecklistItem, where: string): string {
  return `<tr role="row"><th scope="row" role="rowheader" data-head="Item">${escapeHtml(id)} ${escapeHtml(topic)}</th><td role="cell" class="w" data-head="What a reader should find">${escapeHtml(asks)}</td><td role="cell" class="w" data-head="Where it stands">${where}</td></tr>`;
}
