import type { Place } from "../../fault.js";
import type { FoundNumber } from "../unbound.js";
import { equationNumerals } from "./equations.js";
import { type DeclaredNames, quantityKey } from "./names.js";
import { normalised } from "./normal.js";
import { type Numeral, numeralsIn } from "./numerals.js";
import { levelRule, RULES, type Rule } from "./rules.js";
import { SectionNumbers } from "./sections.js";
import type { Traced } from "./traced.js";
import { BOUND, BRANCH } from "./typed.js";
import type { Visible } from "./visible.js";

export type AllowedBy = NonNullable<FoundNumber["allowedBy"]>;

/** What one text may hold: any number (`whole`), or those that a function knows. */
export interface Allowance {
  /** False: names that the study declares are no reason, as the text declares one itself. */
  readonly names?: boolean;
  readonly whole?: AllowedBy;
  readonly value?: (numeral: Numeral) => AllowedBy | undefined;
}

/** Characters of context either side of a number. */
const CONTEXT = 40;

/** A number where it was found, once for each time. */
export type Note = Omit<FoundNumber, "times">;

/** A number in a text, with what the text says of it. */
interface Reading {
  readonly start: number;
  readonly text: string;
  readonly context: string;
  readonly allowedBy: AllowedBy | undefined;
}

/** What a study's declarations allow wherever it stands, and what texts were found to hold by that. */
export class Readings {
  readonly general: readonly Rule[];
  readonly rules: readonly Rule[];
  private before = new Map<string, readonly Reading[]>();
  private now = new Map<string, readonly Reading[]>();

  constructor(
    readonly names: DeclaredNames,
    levels: readonly number[],
  ) {
    this.general = [...RULES, levelRule(levels)];
    this.rules = [...this.general, ...names.rules];
  }

  /** What `read` finds in a text, or found when the texts were read before; what was not asked for since is forgotten. */
  of(text: string, read: () => readonly Reading[]): readonly Reading[] {
    const found = this.now.get(text) ?? this.before.get(text) ?? read();
    this.now.set(text, found);
    return found;
  }

  /** Before texts are read anew. */
  again(): void {
    this.before = this.now;
    this.now = new Map();
  }
}

/** Finds the numbers of one text after another. */
export class Scanner {
  readonly notes: Note[] = [];
  private readonly sections = new SectionNumbers();

  constructor(private readonly readings: Readings) {}

  /** A piece of visible text. */
  text({ kind, traced }: Visible, place: (offset: number) => Place, allowance: Allowance | undefined): void {
    if (kind === "math") {
      this.equation(traced, place);
      return;
    }
    const { text, from } = normalised(traced);
    const numbered = kind === "heading" ? this.sections.next(text) : 0;
    const read = (): readonly Reading[] => this.read(kind, text, numbered, allowance);
    const found = allowance ? read() : this.readings.of(`${kind} ${numbered} ${text}`, read);
    for (const { start, text: number, context, allowedBy } of found)
      this.note(number, place(from[start] ?? 0), context, allowedBy);
  }

  private read(
    kind: Visible["kind"],
    text: string,
    numbered: number,
    allowance: Allowance | undefined,
  ): readonly Reading[] {
    const numerals = numeralsIn(text);
    if (numerals.length === 0) return [];
    if (kind === "address")
      return [{ start: 0, text, context: text, allowedBy: { rule: "address", why: "part of an address" } }];
    const named = allowance?.names !== false;
    const spans = new Spans(named ? this.readings.rules : this.readings.general, text);
    const found: Reading[] = [];
    let noted = -1;
    for (const numeral of numerals) {
      const { start, end } = numeral;
      const span = spans.around(start, end);
      const allowedBy =
        end <= numbered
          ? { rule: "section-number", why: "the number of a section" }
          : (span?.allowedBy ??
            allowance?.whole ??
            allowance?.value?.(numeral) ??
            (named ? this.quantity(numeral, text) : undefined));
      const context = contextOf(text, start, end);
      if (!span || allowedBy !== span.allowedBy) found.push({ start, text: numeral.text, context, allowedBy });
      else if (span.start !== noted) {
        noted = span.start; // one name may hold several numbers
        found.push({ start: span.start, text: text.slice(span.start, span.end), context, allowedBy });
      }
    }
    return found;
  }

  /** An equation: what is notation is allowed, every other number is somebody's. */
  private equation({ text, from }: Traced, place: (offset: number) => Place): void {
    for (const { start, end, text: number, notation } of equationNumerals(text))
      this.note(
        number,
        place(from[start] ?? 0),
        contextOf(text, start, end),
        notation ? { rule: "notation", why: "notation of an equation" } : undefined,
      );
  }

  /** A number that its author marked; a mark without a reason marks nothing. */
  literal(text: string, why: string, place: Place): void {
    this.note(text, place, text, why.trim() === "" ? undefined : { rule: "literal", why: why.trim() });
  }

  /** The panel of a cross-reference: a letter or a short number. */
  panel(text: string, place: Place): void {
    if (numeralsIn(text).length === 0) return;
    const fits = /^[\s.,(]*[A-Za-z]?\d{0,2}[\s)]*$/.test(text);
    this.note(text, place, text, fits ? { rule: "cross-reference", why: "the panel of a figure" } : undefined);
  }

  /** A text in which numbers need no reason of their own. */
  declared(text: string, place: Place, allowedBy: AllowedBy): void {
    this.text({ kind: "text", traced: { text, from: [] } }, () => place, { whole: allowedBy });
  }

  private quantity({ value, end }: Numeral, text: string): AllowedBy | undefined {
    const label = this.readings.names.quantities.get(quantityKey(value, text, end) ?? "");
    return label === undefined ? undefined : { rule: "declared-quantity", why: `as in the declared name "${label}"` };
  }

  private note(text: string, place: Place, context: string, allowedBy: AllowedBy | undefined): void {
    const own = text.trim().replace(/\s+/gu, " ");
    this.notes.push({ text: own, place, context, ...(allowedBy && { allowedBy }) });
  }
}

/** Everything that was found, file by file, as it stands there; what is allowed once, however often it stands. */
export function gathered(notes: readonly Note[]): readonly FoundNumber[] {
  const all: FoundNumber[] = [];
  /** Where in `all` what is allowed stands, by its text and reason. */
  const known = new Map<string, number>();
  for (const note of notes) {
    const { text, allowedBy } = note;
    const key = allowedBy && JSON.stringify([text, allowedBy.rule, allowedBy.why]);
    const same = key === undefined ? undefined : known.get(key);
    const before = same === undefined ? undefined : all[same];
    if (same !== undefined && before) {
      all[same] = { ...before, times: before.times + 1 };
      continue;
    }
    if (key !== undefined) known.set(key, all.length);
    all.push({ ...note, times: 1 });
  }
  const files = [...new Set(all.map(({ place }) => place.file))];
  const key = ({ place }: FoundNumber) => [files.indexOf(place.file), place.line ?? 0, place.column ?? 0] as const;
  return all.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly allowedBy: AllowedBy;
}

/** What the rules match in a text; each rule is tried when a number needs it. Numbers are asked for in ascending order. */
class Spans {
  private readonly tried: { readonly spans: readonly Span[]; next: number }[] = [];

  constructor(
    private readonly rules: readonly Rule[],
    private readonly text: string,
  ) {}

  around(start: number, end: number): Span | undefined {
    for (const [i, { id, why, pattern }] of this.rules.entries()) {
      this.tried[i] ??= {
        spans: [...this.text.matchAll(pattern)].map(({ index, 0: match }) => ({
          start: index,
          end: index + match.length,
          allowedBy: { rule: id, why },
        })),
        next: 0,
      };
      const rule = this.tried[i];
      while ((rule.spans[rule.next]?.end ?? start + 1) <= start) rule.next++;
      const span = rule.spans[rule.next];
      if (span && span.start <= start && end <= span.end) return span;
    }
    return undefined;
  }
}

/** The words around a number, with what is printed from statistics as `{{…}}`. */
function contextOf(text: string, start: number, end: number): string {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const before = text.slice(from, start).replace(from > 0 ? /^\S*\s/u : /^/, from > 0 ? "…" : "");
  const after = text.slice(end, to).replace(to < text.length ? /\s\S*$/u : /$/, to < text.length ? "…" : "");
  return `${before}${text.slice(start, end)}${after}`
    .replaceAll(BOUND, "{{…}}")
    .replaceAll(BRANCH, " | ")
    .replace(/\s+/gu, " ")
    .trim();
}
