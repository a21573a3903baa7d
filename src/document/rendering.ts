import { type Fault, type Place, suggest } from "../fault.js";
import type { PartReference } from "../ledger/entry.js";
import type { RuleId } from "../rules/index.js";
import { Citations } from "./citations/citations.js";
import { itemOfReference } from "./citations/from-study.js";
import { citationStyles } from "./citations/styles.js";
import { claimsTable, valueVerdictHtml, verdictHtml } from "./claims.js";
import type { DocumentContext, FigureInput, Piece } from "./context.js";
import { escapeHtml, plainText } from "./escape.js";
import { Floats } from "./floats.js";
import { type MarkdownRule, renderInlineMarkdown } from "./markdown.js";
import { between, type Printed, textHtml } from "./numbers.js";
import { cellTextOnce, numberHtmlOnce, printedOnce } from "./printed.js";
import { type Fill, Slots, type Where } from "./slots.js";
import type { Cell, Table } from "./tables.js";
import type { Template } from "./template.js";

/** Where a statistic is cited: the section, table or figure, and an anchor to go back to. */
export interface Mention {
  readonly label: string;
  readonly anchor: string;
  readonly parts: readonly string[];
}

/** A number that no statistic stands behind, and why that is right. */
export interface Literal {
  readonly text: string;
  readonly why: string;
  readonly place: Place;
}

/** The rule that a name breaks where nothing is known by it. */
const UNKNOWN = {
  name: "name-unknown",
  parameter: "parameter-unknown",
  statistic: "statistic-unknown",
  "figure or table": "float-unknown",
  figure: "float-unknown",
  table: "float-unknown",
  claim: "claim-unknown",
  equation: "equation-unknown",
  "key of the study": "study-key-unknown",
  verdict: "verdict-unknown",
} as const satisfies Readonly<Record<string, RuleId>>;

/** What a document gathers while it is rendered: slots, numbers of citations and floats, mentions, faults. */
export class Rendering {
  readonly slots = new Slots();
  readonly citations: Citations;
  readonly floats: Floats;
  /** Numbers of named equations, once the text is Markdown no more. */
  readonly equations = new Map<string, number>();
  readonly literals: Literal[] = [];
  readonly faults: Fault[] = [];
  readonly mentions = new Map<string, Mention[]>();
  /** Every table that can be placed; one of claims is there even where none is declared. */
  readonly tables: readonly Table[];
  /** Whether the list of references has been placed. */
  listed = false;
  private anchors = 0;
  private readonly inlined = new Map<Template, string>();

  constructor(
    readonly context: DocumentContext,
    /** Evaluates a template within this document: Markdown with slots. */
    private readonly evaluate: (template: Template, rendering: Rendering) => string,
  ) {
    this.citations = new Citations(
      { declared: context.study.references.map(itemOfReference), library: context.library ?? [] },
      citationStyles[context.citationStyle ?? "vancouver"],
    );
    const { tables, study } = context;
    const complete = study.claims.length === 0 || tables.some(({ cards }) => cards);
    this.tables = complete ? tables : [...tables, claimsTable(context)];
    this.floats = new Floats(context.figures, this.tables);
  }

  fault(fault: Fault): void {
    this.faults.push(fault);
  }

  unknown(what: keyof typeof UNKNOWN, name: string, known: Iterable<string>, place: Place): void {
    const hint = suggest(name, [...known]);
    const message = `unknown ${what}: ${name}`;
    this.fault({
      rule: UNKNOWN[what],
      severity: "error",
      message,
      place,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** What a reference prints, or a fault that there is no such statistic. */
  printed(reference: string, place: Place): Printed | undefined {
    const found = printedOnce(reference, this.context.ledger);
    if (!found) this.unknown("statistic", reference, this.context.ledger.references(), place);
    return found;
  }

  /** A printed reference as HTML, its mention noted. */
  statistic({ entry, pieces }: Printed, fill: Fill): string {
    const parts = pieces.filter((piece): piece is PartReference => typeof piece !== "string");
    let anchor = this.mention(entry.id, parts, fill.where);
    return pieces
      .map((piece, i) => {
        if (typeof piece === "string") return textHtml(piece, pieces[i + 1], this.context.profile);
        const html = numberHtmlOnce(piece, fill.links, anchor);
        anchor = undefined;
        return html;
      })
      .join("");
  }

  /** Notes that a statistic is cited here; gives the anchor to set where the place has none of its own. */
  mention(id: string, parts: readonly PartReference[], where: Where): string | undefined {
    const all = this.mentions.get(id) ?? [];
    const names = parts.map(({ part }) => part);
    const same = where.anchor === undefined ? -1 : all.findIndex(({ anchor }) => anchor === where.anchor);
    const before = all[same];
    if (before) all[same] = { ...before, parts: [...new Set([...before.parts, ...names])] };
    const anchor = where.anchor ?? `cited-${++this.anchors}`;
    if (!before) all.push({ label: where.label, anchor, parts: names });
    this.mentions.set(id, all);
    return where.anchor === undefined ? anchor : undefined;
  }

  /** A short text, such as a caption: its HTML, with slots still to be filled; evaluated once. */
  inline(template: Template): string {
    const known = this.inlined.get(template);
    if (known !== undefined) return known;
    for (const fault of template.faults) this.fault(fault);
    const source = this.evaluate(template, this);
    const place = { file: template.file };
    const refused = (rule: Parameters<Rendering["refused"]>[0], raw: string, what: string): void =>
      this.refused(rule, what, place, raw);
    const html = renderInlineMarkdown(source, this.slots, refused);
    this.inlined.set(template, html);
    return html;
  }

  /** A short text as plain text, for alternatives. */
  plain(template: Template): string {
    for (const fault of template.faults) this.fault(fault);
    return this.slots.plain(this.evaluate(template, this)).replace(/\s+/g, " ").trim();
  }

  /** HTML with slots, filled for a place. */
  filled(html: string, where: Where): string {
    return this.slots.fill(html, where, (slot) => this.misplaced(slot.place));
  }

  misplaced(place: Place): void {
    this.fault({
      rule: "block-misplaced",
      severity: "error",
      message: "a figure, table or list cannot stand inside a line",
      place,
      hint: "put it in a paragraph of its own, with an empty line before and after",
    });
  }

  refused(rule: MarkdownRule, what: string, place: Place, raw: string): void {
    const words = {
      "link-not-allowed": `link not allowed: ${what}`,
      "image-not-embedded": `image from elsewhere: ${what}`,
      "raw-html": `raw HTML is shown as text: ${raw}`,
      "math-syntax": `equation: ${what}`,
      "equation-twice": `two equations are called ${what}`,
      "footnote-unknown": `unknown footnote: ${what}`,
      "footnote-unused": `footnote never referred to: ${what}`,
      "footnote-twice": `two footnotes are called ${/^\[\^[^\]]*\]/.exec(what)?.[0] ?? what}`,
    }[rule];
    const hint = {
      "link-not-allowed":
        "links lead to http(s), mailto, doi:, #anchors, or files of the report, and hold no statistic",
      "image-not-embedded": "declare a figure in the study and place it with {{figure}}",
      "raw-html": "write Markdown",
      "math-syntax": "a dollar sign that opens no equation is written \\$",
      "equation-twice": "names of equations stand once: {#eq-name}",
      "footnote-unknown": "write it in a paragraph of its own: [^name]: ...",
      "footnote-unused": "refer to it: [^name]",
      "footnote-twice": "rename one of them",
    }[rule];
    const mild = rule === "raw-html" || rule === "footnote-unused";
    this.fault({ rule, severity: mild ? "warning" : "error", message: words, place, hint });
  }

  /** Pieces of a cell as HTML. */
  cellHtml(cell: Cell, fill: Fill, place: Place): string {
    const pieces = this.presentPieces(cell);
    return pieces.map((piece) => this.pieceHtml(piece, fill, place)).join("");
  }

  /** Pieces of a cell as plain text. */
  cellText(cell: Cell): string {
    const made = (): string =>
      this.presentPieces(cell)
        .map((piece) => this.pieceText(piece))
        .join("");
    return typeof cell === "string" ? cell : cellTextOnce(cell, this.context.ledger, made);
  }

  /** The pieces of a cell; where none of its statistics has a value, the first of them alone, a dash. */
  private presentPieces(cell: Cell): readonly Piece[] {
    if (typeof cell === "string") return [cell];
    const references = cell.filter((piece) => typeof piece !== "string" && "reference" in piece);
    const values = references.map((piece) => printedOnce(piece.reference, this.context.ledger));
    const first = values[0]?.pieces.find((piece) => typeof piece !== "string");
    const absent = values.every((value) =>
      value?.pieces.every((piece) => typeof piece === "string" || piece.value === null),
    );
    if (!absent || first === undefined) return cell;
    return [{ reference: `${first.entry.id}.${first.part}` }];
  }

  private pieceHtml(piece: Piece, fill: Fill, place: Place): string {
    if (typeof piece === "string") return escapeHtml(between(piece));
    if ("reference" in piece) {
      const found = this.printed(piece.reference, place);
      return found ? this.statistic(found, fill) : "";
    }
    if ("template" in piece) return this.filled(this.inline(piece.template), fill.where);
    if ("verdict" in piece) {
      const found = this.context.verdicts.find(({ claim }) => claim === piece.verdict);
      return verdictHtml(found ?? { claim: piece.verdict, verdict: "not decided" }, false);
    }
    if ("valueVerdict" in piece) return valueVerdictHtml(piece.valueVerdict);
    return this.citations.marks([piece.cite], fill.links);
  }

  private pieceText(piece: Piece): string {
    if (typeof piece === "string") return piece;
    if ("reference" in piece) return printedText(printedOnce(piece.reference, this.context.ledger));
    if ("template" in piece) return plainText(this.slots.plain(this.inline(piece.template)));
    if ("verdict" in piece) {
      return this.context.verdicts.find(({ claim }) => claim === piece.verdict)?.verdict ?? "not decided";
    }
    if ("valueVerdict" in piece) return piece.valueVerdict;
    return this.citations.text([piece.cite]);
  }

  /** Numbers citations and evaluates templates of a table's cells, in reading order, where the table is placed. */
  prepare(table: Table, place: Place): void {
    const body = table.rows.flatMap(({ head, cells }) => [head, ...cells]);
    for (const cell of [...table.columns.map(({ head }) => head), ...body, ...(table.notes ?? [])]) {
      for (const piece of typeof cell === "string" ? [] : cell) {
        if (typeof piece === "string") continue;
        if ("cite" in piece) this.cite(piece.cite, place);
        if ("template" in piece) this.inline(piece.template);
      }
    }
  }

  /** Cites a reference; false, with a fault, where it is unknown. */
  cite(id: string, place: Place): boolean {
    const number = this.citations.cite(id, place);
    if (typeof number === "number") return true;
    this.fault(number);
    return false;
  }

  /** A figure's templates, evaluated where it is placed so that citations are numbered in order. */
  figureTexts({ caption, alt }: FigureInput): { caption: string; alt: string } {
    return {
      caption: caption ? this.inline(caption) : "",
      alt: typeof alt === "string" ? alt : this.plain(alt),
    };
  }
}

/** The same pieces as plain text. */
export function printedText(found: Printed | undefined): string {
  return (found?.pieces ?? []).map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}
