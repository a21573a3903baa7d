import type { Assumption, DocumentStudy } from "./context.js";
import { escapeHtml } from "./escape.js";

/** How each outcome, threshold and subset of the study is defined; `value` prints a threshold that was computed. */
export function definitionsHtml(study: DocumentStudy, value: (id: string) => string | undefined): string {
  const items = [
    ...study.definitions.map(({ id, label, value: expression, unit, description, assumed }) =>
      item(
        label ?? id,
        [description && escapeHtml(description), code(expression), unit && `in ${escapeHtml(unit)}`],
        assumed,
      ),
    ),
    ...study.thresholds.map((threshold) => {
      const rule =
        "value" in threshold
          ? code(String(threshold.value))
          : `quantile ${code(String(threshold.quantile))} of ${code(threshold.of)} in ${code(threshold.in)}`;
      const printed = value(threshold.id);
      return item(threshold.label ?? threshold.id, [rule, printed && `here ${printed}`], threshold.assumed);
    }),
    ...study.subsets.map(({ id, label, where, description, assumed }) =>
      item(label ?? id, [description && escapeHtml(description), code(where)], assumed),
    ),
  ];
  return items.length === 0 ? "" : `<dl class="definitions">\n${items.join("\n")}\n</dl>\n`;
}

function item(label: string, facts: readonly (string | undefined | false)[], assumed: string | undefined): string {
  const known = facts.filter((fact): fact is string => typeof fact === "string" && fact !== "");
  const mark = assumed === undefined ? "" : ` <span class="assumed">assumed</span>`;
  return `<div><dt>${escapeHtml(label)}</dt><dd>${known.join("; ")}${mark}</dd></div>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** Everything that the study assumes rather than knows, one line each. */
export function assumptionsHtml(study: DocumentStudy, more: readonly Assumption[] = []): string {
  const declared = [...study.definitions, ...study.thresholds, ...study.subsets, ...study.families];
  const own = declared.flatMap(({ id, label, assumed }) =>
    assumed === undefined ? [] : [{ label: label ?? id, text: assumed }],
  );
  const items = [...own, ...more].map(({ label, text }) => `<li><b>${escapeHtml(label)}</b>: ${escapeHtml(text)}</li>`);
  return items.length === 0 ? "" : `<ul class="assumptions">\n${items.join("\n")}\n</ul>\n`;
}
