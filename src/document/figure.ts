import type { FigureInput } from "./context.js";
import { escapeHtml } from "./escape.js";
import { anchorOf } from "./floats.js";
import { sentence } from "./tables.js";

/** A figure's number, and its templates filled: caption as HTML, text alternative as plain text. */
export interface FigureHead {
  readonly number: number;
  readonly caption: string;
  readonly alt: string;
}

/** A figure in the page: the drawing with its text alternative, the caption, and the data behind it. */
export function figureHtml(figure: FigureInput, { number, caption, alt }: FigureHead): string {
  const id = escapeHtml(anchorOf({ kind: "figure", id: figure.id }));
  const files = [
    figure.files?.csv && `<a href="${escapeHtml(figure.files.csv)}">data (CSV)</a>`,
    figure.files?.svg && `<a href="${escapeHtml(figure.files.svg)}">figure (SVG)</a>`,
  ].filter(Boolean);
  const links = files.length > 0 ? `<span class="files">${files.join(", ")}</span>` : "";
  return `<figure class="float drawn" id="${id}">
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption"><div class="drawing" role="img" aria-label="${escapeHtml(alt)}">${figure.svg.trim()}</div></div>
<figcaption><div id="${id}-caption"><b>Figure ${number}.</b> <b class="title">${escapeHtml(sentence(figure.title))}</b>${caption ? ` ${caption}` : ""}</div>${links}${dataTable(figure)}</figcaption>
</figure>
`;
}

function dataTable({ data, title }: FigureInput): string {
  if (!data) return "";
  const head = data.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const rows = data.rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
  });
  return `<details class="data"><summary>Data behind the figure</summary><div class="scroll" role="region" tabindex="0" aria-label="Data behind: ${escapeHtml(title)}"><table><thead><tr>${head}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table></div></details>`;
}

/** What in an SVG the page's policy would block or a reader could not trust; undefined where there is nothing. */
export function notInlinable(svg: string): string | undefined {
  if (!/^\s*<svg[\s>][\s\S]*<\/svg>\s*$/.test(svg)) return "not one <svg> element";
  const found =
    /<(?:script|style|foreignObject|iframe|object|embed|link|meta|base|form)\b/i.exec(svg) ??
    /\s(?:style|on\w+)\s*=\s*["']/i.exec(svg) ??
    /\s(?:xlink:)?href\s*=\s*["'](?!#)[^"']*/i.exec(svg) ??
    /url\(\s*["']?(?!#)[^)]*\)/i.exec(svg);
  return found?.[0].trim();
}
