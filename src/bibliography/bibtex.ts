import type { Fault, Place } from "../fault.js";
import type { RuleId } from "../rules/index.js";

/** A value as written, in LaTeX, its outermost delimiters gone and its pieces joined. */
export interface BibField {
  readonly text: string;
  readonly place: Place;
}

export interface BibEntry {
  /** Lower case: `article`. */
  readonly type: string;
  readonly key: string;
  readonly place: Place;
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, BibField>;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** After so many faults nothing more is read: what is no bibliography should not be told line by line. */
const MOST_FAULTS = 20;

/** A fault of syntax: the rest of its entry is skipped. */
class BibSyntax extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/**
 * Reads a BibTeX file: entries in order, abbreviations (`@string`) and the months resolved, `@comment` and `@preamble`
 * skipped, as is all text between entries. What cannot be read is a fault with its line and column; reading goes on at the
 * next entry.
 */
export function parseBibtex(source: string, file: string): { entries: readonly BibEntry[]; faults: readonly Fault[] } {
  return new Reader(source, file).read();
}

class Reader {
  private at = 0;
  private readonly faults: Fault[] = [];
  private readonly entries: BibEntry[] = [];
  private readonly strings = new Map(MONTHS.map((month, i) => [month, String(i + 1)]));
  private readonly lineStarts: readonly number[];

  constructor(
    private readonly source: string,
    private readonly file: string,
  ) {
    this.lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  read(): { entries: readonly BibEntry[]; faults: readonly Fault[] } {
    for (;;) {
      const next = this.source.indexOf("@", this.at);
      if (next < 0) break;
      if (!/(?:^|[\n)}])[ \t]*$/.test(this.source.slice(Math.max(0, next - 200), next))) {
        this.at = next + 1; // an @ in the text between entries, as in an address
        continue;
      }
      this.at = next + 1;
      try {
        this.entry(next);
      } catch (error) {
        if (!(error instanceof BibSyntax)) throw error;
        this.fault("bibliography-syntax", error.message, error.at);
        if (this.faults.length >= MOST_FAULTS) break;
        // the next entry begins a line; a stray @ within a value does not
        const again = /\n[ \t]*@/g;
        again.lastIndex = Math.max(next + 1, Math.min(this.at, error.at));
        this.at = again.exec(this.source)?.index ?? this.source.length;
      }
    }
    return { entries: this.entries, faults: this.faults };
  }

  private entry(start: number): void {
    const type = this.word(/[A-Za-z]+/y)?.toLowerCase();
    if (type === undefined) return;
    if (type === "comment") return;
    const open = this.peek();
    if (open !== "{" && open !== "(") throw new BibSyntax(`expected { after @${type}`, this.at);
    this.at++;
    const close = open === "{" ? "}" : ")";
    if (type === "preamble") {
      this.value();
    } else if (type === "string") {
      const name = this.name();
      this.expect("=");
      this.strings.set(name, this.value());
    } else {
      const key = this.word(/[^\s,{}()="#%\\~]+/y);
      if (key === undefined) throw new BibSyntax(`@${type} has no key`, this.at);
      const fields = this.fields(close, key);
      this.entries.push({ type, key, place: this.place(start), fields });
    }
    this.expect(close);
  }

  private fields(close: string, key: string): Map<string, BibField> {
    const fields = new Map<string, BibField>();
    for (;;) {
      const next = this.peek();
      if (next === close) return fields;
      if (next === "") throw new BibSyntax(`${key} is never closed`, this.at);
      if (next !== ",") throw new BibSyntax(`expected a comma in ${key}, found ${shown(next)}`, this.at);
      this.at++;
      if (this.peek() === close) return fields;
      if (this.peek() === ",") continue;
      const start = this.at;
      const name = this.name();
      this.expect("=");
      const place = this.place(start);
      const text = this.value();
      if (fields.has(name)) this.fault("bibliography-field-twice", `${key} has ${name} twice`, start);
      else fields.set(name, { text, place });
    }
  }

  /** Pieces in braces, in quotes, as numbers or abbreviations, joined by `#`. */
  private value(): string {
    let text = "";
    for (;;) {
      const next = this.peek();
      const start = this.at;
      if (next === "{") text += this.braced();
      else if (next === '"') text += this.quoted();
      else {
        const word = this.word(/[^\s,{}()="#%\\]+/y);
        if (word === undefined) throw new BibSyntax(`expected a value, found ${shown(next)}`, this.at);
        const known = this.strings.get(word.toLowerCase());
        if (known === undefined && !/^\d+$/.test(word)) {
          this.fault("bibliography-string-unknown", `unknown abbreviation: ${word}`, start);
        }
        text += known ?? word;
      }
      if (this.peek() !== "#") return text;
      this.at++;
    }
  }

  private braced(): string {
    const start = this.at;
    let depth = 0;
    for (; this.at < this.source.length; this.at++) {
      const character = this.source[this.at];
      if (character === "\\") this.at++;
      else if (character === "{") depth++;
      else if (character === "}" && --depth === 0) return this.source.slice(start + 1, this.at++);
    }
    throw new BibSyntax("a brace is never closed", start);
  }

  private quoted(): string {
    const start = this.at;
    let depth = 0;
    for (this.at++; this.at < this.source.length; this.at++) {
      const character = this.source[this.at];
      if (character === "\\") this.at++;
      else if (character === "{") depth++;
      else if (character === "}") depth--;
      else if (character === '"' && depth === 0) return this.source.slice(start + 1, this.at++);
    }
    throw new BibSyntax("a quotation mark is never closed", start);
  }

  private name(): string {
    const name = this.word(/[A-Za-z][\w:.+/-]*/y);
    if (name === undefined) throw new BibSyntax(`expected a field's name, found ${shown(this.peek())}`, this.at);
    return name.toLowerCase();
  }

  private expect(character: string): void {
    const found = this.peek();
    if (found !== character) throw new BibSyntax(`expected ${character}, found ${shown(found)}`, this.at);
    this.at++;
  }

  private word(pattern: RegExp): string | undefined {
    this.peek();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** The next character that is not space, or nothing at the end. */
  private peek(): string {
    while (/\s/.test(this.source[this.at] ?? "")) this.at++;
    return this.source[this.at] ?? "";
  }

  private place(offset: number): Place {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: offset - this.lineStarts[low]! + 1 };
  }

  private fault(rule: RuleId, message: string, at: number): void {
    this.faults.push({ rule, severity: "error", message, place: this.place(at) });
  }
}

function shown(character: string): string {
  return character === "" ? "the end of the file" : character;
}
