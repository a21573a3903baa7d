import { anew, type Recall } from "../cache/recall.js";
import { escapeHtml } from "../document/escape.js";
import type { Document } from "../document/manuscript.js";
import { StudyFaults } from "../fault.js";
import type { Ledger } from "../ledger/entry.js";
import type { Study } from "../study/study.js";
import { type AppendixInput, appendix } from "./appendix.js";
import { colophonHtml } from "./colophon.js";
import { contentsHtml, frontHtml } from "./front.js";
import { metadataHtml } from "./metadata.js";
import { contentSecurityPolicy } from "./policy.js";
import { composeStyle, type StudyStyle, styleFaults } from "./stylesheet.js";

/** A file that the report was made from. */
export interface InputFile {
  readonly file: string;
  readonly sha256: string;
  /** It is what a database gave in place of rows. */
  readonly counted?: true;
}

/** Everything that a page shows. */
export interface PageInput extends Omit<AppendixInput, "ledger" | "cited"> {
  readonly study: Pick<
    Study,
    "parameters" | "title" | "shortTitle" | "authors" | "date" | "version" | "keywords" | "license" | "data"
  >;
  readonly document: Document;
  readonly ledger: Ledger;
  /** The cohort's file. */
  readonly data: InputFile;
  /** Every file that the report depends on, the cohort's too. */
  readonly inputs: readonly InputFile[];
  readonly engine: { readonly name: string; readonly version: string };
  /** The built-in style sheet, the rules that all figures share, and a sheet that the study adds. */
  readonly style: { readonly page: string; readonly figures?: string; readonly study?: StudyStyle };
  /** Files beside the page, by address relative to it. */
  readonly files?: readonly { readonly address: string; readonly label: string }[];
  /** What a second engine said, in a sentence. */
  readonly agreement?: string;
  /** The page's own scripts, run in order once the page is read; allowed by hash, and nothing else is. */
  readonly scripts?: readonly string[];
  /** Data that the page carries, by element id; never run. */
  readonly carries?: Readonly<Record<string, unknown>>;
}

/**
 * The report as one HTML file that needs nothing else: no network, no script of a stranger's, readable without
 * JavaScript. The banner and the metadata of simulated data come from the data's status and from nowhere else.
 * Throws StudyFaults where the study's style sheet would leave its layer or load something.
 */
export function page(input: PageInput, recall: Recall = anew): string {
  const { study, document, ledger, scripts = [], carries = {} } = input;
  const faults = input.style.study ? styleFaults(input.style.study) : [];
  if (faults.length > 0) throw new StudyFaults(faults);
  const simulated = study.data.status === "simulated";
  const { inR, secondEngine, profile } = input;
  const statistics = appendix(
    { ledger, cited: document.cited, profile, ...(inR && { inR }), ...(secondEngine && { secondEngine }) },
    recall,
  );
  const style = composeStyle(input.style.page, {
    own: `${input.style.figures ?? ""}\n${statistics.style}`,
    ...(input.style.study === undefined ? {} : { study: input.style.study }),
    ...(simulated ? { running: "Simulated participants" } : {}),
  });
  const data = Object.entries(carries).map(
    ([id, value]) => `<script type="application/json" id="${escapeHtml(id)}">${inertJson(value)}</script>`,
  );
  const run = scripts.map((script) => `<script>${script}</script>`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy([style], scripts)).replaceAll("&#39;", "'")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${metadataHtml(input)}
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${simulated ? BANNER : ""}<div class="sheet">
${frontHtml(input)}
${contentsHtml(document)}
<main id="main">
<article class="prose">
${document.html.trim()}
</article>
${document.checklist === undefined ? "" : `${document.checklist}\n`}${statistics.html}
${colophonHtml(input)}
</main>
</div>
${[...data, ...run].map((element) => `${element}\n`).join("")}</body>
</html>
`;
}

const BANNER = `<div id="banner" role="note"><b>Simulated participants.</b> A program made the data behind every number on this page. They are evidence for nothing.</div>
`;

/** JSON that cannot end the element it stands in. */
function inertJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
