import { escapeHtml } from "../document/escape.js";
import type { Document } from "../document/manuscript.js";
import type { PageInput } from "./page.js";

const DESCRIPTION_LENGTH = 300;

/** The page's metadata: for readers' software, libraries (Highwire's citation tags), and whoever asks what the data are. */
export function metadataHtml({ study, document, engine, data }: PageInput): string {
  const named = (name: string, content: string | undefined): string[] =>
    content === undefined || content === "" ? [] : [`<meta name="${name}" content="${escapeHtml(content)}">`];
  return [
    `<title>${escapeHtml(study.title)}</title>`,
    ...named("description", description(study.data.status, document)),
    ...named("author", study.authors.map(({ name }) => name).join(", ")),
    ...named("keywords", study.keywords.join(", ")),
    ...named("generator", `${engine.name} ${engine.version}`),
    ...named("reckon:data-status", study.data.status),
    ...named("reckon:data-sha256", data.sha256),
    ...named("citation_title", study.title),
    ...study.authors.flatMap(({ name, affiliation }) => [
      ...named("citation_author", name),
      ...named("citation_author_institution", affiliation),
    ]),
    ...named("citation_publication_date", study.date?.replaceAll("-", "/")),
    ...named("citation_language", "en"),
    ...named("dcterms.license", study.license),
  ].join("\n");
}

function description(status: "simulated" | "real", { summary }: Document): string {
  const text = `${status === "simulated" ? "Simulated participants. " : ""}${summary}`;
  if (text.length <= DESCRIPTION_LENGTH) return text;
  return `${text.slice(0, DESCRIPTION_LENGTH).replace(/\s+\S*$/, "")} \u2026`;
}
