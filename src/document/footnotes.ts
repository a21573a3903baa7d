import type { TokenizerAndRendererExtension, Tokens } from "marked";
import { escapeHtml } from "./escape.js";

interface Note {
  readonly label: string;
  /** By the first reference to it; undefined until there is one. */
  number?: number;
  references: number;
  html?: string;
}

/** Footnotes of a manuscript: `[^a]` in the text, `[^a]: ...` in a paragraph of its own, numbered as they are referred to. */
export class Footnotes {
  private readonly notes = new Map<string, Note>();
  private count = 0;

  constructor(
    private readonly refused: (rule: "footnote-unknown" | "footnote-unused" | "footnote-twice", raw: string) => void,
  ) {}

  extensions(): TokenizerAndRendererExtension[] {
    const self = this;
    return [
      {
        name: "footnote",
        level: "block",
        start: (source) => /(?:^|\n)\[\^/.exec(source)?.index,
        tokenizer(source) {
          const found = /^\[\^([\w-]+)\]:[ \t]*([^\n]+(?:\n(?!\s*\n|\[\^[\w-]+\]:)[^\n]+)*)(?:\n+|$)/.exec(source);
          if (!found) return undefined;
          const tokens = this.lexer.inlineTokens(found[2]!);
          return { type: "footnote", raw: found[0], label: found[1]!, tokens };
        },
        renderer(token) {
          self.define(String(token.label), token.raw, this.parser.parseInline(token.tokens ?? []));
          return "";
        },
      },
      {
        name: "noteref",
        level: "inline",
        start: (source) => {
          const at = source.indexOf("[^");
          return at < 0 ? undefined : at;
        },
        tokenizer(source) {
          const found = /^\[\^([\w-]+)\](?!:)/.exec(source);
          return found ? { type: "noteref", raw: found[0], label: found[1]! } : undefined;
        },
        renderer: (token: Tokens.Generic) => self.refer(String(token.label), token.raw),
      },
    ];
  }

  /** The notes as a list at the end, each with links back to where it is referred to; nothing where there are none. */
  html(): string {
    const all = [...this.notes.values()];
    for (const { label, html, number } of all) {
      if (html === undefined) this.refused("footnote-unknown", `[^${label}]`);
      if (number === undefined) this.refused("footnote-unused", `[^${label}]`);
    }
    const shown = all.filter(({ number, html }) => number !== undefined && html !== undefined);
    if (shown.length === 0) return "";
    const items = shown
      .sort((a, b) => a.number! - b.number!)
      .map(({ label, html, references, number }) => {
        const back = Array.from({ length: references }, (_, i) => {
          const words = references > 1 ? `, place ${i + 1}` : "";
          return `<a href="#${escapeHtml(anchor(label, i + 1))}" role="doc-backlink" aria-label="Back to note ${number} in the text${words}">\u21a9\ufe0e</a>`;
        });
        return `<li id="fn-${escapeHtml(label)}">${html} ${back.join(" ")}</li>`;
      });
    return `<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes">
<h2 id="footnotes">Notes</h2>
<ol>
${items.join("\n")}
</ol>
</section>
`;
  }

  private note(label: string): Note {
    const note = this.notes.get(label) ?? { label, references: 0 };
    this.notes.set(label, note);
    return note;
  }

  private define(label: string, raw: string, html: string): void {
    const note = this.note(label);
    if (note.html !== undefined) this.refused("footnote-twice", raw);
    note.html = html;
  }

  private refer(label: string, _raw: string): string {
    const note = this.note(label);
    note.number ??= ++this.count;
    note.references++;
    const id = escapeHtml(anchor(label, note.references));
    return `<sup class="noteref"><a href="#fn-${escapeHtml(label)}" id="${id}" role="doc-noteref" aria-label="Note ${note.number}">${note.number}</a></sup>`;
  }
}

function anchor(label: string, reference: number): string {
  return `fnref-${label}${reference > 1 ? `-${reference}` : ""}`;
}
