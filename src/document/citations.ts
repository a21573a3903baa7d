import { type Fault, type Place, suggest } from "../fault.js";
import type { Declared, Reference } from "../study/study.js";
import { escapeHtml } from "./escape.js";
import { bareDoi, doiAddress } from "./links.js";

/** References, numbered in the order in which they are first cited (Vancouver). */
export class Citations {
  private readonly byId: ReadonlyMap<string, Declared<Reference>>;
  private readonly numbers = new Map<string, number>();

  constructor(private readonly references: readonly Declared<Reference>[]) {
    this.byId = new Map(references.map((reference) => [reference.id, reference]));
  }

  /** Cites a reference: its number, or the fault that there is none of that name. */
  cite(id: string, place: Place): number | Fault {
    if (!this.byId.has(id)) {
      const hint = suggest(id, [...this.byId.keys()]);
      return {
        rule: "reference-unknown",
        severity: "error",
        message: `unknown reference: ${id}`,
        place,
        ...(hint === undefined ? {} : { hint }),
      };
    }
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.numbers.size + 1);
    return this.numbers.size;
  }

  /** Ids in the order of their numbers. */
  get cited(): readonly string[] {
    return [...this.numbers.keys()];
  }

  /** A warning for each reference that nobody cites. */
  uncited(): readonly Fault[] {
    return this.references
      .filter(({ id }) => !this.numbers.has(id))
      .map(({ id, place }) => ({
        rule: "reference-uncited",
        severity: "warning",
        message: `reference never cited: ${id}`,
        place,
      }));
  }

  /** `[1,2]` or `[1-3]`, each number a link to its entry in the list. */
  marks(ids: readonly string[], links: boolean): string {
    const inOrder = [...new Set(ids)]
      .map((id) => ({ id, number: this.numbers.get(id) ?? 0 }))
      .sort((a, b) => a.number - b.number);
    const link = ({ id, number }: { id: string; number: number }): string =>
      links ? `<a href="#ref-${escapeHtml(id)}" role="doc-biblioref">${number}</a>` : String(number);
    const runs = runsOf(inOrder, ({ number }) => number);
    const parts = runs.map((run) =>
      run.length > 2 ? `${link(run[0]!)}\u2013${link(run.at(-1)!)}` : run.map(link).join(","),
    );
    return `<span class="cite">[${parts.join(",")}]</span>`;
  }

  /** The same as plain text. */
  text(ids: readonly string[]): string {
    return this.marks(ids, false).replace(/<[^>]*>/g, "");
  }

  /** The list of references cited, in order. */
  list(): string {
    const items = this.cited.map((id) => `<li id="ref-${escapeHtml(id)}">${vancouver(this.byId.get(id)!)}</li>`);
    return `<ol class="references">\n${items.join("\n")}\n</ol>\n`;
  }
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

/** One reference as HTML in Vancouver style (ICMJE recommendations), with its DOI or address as a link. */
export function vancouver(reference: Reference): string {
  const { authors, title, container, year, publisher, note, doi, url, type } = reference;
  const kind = { software: " [software]", dataset: " [dataset]", web: " [Internet]" }[type as string] ?? "";
  const inside = type === "chapter" && container !== undefined ? `In: ${container}` : undefined;
  const sentences: string[] = [];
  if (authors.length > 0) sentences.push(escapeHtml(authorList(authors)));
  sentences.push(escapeHtml(title) + kind);
  if (inside) sentences.push(escapeHtml(inside));
  if (type === "article" && container !== undefined) {
    sentences.push(`<i>${escapeHtml(container)}</i>`, escapeHtml(`${year}${locator(reference)}`));
  } else {
    const where = type !== "chapter" && container !== undefined ? `${escapeHtml(container)}. ` : "";
    sentences.push(`${where}${publisher ? `${escapeHtml(publisher)}; ` : ""}${year}${escapeHtml(locator(reference))}`);
  }
  if (note) sentences.push(escapeHtml(note));
  const text = sentences.map((sentence) => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`)).join(" ");
  if (doi !== undefined) {
    return `${text} doi:<a href="${escapeHtml(doiAddress(doi))}">${escapeHtml(bareDoi(doi))}</a>`;
  }
  const address = url !== undefined && /^https?:\/\//i.test(url) ? escapeHtml(url) : undefined;
  return address === undefined ? text : `${text} Available from: <a href="${address}">${address}</a>`;
}

/** `;59(6):1-9`: volume, issue and pages, as far as they are known. */
function locator({ volume, issue, pages }: Reference): string {
  const at = `${volume ?? ""}${issue === undefined ? "" : `(${issue})`}${pages === undefined ? "" : `:${pages}`}`;
  return at === "" ? "" : `${volume === undefined && issue === undefined ? "" : ";"}${at}`;
}

/** The first six, then et al.; `Stork, Abraham C. J.` becomes `Stork ACJ`. */
function authorList(authors: readonly string[]): string {
  const names = authors.map((author) => {
    const [family, given] = author.split(/,\s*/, 2);
    return given ? `${family} ${[...given.matchAll(/\p{Lu}/gu)].join("")}` : author;
  });
  return names.length > 6 ? `${names.slice(0, 6).join(", ")}, et al` : names.join(", ");
}
