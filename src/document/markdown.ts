import { Marked, type Token, type Tokens } from "marked";
import { decode, escapeHtml, escapeMarkdownText, slug } from "./escape.js";
import { Footnotes } from "./footnotes.js";
import { safeAddress } from "./links.js";
import { MathFault, mathml } from "./math/mathml.js";
import { type MathToken, mathExtensions } from "./math/syntax.js";
import { alone, hasToken, inLink, Slots } from "./slots.js";

export interface Heading {
  readonly level: number;
  readonly id: string;
  /** As plain text. */
  readonly text: string;
}

/** Rules of what is not let through, or cannot be set. */
export type MarkdownRule =
  | "link-not-allowed"
  | "image-not-embedded"
  | "raw-html"
  | "math-syntax"
  | "equation-twice"
  | "footnote-unknown"
  | "footnote-unused"
  | "footnote-twice";

/** Something in the Markdown that is not let through; `raw` is its source. */
export type Refused = (rule: MarkdownRule, raw: string, what: string) => void;

export interface Rendered {
  /** HTML in which slots are still tokens. */
  readonly html: string;
  readonly headings: readonly Heading[];
}

/**
 * Markdown (CommonMark with GitHub's tables, footnotes and equations in TeX) to HTML; named equations are numbered in
 * `equations`. Raw HTML is text here, links lead only where `safeAddress` allows,
 * images from elsewhere do not exist, and no attribute holds a value that was not escaped.
 */
export function renderMarkdown(
  source: string,
  slots: Slots,
  refused: Refused,
  equations: Map<string, number> = new Map(),
): Rendered {
  const headings: Heading[] = [];
  const used = new Set<string>();
  const marked = safeMarked(
    slots,
    refused,
    (heading) => {
      headings.push(heading);
      return heading.id;
    },
    used,
  );
  const footnotes = new Footnotes((rule, raw) => refused(rule, raw, raw));
  marked.use({
    extensions: [...mathExtensions(inlineMath(refused), equation(refused, equations)), ...footnotes.extensions()],
  });
  const html = marked.parse(source, { async: false });
  const notes = footnotes.html();
  if (notes !== "") headings.push({ level: 2, id: "footnotes", text: "Notes" });
  return { html: html + notes, headings };
}

/** One line of Markdown, such as a caption: emphasis, links and code, no blocks. */
export function renderInlineMarkdown(source: string, slots: Slots, refused: Refused): string {
  const text = source.replace(/\s*\n\s*/g, " ").trim();
  const marked = safeMarked(slots, refused, (heading) => heading.id, new Set());
  marked.use({ extensions: mathExtensions(inlineMath(refused), equation(refused, new Map())) });
  return marked.parseInline(text, { async: false });
}

/** The tokens of Markdown, or of one line of it, as this document reads it. */
export function lexMarkdown(source: string, inline: boolean): Token[] {
  const marked = safeMarked(
    new Slots(),
    () => {},
    (heading) => heading.id,
    new Set(),
  );
  const nothing = (): string => "";
  const footnotes = inline ? [] : new Footnotes(() => {}).extensions();
  marked.use({ extensions: [...mathExtensions(nothing, nothing), ...footnotes] });
  return inline ? marked.Lexer.lexInline(source, marked.defaults) : marked.lexer(source);
}

function inlineMath(refused: Refused): (token: MathToken) => string {
  return ({ tex, raw }) => set(tex, false, raw, refused);
}

/** An equation by itself, numbered where it has a name, in a box that scrolls where the screen is narrow. */
function equation(refused: Refused, equations: Map<string, number>): (token: MathToken) => string {
  return ({ tex, name, raw }) => {
    const html = set(tex, true, raw, refused);
    if (name === undefined)
      return `<div class="equation"><div class="scroll" role="region" tabindex="0" aria-label="Equation">${html}</div></div>\n`;
    if (equations.has(name)) refused("equation-twice", raw, name);
    const number = equations.get(name) ?? equations.size + 1;
    equations.set(name, number);
    return `<div class="equation" id="${name}"><div class="scroll" role="region" tabindex="0" aria-label="Equation ${number}">${html}</div><span class="number">(${number})</span></div>\n`;
  };
}

function set(tex: string, display: boolean, raw: string, refused: Refused): string {
  try {
    return mathml(tex, display);
  } catch (error) {
    if (!(error instanceof MathFault)) throw error;
    refused("math-syntax", raw, error.message);
    return `<code>${escapeHtml(tex)}</code>`;
  }
}

function safeMarked(
  slots: Slots,
  refused: Refused,
  heading: (heading: Heading) => string,
  used: Set<string>,
): Marked<string, string> {
  let shift: number | undefined;
  const marked = new Marked<string, string>({ gfm: true });
  marked.use({
    hooks: {
      // The page's title is its one h1: where the manuscript has an h1 of its own, all its headings move down by one.
      processAllTokens(tokens) {
        shift = tokens.some((token: Token) => token.type === "heading" && token.depth === 1) ? 1 : 0;
        return tokens;
      },
    },
    tokenizer: {
      html: () => undefined,
      tag(source) {
        const tag = /^<(?:!--[\s\S]*?-->|[/!?]?[a-zA-Z][\w-]*(?:[\s/][^<>]*)?>)/.exec(source)?.[0];
        if (tag === undefined) return undefined;
        refused("raw-html", tag, tag);
        return textToken(tag);
      },
    },
    renderer: {
      text(token) {
        return "tokens" in token && token.tokens
          ? this.parser.parseInline(token.tokens)
          : escapeMarkdownText(token.text);
      },
      html: ({ text }) => escapeHtml(text),
      code: ({ text }) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`,
      heading({ tokens, depth }) {
        const plain = this.parser.parseInline(tokens, this.parser.textRenderer);
        const level = Math.min(6, Math.max(2, depth + (shift ?? 0)));
        const id = unique(anchor(slug(slots.strip(plain))), used);
        heading({ level, id, text: decode(slots.plain(plain)) });
        return `<h${level} id="${id}">${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      paragraph({ tokens }) {
        const html = this.parser.parseInline(tokens);
        return slots.onlyBlocks(html) ? `${alone(html.trim())}\n` : `<p>${html}</p>\n`;
      },
      link({ href, title, text, tokens, autolink, raw }: Tokens.Link) {
        const inner = autolink ? escapeHtml(text) : this.parser.parseInline(tokens);
        const address = hasToken(href) ? undefined : safeAddress(href);
        if (address === undefined) {
          refused("link-not-allowed", raw, slots.plain(href));
          return inner;
        }
        const named = title ? ` title="${slots.plain(escapeMarkdownText(title), escapeHtml)}"` : "";
        return `<a href="${escapeMarkdownText(address)}"${named}>${inLink(inner)}</a>`;
      },
      image({ href, text, raw }) {
        refused("image-not-embedded", raw, slots.plain(href));
        return escapeMarkdownText(text);
      },
      checkbox: ({ checked }) => (checked ? "\u2611 " : "\u2610 "),
      table({ header, rows }) {
        const cell = (tag: string, { tokens, align }: Tokens.TableCell): string =>
          `<${tag}${align ? ` class="${align}"` : ""}>${this.parser.parseInline(tokens)}</${tag.slice(0, 2)}>`;
        const head = header.map((one) => cell('th scope="col"', one)).join("");
        const body = rows.map((row) => `<tr>${row.map((one) => cell("td", one)).join("")}</tr>`).join("\n");
        const open = `<div class="scroll" role="region" tabindex="0" aria-label="Table">`;
        return `${open}<table><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return marked;
}

function textToken(text: string): Tokens.Tag {
  return { type: "html", raw: text, text, inLink: false, inRawBlock: false, block: false };
}

/** Anchors of the page itself are out of headings' reach. */
function anchor(slugged: string): string {
  const reserved =
    /^(?:s|fig|table|ref|claim|method|cited|eq|fn|fnref)-|^(?:main|contents|footnotes|checklist|banner|appendix|colophon|reckon.*)$/;
  return slugged === "" ? "section" : reserved.test(slugged) ? `h-${slugged}` : slugged;
}

function unique(id: string, used: Set<string>): string {
  let candidate = id;
  for (let n = 2; used.has(candidate); n++) candidate = `${id}-${n}`;
  used.add(candidate);
  return candidate;
}
