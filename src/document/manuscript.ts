import type { Fault, Place } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import { checklistHtml } from "./checklist/checklist.js";
import { citationStyles } from "./citations/styles.js";
import type { DocumentContext } from "./context.js";
import { plainText } from "./escape.js";
import { evaluate, type Segment } from "./evaluate.js";
import { anchorOf, nameOf } from "./floats.js";
import { type Heading, renderMarkdown } from "./markdown.js";
import { type Literal, type Mention, Rendering } from "./rendering.js";
import { tableRows } from "./table-csv.js";
import { parseTemplate, type Template, type TemplateOptions } from "./template.js";

/** A manuscript, read once: its tree, and what is wrong with it. */
export type Manuscript = Template;

/** A manuscript filled with a study's results. */
export interface Document {
  readonly html: string;
  /** The reporting checklist, a section of the appendix. */
  readonly checklist?: string;
  readonly headings: readonly Heading[];
  /** Ids of references, in the order of their numbers. */
  readonly citations: readonly string[];
  /** Where each statistic is cited, by id. */
  readonly cited: ReadonlyMap<string, readonly Mention[]>;
  readonly literals: readonly Literal[];
  /** Ids in the order of their numbers. */
  readonly figures: readonly string[];
  readonly tables: readonly string[];
  /** The first paragraph, as plain text. */
  readonly summary: string;
  /** A table's rows as plain texts, for export. */
  tableRows(id: string): readonly (readonly string[])[] | undefined;
  readonly faults: readonly Fault[];
}

/** Reads a manuscript (Markdown with Handlebars' helpers); faults carry line and column. */
export function parseManuscript(text: string, file: string, options: TemplateOptions = {}): Manuscript {
  return parseTemplate(text, file, options);
}

/** Fills a manuscript. Computed values never pass through Markdown: what fills a slot cannot change the page. */
export function renderManuscript(manuscript: Manuscript, context: DocumentContext): Document {
  const rendering = new Rendering(context, (template, own) => evaluate(template, own).markdown);
  for (const fault of manuscript.faults) rendering.fault(fault);
  const { markdown, segments } = evaluate(manuscript, rendering);
  const places = new Places(markdown, segments, { file: manuscript.file, line: 1, column: 1 });
  const { html, headings } = renderMarkdown(
    markdown,
    rendering.slots,
    (rule, raw, what) => rendering.refused(rule, what, places.of(raw), raw),
    rendering.equations,
  );
  const filled = rendering.filled(html, { label: "Opening" });
  leftOver(rendering, manuscript);
  const checklist = checklistOf(rendering, headings);
  return {
    html: filled,
    ...(checklist !== undefined && { checklist }),
    headings,
    citations: rendering.citations.cited,
    cited: rendering.mentions,
    literals: rendering.literals,
    figures: rendering.floats.inOrder("figure"),
    tables: rendering.floats.inOrder("table"),
    summary: firstParagraph(filled),
    tableRows: (id) => {
      const table = rendering.tables.find((one) => one.id === id);
      return table && tableRows(table, { text: (cell) => rendering.cellText(cell) });
    },
    faults: rendering.faults,
  };
}

/** The checklist with where the document answers it, as far as the study asks for one. */
function checklistOf(rendering: Rendering, headings: readonly Heading[]): string | undefined {
  const { context, floats, equations } = rendering;
  const { checklist: name, study } = context;
  const [answer] = study.checklist;
  if (name === undefined) {
    const [message, hint] = ["checklist: stands without a guideline", "add report: { checklist: strobe }"];
    if (answer) rendering.fault({ rule: "checklist-absent", severity: "error", message, place: answer.place, hint });
    return undefined;
  }
  const placed = (["figure", "table"] as const).flatMap((kind) =>
    floats.inOrder(kind).map((id, i) => {
      const anchor = anchorOf({ kind, id });
      return { names: [anchor], label: nameOf(kind, i + 1), anchor };
    }),
  );
  const { html, faults } = checklistHtml(
    name,
    study.checklist,
    [
      { names: ["title"], label: "Title" },
      ...placed,
      ...[...equations].map(([id, number]) => ({ names: [id], label: `Equation ${number}`, anchor: id })),
      ...headings.map(({ id, text }) => ({ names: [id, text], label: text, anchor: id })),
    ],
    citationStyles[context.citationStyle ?? "vancouver"],
  );
  for (const one of faults) rendering.fault(one);
  return html;
}

/** What was declared and never used, or cited without a list to look it up in. */
function leftOver(rendering: Rendering, { file }: Manuscript): void {
  const { citations, floats } = rendering;
  const warn = (rule: RuleId, message: string, hint?: string): void =>
    rendering.fault({ rule, severity: "warning", message, place: { file }, ...(hint === undefined ? {} : { hint }) });
  for (const fault of citations.uncited()) rendering.fault(fault);
  if (citations.cited.length > 0 && !rendering.listed) {
    const [message, hint] = ["references are cited but not listed", "write {{references}} in a paragraph of its own"];
    rendering.fault({ rule: "references-not-listed", severity: "error", message, place: { file }, hint });
  }
  for (const { kind, id } of floats.unplaced()) {
    warn("float-unused", `${kind} not in the document: ${id}`, `place it with {{${kind} "${id}"}}`);
  }
  for (const { kind, id } of floats.unmentioned()) {
    warn("float-not-mentioned", `the text never speaks of ${kind} ${id}`, `mention it with {{ref "${id}"}}`);
  }
}

function firstParagraph(html: string): string {
  const inner = /<p>(.*?)<\/p>/s.exec(html)?.[1] ?? "";
  return plainText(inner.replace(/\s*<(span|sup) class="cite">.*?<\/\1>/gs, ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** Places in the template of pieces of the Markdown made from it, asked for in document order. */
class Places {
  private cursor = 0;

  constructor(
    private readonly markdown: string,
    private readonly segments: readonly Segment[],
    private readonly start: Place,
  ) {}

  of(raw: string): Place {
    const ahead = this.markdown.indexOf(raw, this.cursor);
    const found = ahead >= 0 ? ahead : this.markdown.indexOf(raw);
    if (found < 0) return { file: this.start.file };
    this.cursor = found + 1;
    const segment = this.segments.findLast(({ from }) => from <= found);
    if (!segment) return this.start;
    const before = segment.text.slice(0, found - segment.from).split("\n");
    const { file, line = 1, column = 1 } = segment.place;
    return before.length === 1
      ? { file, line, column: column + before[0]!.length }
      : { file, line: line + before.length - 1, column: before.at(-1)!.length + 1 };
  }
}
