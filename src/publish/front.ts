import { escapeHtml } from "../document/escape.js";
import type { Document } from "../document/manuscript.js";
import type { Author } from "../study/study.js";
import type { PageInput } from "./page.js";

/** Title, authors, date, and which data this is. */
export function frontHtml({ study, data, ledger, agreement }: PageInput): string {
  const affiliations = [...new Set(study.authors.flatMap(({ affiliation }) => affiliation ?? []))];
  const authors = study.authors.map((author) => authorHtml(author, affiliations)).join(", ");
  const places = affiliations.map(
    (name, index) => `<span>${affiliations.length > 1 ? `<sup>${index + 1}</sup>` : ""}${escapeHtml(name)}</span>`,
  );
  const facts = [
    study.date && fact("Date", `<time datetime="${escapeHtml(study.date)}">${longDate(study.date)}</time>`),
    study.version && fact("Version", escapeHtml(study.version)),
    ...study.parameters.map(({ label, text, isDefault }) =>
      fact(escapeHtml(label), `${escapeHtml(text)}${isDefault ? " (default)" : ""}`),
    ),
    fact("Data", `${escapeHtml(data.file)}, ${study.data.status === "simulated" ? "simulated" : "real"} participants`),
    data.counted && fact("Rows", "in a database, which gave combinations of their values with counts"),
    fact(data.counted ? "SHA-256 of the counts" : "SHA-256", `<code>${escapeHtml(data.sha256)}</code>`),
    fact("Statistics", `${ledger.entries.length}, each linked to its row in the <a href="#appendix">appendix</a>`),
    agreement && fact("Second engine", unbroken(escapeHtml(agreement))),
  ].filter(Boolean);
  return `<header class="front">
<h1>${escapeHtml(study.title)}</h1>
<p class="authors">${authors}</p>
${places.length > 0 ? `<p class="affiliations">${places.join("; ")}</p>\n` : ""}<dl class="facts">
${facts.join("\n")}
</dl>
</header>`;
}

/** The headings of the text down to the second level, then what the page adds. */
export function contentsHtml({ headings, checklist }: Document): string {
  const chapters: { readonly link: string; readonly sections: string[] }[] = [];
  const added = [
    ...(checklist === undefined ? [] : [{ level: 2, id: "checklist", text: "Reporting checklist" }]),
    { level: 2, id: "appendix", text: "Appendix: every statistic" },
    { level: 2, id: "colophon", text: "How this page was made" },
  ];
  for (const { level, id, text } of [...headings, ...added]) {
    const link = `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
    const chapter = chapters.at(-1);
    if (level <= 2 || !chapter) chapters.push({ link, sections: [] });
    else if (level === 3) chapter.sections.push(`<li>${link}</li>`);
  }
  const items = chapters.map(
    ({ link, sections }) => `<li>${link}${sections.length > 0 ? `<ul>${sections.join("")}</ul>` : ""}</li>`,
  );
  return `<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul>
${items.join("\n")}
</ul>
</nav>`;
}

function authorHtml({ name, affiliation, orcid }: Author, affiliations: readonly string[]): string {
  const number = affiliation === undefined ? 0 : affiliations.indexOf(affiliation) + 1;
  const mark = affiliations.length > 1 && number > 0 ? `<sup>${number}</sup>` : "";
  const id = orcid === undefined ? "" : ` <a class="orcid" href="https://orcid.org/${escapeHtml(orcid)}">ORCID</a>`;
  return `${escapeHtml(name)}${mark}${id}`;
}

/** Numbers such as 6.3e-13 in HTML, each kept on one line. */
function unbroken(html: string): string {
  return html.replace(/\d[\d.]*e-\d+/g, '<span class="whole">$&</span>');
}

function fact(name: string, html: string): string {
  return `<div><dt>${name}</dt><dd>${html}</dd></div>`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `2026-11-22` as `22 November 2026`; what is no such date, as it stands. */
function longDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = match && MONTHS[Number(match[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : escapeHtml(date);
}
