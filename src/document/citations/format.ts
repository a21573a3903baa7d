import type { Item, ItemDate } from "../../bibliography/item.js";
import { escapeHtml } from "../escape.js";
import { bareDoi, doiAddress } from "../links.js";
import { authorsOf, editorsOf } from "./names.js";
import type { CitationStyle } from "./styles.js";
import { fillTemplate } from "./template.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Where the link stands while full stops are tidied: an address keeps its own. */
const LINK = "\uE004";

/** One reference as HTML in a style; `letter` tells works of one author and year apart (`2019a`). */
export function formatItem(item: Item, style: CitationStyle, letter = ""): string {
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : escapeHtml(value));
  const authors = text(authorsOf(item, style.authors));
  const byTitle = authors === undefined && style.titleFirst;
  const whole = ["book", "report", "thesis", "software", "dataset", "web"].includes(item.kind);
  const title = escapeHtml(item.title);
  const year = `${item.issued?.year ?? style.noYear}${letter}`;
  const pages = item.pages === undefined ? undefined : pagesOf(item.pages, style);
  const edition = item.edition === undefined ? undefined : editionOf(item.edition, style);
  const { volume, issue } = item;
  const link = linkOf(item, style);
  const fields: Record<string, string | undefined> = {
    authors: byTitle ? (whole ? `<i>${title}</i>` : title) : authors,
    editors: text(editorsOf(item, style)),
    title: byTitle ? undefined : title,
    year: escapeHtml(year),
    date: escapeHtml(item.issued ? dateIn(item.issued, style) : style.noYear),
    "full-date": escapeHtml(fullDate(item.issued, year)),
    accessed: item.accessed && escapeHtml(dateIn(item.accessed, style)),
    container: text(item.container),
    volume: text(volume),
    issue: text(issue),
    "volume-issue":
      volume === undefined && issue === undefined
        ? undefined
        : text(`${volume ?? ""}${issue === undefined ? "" : `(${issue})`}`),
    pages: text(pages),
    edition: text(edition),
    "edition-pages": text(editionAndPages(edition, pages)),
    version: text(item.version),
    publisher: text(item.publisher),
    city: text(item.city),
    genre: text(item.genre ?? (item.kind === "thesis" ? "Thesis" : undefined)),
    note: text(item.note),
    link: link === undefined ? undefined : LINK,
  };
  return fillTemplate(style.templates[item.kind], fields).replace(LINK, () => link ?? "");
}

function editionAndPages(edition: string | undefined, pages: string | undefined): string | undefined {
  const parts = [edition, pages === undefined ? undefined : `${/[^\w]/.test(pages) ? "pp" : "p"}. ${pages}`];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(", ");
}

/** `453-457` in the style: its dash, and with `shortened` the last page without the digits that it shares. */
function pagesOf(pages: string, { pages: style }: CitationStyle): string {
  const range = /^(\D*)(\d+)\s*(?:--?|\u2013)\s*(\D*)(\d+)$/.exec(pages);
  if (!range) return pages.replace(/(?<=[\dA-Za-z])(?:--|\u2013)(?=[\dA-Za-z])/g, style.dash);
  const [, before = "", first = "", again = "", last = ""] = range;
  if (style.shortened === undefined || again !== "" || first.length !== last.length)
    return `${before}${first}${style.dash}${again}${last}`;
  let same = 0;
  while (same < last.length - style.shortened && first[same] === last[same]) same++;
  return `${before}${first}${style.dash}${last.slice(same)}`;
}

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** `3`, `3rd` or `Third` as `3rd ed`. */
function editionOf(edition: string, style: CitationStyle): string {
  const bare = edition.replace(/\s*(?:ed|edn|edition)\.?$/i, "");
  const word = ORDINALS.indexOf(bare.toLowerCase()) + 1;
  const number = word > 0 ? word : Number(/^(\d+)(?:st|nd|rd|th)?$/.exec(bare)?.[1] ?? Number.NaN);
  return `${Number.isNaN(number) ? bare : `${number}${ordinal(number)}`}${style.edition}`;
}

function ordinal(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][number % 10] ?? "th";
}

function dateIn({ year, month, day }: ItemDate, { date }: CitationStyle): string {
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (name === undefined) return year;
  if (date === "2002 Jul 9") return [year, name.slice(0, 3), day].filter(Boolean).join(" ");
  if (date === "July 9, 2002") return day === undefined ? `${name} ${year}` : `${name} ${day}, ${year}`;
  return [day, name, year].filter(Boolean).join(" ");
}

/** `2019, March 7`: the year first, so that the list can be sorted by it. */
function fullDate(issued: ItemDate | undefined, year: string): string {
  const name = issued?.month === undefined ? undefined : MONTHS[issued.month - 1];
  return name === undefined ? year : `${year}, ${[name, issued?.day].filter(Boolean).join(" ")}`;
}

/** The DOI, or where there is none the address, as a link. */
function linkOf({ doi, url, accessed }: Item, style: CitationStyle): string | undefined {
  if (doi !== undefined) {
    const address = escapeHtml(doiAddress(doi));
    if (style.doi === "address") return `<a href="${address}">${address}</a>`;
    return `${style.doi}<a href="${address}">${escapeHtml(bareDoi(doi))}</a>`;
  }
  if (url === undefined || !/^https?:\/\//i.test(url)) return undefined;
  const address = escapeHtml(url);
  const template = accessed && style.urlAccessed ? style.urlAccessed : style.url;
  return template
    .replace("{accessed}", () => (accessed ? escapeHtml(dateIn(accessed, style)) : ""))
    .replace("{url}", () => `<a href="${address}">${address}</a>`);
}
