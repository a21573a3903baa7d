import type { Place } from "../fault.js";
import { escapeHtml, plainText } from "./escape.js";

/** Where in the document a value stands: the section, table or figure, and its anchor where it has one. */
export interface Where {
  readonly label: string;
  readonly anchor?: string;
}

export interface Fill {
  readonly where: Where;
  /** False inside a link, which cannot hold another. */
  readonly links: boolean;
}

/** A computed value that Markdown never sees: it travels through as an opaque token and is filled in afterwards. */
export interface Slot {
  readonly block: boolean;
  readonly place: Place;
  html(fill: Fill): string;
  text(): string;
  /** A unit that, where it follows in the text, is kept on the same line. */
  readonly unit?: string;
  /** No space stands before it, as before a raised number. */
  readonly closeUp?: boolean;
}

// Private-use characters; the template may hold none of U+E000 to U+E01F, so no token can be forged.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const IN_LINK = "\uE002";
const ALONE = "\uE003";
const ZERO = 0xe010;
const NO_BREAK = "\u00a0";

/** A token; its first character is its mode. */
const TOKEN = "[\uE000\uE002\uE003]([\uE010-\uE019]+)\uE001";

export class Slots {
  private readonly slots: Slot[] = [];

  /** The token that stands for the slot. */
  add(slot: Slot): string {
    this.slots.push(slot);
    const digits = [...String(this.slots.length - 1)].map((digit) => String.fromCharCode(ZERO + Number(digit)));
    return `${OPEN}${digits.join("")}${CLOSE}`;
  }

  /** The slots whose tokens stand in `text`, in order. */
  in(text: string): Slot[] {
    return [...text.matchAll(new RegExp(TOKEN, "g"))].map((match) => this.numbered(match[1]!));
  }

  /** The text without any token. */
  strip(text: string): string {
    return text.replace(new RegExp(TOKEN, "g"), "");
  }

  /** Whether `html` is nothing but tokens of block slots. */
  onlyBlocks(html: string): boolean {
    return this.strip(html).trim() === "" && this.in(html).some((slot) => slot.block);
  }

  /** The text with every token replaced by its slot's plain text, which `safe` makes safe. */
  plain(text: string, safe: (text: string) => string = (same) => same): string {
    return text.replace(new RegExp(TOKEN, "g"), (_, digits: string) => safe(this.numbered(digits).text()));
  }

  /**
   * HTML with every token replaced by its slot's HTML, in document order and in one pass: what is filled in is not
   * looked at again. Headings on the way tell each slot where it stands. `misplaced` receives blocks inside a line.
   */
  fill(html: string, start: Where, misplaced: (slot: Slot) => void): string {
    const headingOrToken = new RegExp(`<h[1-6] id="[^"]*">(.*?)</h[1-6]>|${TOKEN}`, "gs");
    let where = start;
    const put = (token: string, digits: string): string => {
      const slot = this.numbered(digits);
      if (slot.block && token[0] !== ALONE) {
        misplaced(slot);
        return "";
      }
      return slot.html({ where, links: token[0] !== IN_LINK });
    };
    return this.keepTogether(html).replace(headingOrToken, (match: string, heading?: string, digits?: string) => {
      if (digits !== undefined) return put(match, digits);
      where = { label: this.plain(plainText(heading ?? "")) };
      return match.replace(new RegExp(TOKEN, "g"), put);
    });
  }

  /** No-break spaces where a line should not break: `p = 0.03`, `n = 81`, `2.3 pg/mL`. */
  private keepTogether(html: string): string {
    const before = new RegExp(`( ?)(=|&lt;|&gt;|[\u2264\u2265\u00b1\u2248]|\\b[pnN]|\\bCI) (?=${TOKEN})`, "g");
    const after = new RegExp(`${TOKEN} (?=([^\\s<]+))`, "g");
    const space = new RegExp(`\\s+(?=${TOKEN})`, "g");
    return html
      .replace(space, (match: string, digits: string) => (this.numbered(digits).closeUp ? "" : match))
      .replace(before, (_, space: string, sign: string) => `${space && NO_BREAK}${sign}${NO_BREAK}`)
      .replace(after, (match: string, digits: string, next: string) => {
        const unit = this.numbered(digits).unit?.split(" ")[0];
        return unit !== undefined && next.startsWith(escapeHtml(unit)) ? `${match.slice(0, -1)}${NO_BREAK}` : match;
      });
  }

  private numbered(digits: string): Slot {
    const index = Number([...digits].map((digit) => digit.charCodeAt(0) - ZERO).join(""));
    return this.slots[index]!;
  }
}

/** Tokens inside a link, so that what fills them is no link. */
export function inLink(html: string): string {
  return html.replaceAll(OPEN, IN_LINK);
}

/** Tokens of blocks that stand in a paragraph of their own. */
export function alone(html: string): string {
  return html.replaceAll(OPEN, ALONE);
}

/** Whether any token stands in the text. */
export function hasToken(text: string): boolean {
  return /[\uE000\uE002\uE003]/.test(text);
}

/** A slot of plain text. */
export function textSlot(text: string, place: Place): Slot {
  return { block: false, place, html: () => escapeHtml(text), text: () => text };
}
