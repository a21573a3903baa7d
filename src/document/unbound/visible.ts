import type { Token, Tokens } from "marked";
import { lexMarkdown } from "../markdown.js";
import type { MathToken } from "../math/syntax.js";
import { decodeEntities } from "./entities.js";
import { type Traced, Tracer } from "./traced.js";

/** A piece of text that a reader sees as one: numbers do not run from one into the next. */
export interface Visible {
  readonly kind: "text" | "heading" | "address" | "list-start" | "math";
  readonly traced: Traced;
}

/** What a reader sees of a Markdown text, piece by piece: its emphasis, links, entities and line breaks resolved. */
export function visibleIn(markdown: Traced, inline: boolean): readonly Visible[] {
  const reader = new Reader(markdown);
  const tokens = lexMarkdown(markdown.text, inline);
  if (inline) reader.inline("text", tokens);
  else reader.blocks(tokens);
  return reader.found;
}

class Reader {
  readonly found: Visible[] = [];
  private cursor = 0;
  private limit: number;
  private lastNumber = 0;
  private tracer = new Tracer();

  constructor(private readonly markdown: Traced) {
    this.limit = markdown.text.length;
  }

  blocks(tokens: readonly Token[]): void {
    for (const token of tokens) this.within(token.raw, () => this.block(token));
  }

  /** The leaves of inline tokens as one piece. */
  inline(kind: Visible["kind"], tokens: readonly Token[]): void {
    const outer = this.tracer;
    this.tracer = new Tracer();
    for (const token of tokens) this.leaf(token);
    const traced = this.tracer.done();
    this.tracer = outer;
    if (traced.text.trim() !== "") this.found.push({ kind, traced });
  }

  private block(token: Token): void {
    switch (token.type) {
      case "heading":
        this.inline("heading", token.tokens ?? []);
        break;
      case "list":
        this.list(token as Tokens.List);
        break;
      case "table": {
        const { header, rows } = token as Tokens.Table;
        for (const cell of [...header, ...rows.flat()]) this.inline("text", cell.tokens);
        break;
      }
      case "code":
      case "codespan":
      case "html":
        this.inline("text", [token]);
        break;
      case "equation":
        this.piece("math", String((token as MathToken).tex));
        break;
      case "space":
      case "hr":
      case "def":
        break;
      default:
        if (token.type === "blockquote") this.blocks((token as Tokens.Blockquote).tokens);
        else this.inline("text", tokensOf(token) ?? [token]);
    }
  }

  private list({ ordered, start, items }: Tokens.List): void {
    if (ordered) {
      const first = Number(start);
      // a list goes on where the last one ended, or begins at the beginning; any other number is somebody's number
      if (first !== 1 && first !== this.lastNumber + 1) this.piece("list-start", String(start));
      this.lastNumber = first + items.length - 1;
    }
    for (const item of items) this.within(item.raw, () => this.blocks(item.tokens));
  }

  private leaf(token: Token): void {
    switch (token.type) {
      case "br":
        this.tracer.instead("\n", this.offset(this.cursor));
        return;
      case "escape":
        this.within(token.raw, () => this.add(String((token as Tokens.Escape).text), false));
        return;
      case "codespan":
      case "code":
      case "html":
        this.within(token.raw, () => this.add(String((token as Tokens.Codespan).text), false));
        return;
      case "noteref":
        return;
      case "math": {
        const at = this.cursor;
        this.piece("math", String((token as MathToken).tex));
        this.tracer.instead(" ", this.offset(at));
        return;
      }
      case "image":
        this.within(token.raw, () => this.add(String((token as Tokens.Image).text), true));
        return;
      case "link":
        this.within(token.raw, () => this.link(token as Tokens.Link));
        return;
      default: {
        const inner = tokensOf(token);
        this.within(token.raw, () => {
          if (!inner) this.add(token.raw, true);
          else for (const one of inner) this.leaf(one);
        });
      }
    }
  }

  private link({ tokens, href, title, autolink }: Tokens.Link & { readonly autolink?: boolean }): void {
    if (autolink) {
      this.piece("address", href);
      this.tracer.instead(" ", this.offset(this.cursor));
      return;
    }
    for (const one of tokens) this.leaf(one);
    const after = this.cursor;
    this.piece("address", href);
    if (title) this.piece("text", title);
    this.cursor = after;
  }

  /** A piece by itself, outside the running text. */
  private piece(kind: Visible["kind"], text: string): void {
    const outer = this.tracer;
    this.tracer = new Tracer();
    this.add(text, false);
    this.found.push({ kind, traced: this.tracer.done() });
    this.tracer = outer;
  }

  /** Reads what a token holds between its beginning and its end, where both can be told. */
  private within(raw: string, read: () => void): void {
    const at = this.find(raw);
    if (at === undefined) {
      read();
      return;
    }
    const outer = this.limit;
    this.cursor = at;
    this.limit = at + raw.length;
    read();
    this.cursor = this.limit;
    this.limit = outer;
  }

  private find(text: string): number | undefined {
    const at = this.markdown.text.slice(this.cursor, this.limit).indexOf(text);
    return at < 0 ? undefined : this.cursor + at;
  }

  /** A text as it stands; a line at a time, as quotes and lists indent the lines that follow. */
  private add(text: string, entities: boolean): void {
    for (const [i, line] of text.split("\n").entries()) {
      if (i > 0) this.tracer.instead("\n", this.offset(this.cursor));
      const at = this.find(line);
      const start = this.cursor;
      const place = (j: number): number => this.offset(at === undefined ? start : at + j);
      if (at !== undefined) this.cursor = at + line.length;
      if (entities && line.includes("&"))
        decodeEntities(line, (piece, from) => this.tracer.instead(piece, place(from)));
      else this.tracer.mapped(line, place);
    }
  }

  /** The offset in the source of an offset in the Markdown. */
  private offset(at: number): number {
    const { from } = this.markdown;
    return from[Math.min(at, from.length - 1)] ?? 0;
  }
}

function tokensOf(token: Token): readonly Token[] | undefined {
  return "tokens" in token && Array.isArray(token.tokens) ? (token.tokens as Token[]) : undefined;
}
