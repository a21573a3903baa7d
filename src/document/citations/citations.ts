import type { Item } from "../../bibliography/item.js";
import { type Fault, type Place, suggest } from "../../fault.js";
import { escapeHtml, plainText } from "../escape.js";
import { formatItem } from "./format.js";
import { authorsOf, shortAuthors } from "./names.js";
import { type CitationStyle, citationStyles } from "./styles.js";

/** References that a document can cite, and those of them that it is meant to. */
export interface Sources {
  /** Declared in study.yaml: to be cited, each of them. */
  readonly declared: readonly Item[];
  /** From a bibliography, which may hold more than is cited. */
  readonly library?: readonly Item[];
}

/** References as a style numbers or names them, in the order in which they are first cited. */
export class Citations {
  private readonly byId: ReadonlyMap<string, Item>;
  private readonly numbers = new Map<string, number>();
  private ordered: { readonly size: number; readonly items: readonly Listed[] } | undefined;

  constructor(
    private readonly sources: Sources,
    private readonly style: CitationStyle = citationStyles.vancouver,
  ) {
    const all = [...(sources.library ?? []), ...sources.declared];
    this.byId = new Map(all.map((item) => [item.id, item]));
  }

  /** Whether marks are raised, and no space stands before them. */
  get raised(): boolean {
    return this.style.mark === "raised";
  }

  /** Cites a reference: its number, or the fault that there is none of that name, or that it has no title. */
  cite(id: string, place: Place): number | Fault {
    const item = this.byId.get(id);
    if (!item) {
      const hint = suggest(id, [...this.byId.keys()]);
      const message = `unknown reference: ${id}`;
      return { rule: "reference-unknown", severity: "error", message, place, ...(hint && { hint }) };
    }
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.numbers.size + 1);
    if (item.title !== "") return this.numbers.size;
    const message = `a reference without a title: ${id}`;
    return { rule: "bibliography-title", severity: "error", message, place: item.place };
  }

  /** Ids in the order of their numbers. */
  get cited(): readonly string[] {
    return [...this.numbers.keys()];
  }

  /** A warning for each declared reference that nobody cites. */
  uncited(): readonly Fault[] {
    return this.sources.declared
      .filter(({ id }) => !this.numbers.has(id))
      .map(({ id, place }) => ({
        rule: "reference-uncited",
        severity: "warning",
        message: `reference never cited: ${id}`,
        place,
      }));
  }

  /** `[1,2]`, `[1-3]` or `(Holm, 1979; Stork et al., 2019)`, each a link to its entry in the list. */
  marks(ids: readonly string[], links: boolean): string {
    const link = (id: string, html: string): string =>
      links ? `<a href="#ref-${escapeHtml(id)}" role="doc-biblioref">${html}</a>` : html;
    if (this.style.mark === "author-year") {
      const listed = this.listed().filter(({ item }) => ids.includes(item.id));
      const names = listed.map(({ item, letter }) =>
        link(item.id, escapeHtml(`${shortName(item)}, `) + this.year(item, letter)),
      );
      return `<span class="cite">(${names.join("; ")})</span>`;
    }
    const inOrder = [...new Set(ids)]
      .map((id) => ({ id, number: this.numbers.get(id) ?? 0 }))
      .sort((a, b) => a.number - b.number);
    const numbered = ({ id, number }: { id: string; number: number }): string => link(id, String(number));
    const parts = runsOf(inOrder, ({ number }) => number).map((run) =>
      run.length > 2 ? `${numbered(run[0]!)}${this.style.run}${numbered(run.at(-1)!)}` : run.map(numbered).join(","),
    );
    return this.raised
      ? `<sup class="cite">${parts.join(",")}</sup>`
      : `<span class="cite">[${parts.join(",")}]</span>`;
  }

  /** The same as plain text; raised numbers in brackets, as nothing else would tell them from others. */
  text(ids: readonly string[]): string {
    const text = plainText(this.marks(ids, false));
    return this.raised ? `[${text}]` : text;
  }

  /** The list of references cited: by number, or by author and year. */
  list(): string {
    const items = this.listed().map(
      ({ item, letter }) => `<li id="ref-${escapeHtml(item.id)}">${formatItem(item, this.style, letter)}</li>`,
    );
    return this.style.mark === "author-year"
      ? `<ul class="references by-author">\n${items.join("\n")}\n</ul>\n`
      : `<ol class="references">\n${items.join("\n")}\n</ol>\n`;
  }

  private year(item: Item, letter: string): string {
    return escapeHtml(`${item.issued?.year ?? this.style.noYear}${letter}`);
  }

  /** What is cited, in the order of the list; complete once everything is cited. */
  private listed(): readonly Listed[] {
    const { size } = this.numbers;
    if (this.ordered?.size === size) return this.ordered.items;
    const items = this.cited.map((id) => this.byId.get(id)!);
    const listed =
      this.style.mark === "author-year" ? byAuthor(items, this.style) : items.map((item) => ({ item, letter: "" }));
    this.ordered = { size, items: listed };
    return listed;
  }
}

interface Listed {
  readonly item: Item;
  /** Tells works of the same authors and year apart: `a`, `b`. */
  readonly letter: string;
}

/** By authors, year and title, whatever the locale; works of the same authors and year get letters. */
function byAuthor(items: readonly Item[], style: CitationStyle): Listed[] {
  const keyed = items.map((item) => {
    const who = authorsOf(item, style.authors) ?? item.title;
    const year = item.issued?.year ?? "";
    return { item, same: `${shortName(item)}\n${year}`, key: [who, year, item.title].map(folded) };
  });
  keyed.sort((a, b) => {
    const at = a.key.findIndex((part, i) => part !== b.key[i]);
    return at < 0 ? 0 : a.key[at]! < b.key[at]! ? -1 : 1;
  });
  return keyed.map(({ item, same }) => {
    const alike = keyed.filter((other) => other.same === same);
    const at = alike.findIndex((other) => other.item === item);
    const dash = item.issued === undefined ? "-" : "";
    return { item, letter: alike.length < 2 ? "" : `${dash}${String.fromCharCode(97 + (at % 26))}` };
  });
}

/** How the text calls it: its authors, or where nobody is named its title up to a colon. */
function shortName(item: Item): string {
  return shortAuthors(item) ?? `\u201c${item.title.split(":")[0]!.trim()}\u201d`;
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, "");
}

function runsOf<T>(items: readonly T[], number: (item: T) => number): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last && number(last.at(-1)!) + 1 === number(item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
