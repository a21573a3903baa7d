import type { ItemKind } from "../../bibliography/item.js";
import type { CitationStyleName } from "../../bibliography/style-names.js";

/** How a list of names is written. */
export interface NameStyle {
  /** `Stork ACJ`, or `Stork, A. C. J.`. */
  readonly form: "initials" | "initials with stops";
  /** Before the last of several. */
  readonly last?: string;
  /** With more names than `most`, the first `shown` are given. */
  readonly most: number;
  readonly shown: number;
  /** After those shown; `last` names the last one after an ellipsis. */
  readonly rest: "et al" | "last";
}

/**
 * A journal's way with references, as data. A template is text with `{fields}`; what stands in square brackets is left out
 * where one of its own fields is absent, `\` makes the next character a plain one, and a full stop after a full stop,
 * question or exclamation mark is dropped. Fields: authors, editors, title, container, year, date, accessed, volume, issue,
 * pages, edition, version, publisher, city, genre, note, doi, url.
 */
export interface CitationStyle {
  readonly name: string;
  /** Where the rules stand. */
  readonly source: string;
  /** In the text: numbers in brackets, raised numbers, or author and year. */
  readonly mark: "brackets" | "raised" | "author-year";
  /** Where nobody is named, the title stands in the authors' place. */
  readonly titleFirst?: true;
  readonly authors: NameStyle;
  readonly editors: { readonly form: "names first" | "initials first"; readonly one: string; readonly several: string };
  /** How a range of pages is written, as far as the source gives whole numbers. */
  readonly pages: { readonly dash: string; readonly shortened?: 1 | 2 };
  /** Of `3`: `3rd ed`; of another text: the text with this after it. */
  readonly edition: string;
  readonly date: "2002 Jul 9" | "July 9, 2002" | "9 July 2002";
  readonly noYear: string;
  readonly doi: "doi:" | "DOI: " | "address";
  /** An address, where there is no DOI; and where it is known when it was looked up. */
  readonly url: string;
  readonly urlAccessed?: string;
  /** Between the first and last of three or more numbers in a row. */
  readonly run: string;
  readonly templates: Readonly<Record<ItemKind, string>>;
}

const CHAPTER_IN = "[ In: [{editors}. ]{container}.]";

const vancouver: CitationStyle = {
  name: "Vancouver (ICMJE, NLM)",
  source:
    "Samples of formatted references for authors of journal articles, National Library of Medicine; Patrias K. Citing Medicine, 2nd ed. NLM, 2007",
  mark: "brackets",
  authors: { form: "initials", most: 6, shown: 6, rest: "et al" },
  editors: { form: "names first", one: ", editor", several: ", editors" },
  pages: { dash: "-" },
  edition: " ed",
  date: "2002 Jul 9",
  noYear: "[date unknown]",
  doi: "doi:",
  url: "Available from: {url}",
  run: "\u2013",
  templates: {
    article:
      "[{authors}. ]{title}.[ <i>{container}</i>.][ {publisher};] {year}[;{volume-issue}][:{pages}].[ {note}.][ {link}]",
    book: "[{authors}. ]{title}.[ {edition}.][ {container}.][ {city}:][ {publisher};] {year}.[ {note}.][ {link}]",
    chapter: `[{authors}. ]{title}.${CHAPTER_IN}[ {edition}.][ {city}:][ {publisher};] {year}[;{volume-issue}].[ p. {pages}.][ {note}.][ {link}]`,
    report:
      "[{authors}. ]{title}[ \\[{genre}\\]].[ {container}.][ {city}:][ {publisher};] {year}[;{volume-issue}].[ {note}.][ {link}]",
    thesis: "[{authors}. ]{title}[ \\[{genre}\\]].[ {city}:][ {publisher};] {year}.[ {note}.][ {link}]",
    software:
      "[{authors}. ]{title} \\[software\\].[ Version {version}.][ {container}.][ {city}:][ {publisher};] {year}[ \\[cited {accessed}\\]].[ {note}.][ {link}]",
    dataset:
      "[{authors}. ]{title} \\[dataset\\].[ Version {version}.][ {container}.][ {city}:][ {publisher};] {year}[ \\[cited {accessed}\\]].[ {note}.][ {link}]",
    web: "[{authors}. ]{title} \\[Internet\\].[ {container}.][ {city}:][ {publisher};] {year}[ \\[cited {accessed}\\]].[ {note}.][ {link}]",
  },
};

const ama: CitationStyle = {
  name: "AMA, 11th edition",
  source: "AMA Manual of Style, 11th ed, chapter 3; JAMA, Instructions for Authors, References",
  mark: "raised",
  authors: { form: "initials", most: 6, shown: 3, rest: "et al" },
  editors: { form: "names first", one: ", ed", several: ", eds" },
  pages: { dash: "-" },
  edition: " ed",
  date: "July 9, 2002",
  noYear: "Date unknown",
  doi: "doi:",
  url: "{url}",
  run: "-",
  templates: {
    article: "[{authors}. ]{title}.[ <i>{container}</i>.] {year}[;{volume-issue}][:{pages}].[ {note}.][ {link}]",
    book: "[{authors}. ]<i>{title}</i>.[ {edition}.][ {publisher};] {year}.[ {note}.][ {link}]",
    chapter:
      "[{authors}. ]{title}.[ In: [{editors}. ]<i>{container}</i>.][ {edition}.][ {publisher};] {year}[:{pages}].[ {note}.][ {link}]",
    report: "[{authors}. ]<i>{title}</i>.[ {publisher};] {year}.[ {genre}.][ {note}.][ {link}]",
    thesis: "[{authors}. ]<i>{title}</i>.[ {genre}.][ {publisher};] {year}.[ {note}.][ {link}]",
    software:
      "[{authors}. ]{title}.[ Version {version}.][ {publisher};] {year}.[ Accessed {accessed}.][ {note}.][ {link}]",
    dataset:
      "[{authors}. ]{title}.[ Version {version}.][ <i>{container}</i>.][ {publisher};] {year}.[ Accessed {accessed}.][ {note}.][ {link}]",
    web: "[{authors}. ]{title}.[ {container}.][ {publisher}.] {date}.[ Accessed {accessed}.][ {note}.][ {link}]",
  },
};

const nejm: CitationStyle = {
  name: "New England Journal of Medicine",
  source: "NEJM Author Center, New Manuscripts, References",
  mark: "raised",
  authors: { form: "initials", most: 6, shown: 3, rest: "et al" },
  editors: { form: "names first", one: ", ed", several: ", eds" },
  pages: { dash: "-", shortened: 1 },
  edition: " ed",
  date: "July 9, 2002",
  noYear: "date unknown",
  doi: "DOI: ",
  url: "{url}",
  urlAccessed: "(Accessed {accessed}, at {url}.)",
  run: "-",
  templates: {
    article: "[{authors}. ]{title}.[ {container}] {year}[;{volume}][:{pages}].[ {note}.][ {link}]",
    book: "[{authors}. ]{title}.[ {edition}.][ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    chapter:
      "[{authors}. ]{title}.[ In: [{editors}. ]{container}.][ {edition}.][ {city}:][ {publisher},] {year}[:{pages}].[ {note}.][ {link}]",
    report: "[{authors}. ]{title}.[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    thesis: "[{authors}. ]{title}[ ({genre})].[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    software: "[{authors}. ]{title}[, version {version}].[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    dataset:
      "[{authors}. ]{title}[, version {version}].[ {container}.][ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    web: "[{authors}. ]{title}.[ {container}.][ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
  },
};

const lancet: CitationStyle = {
  name: "The Lancet",
  source: "The Lancet, Information for Authors, References",
  mark: "raised",
  authors: { form: "initials", most: 6, shown: 3, rest: "et al" },
  editors: { form: "names first", one: ", ed", several: ", eds" },
  pages: { dash: "\u2013", shortened: 2 },
  edition: " edn",
  date: "July 9, 2002",
  noYear: "date unknown",
  doi: "DOI: ",
  url: "{url}",
  urlAccessed: "{url} (accessed {accessed})",
  run: "\u2013",
  templates: {
    article: "[{authors}. ]{title}.[ <i>{container}</i>] {year}[; <b>{volume}</b>][: {pages}].[ {note}.][ {link}]",
    book: "[{authors}. ]{title}[, {edition}].[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    chapter:
      "[{authors}. ]{title}.[ In: [{editors}. ]{container}[, {edition}].][ {city}:][ {publisher},] {year}[: {pages}].[ {note}.][ {link}]",
    report: "[{authors}. ]{title}.[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    thesis: "[{authors}. ]{title}[ ({genre})].[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    software: "[{authors}. ]{title}[, version {version}].[ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    dataset:
      "[{authors}. ]{title}[, version {version}].[ {container}.][ {city}:][ {publisher},] {year}.[ {note}.][ {link}]",
    web: "[{authors}. ]{title}.[ {container}.][ {publisher}.] {date}.[ {note}.][ {link}]",
  },
};

const apa: CitationStyle = {
  name: "APA, 7th edition",
  source: "Publication Manual of the American Psychological Association, 7th ed; apastyle.apa.org, Reference examples",
  mark: "author-year",
  titleFirst: true,
  authors: { form: "initials with stops", last: ", & ", most: 20, shown: 19, rest: "last" },
  editors: { form: "initials first", one: " (Ed.)", several: " (Eds.)" },
  pages: { dash: "\u2013" },
  edition: " ed.",
  date: "9 July 2002",
  noYear: "n.d.",
  doi: "address",
  url: "{url}",
  run: "\u2013",
  templates: {
    article:
      "{authors}. ({year}).[ {title}.][ <i>{container}</i>][, <i>{volume}</i>[({issue})]][, {pages}].[ {note}.][ {link}]",
    book: "{authors}. ({year}).[ <i>{title}</i>[ ({edition})].][ {publisher}.][ {note}.][ {link}]",
    chapter:
      "{authors}. ({year}).[ {title}.][ In [{editors}, ]<i>{container}</i>[ ({edition-pages})].][ {publisher}.][ {note}.][ {link}]",
    report: "{authors}. ({year}).[ <i>{title}</i>[ \\[{genre}\\]].][ {publisher}.][ {note}.][ {link}]",
    thesis: "{authors}. ({year}).[ <i>{title}</i>] \\[[{genre}][, {publisher}]\\].[ {note}.][ {link}]",
    software:
      "{authors}. ({year}).[ <i>{title}</i>][ (Version {version})] \\[Computer software\\].[ {publisher}.][ {note}.][ {link}]",
    dataset:
      "{authors}. ({year}).[ <i>{title}</i>][ (Version {version})] \\[Data set\\].[ {publisher}.][ {note}.][ {link}]",
    web: "{authors}. ({full-date}).[ <i>{title}</i>.][ {container}.][ {note}.][ {link}]",
  },
};

/** Styles of citation by the name that a study gives. */
export const citationStyles: Readonly<Record<CitationStyleName, CitationStyle>> = { vancouver, ama, nejm, lancet, apa };
