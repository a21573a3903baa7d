import { escapeHtml } from "../document/escape.js";
import type { PageInput } from "./page.js";

/** What made the page, from which files, and what else there is to download. */
export function colophonHtml({ engine, inputs, data, files = [], study }: PageInput): string {
  const rows = inputs.map(
    ({ file, sha256, counted }) =>
      `<tr><th scope="row">${escapeHtml(file)}${counted ? " (counts from a database)" : ""}</th><td><code>${escapeHtml(sha256)}</code></td></tr>`,
  );
  const links = files.map(({ address, label }) => `<a href="${escapeHtml(address)}">${escapeHtml(label)}</a>`);
  const license = study.license ? `<p>Licence: ${escapeHtml(study.license)}.</p>\n` : "";
  return `<section class="colophon" id="colophon" aria-labelledby="colophon-title">
<h2 id="colophon-title">How this page was made</h2>
<p>${escapeHtml(engine.name)} ${escapeHtml(engine.version)} made it from the files below and from nothing else: the same files and version give the same bytes. It asks nothing of any network and needs no JavaScript.</p>
<div class="scroll" role="region" tabindex="0" aria-labelledby="inputs">
<table class="inputs">
<caption><div id="inputs">Files that the report was made from</div></caption>
<thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
<h3>Check this page against its data</h3>
<p class="check-here">${checkHtml(data)}</p>
${links.length > 0 ? `<p class="files">Beside this page: ${links.join(", ")}.</p>\n` : ""}${license}</section>`;
}

/** How a reader can check the page; what its script adds to this is a button. */
function checkHtml({ file, counted }: PageInput["data"]): string {
  const name = file.split("/").at(-1) ?? file;
  const rows = counted
    ? `The rows are in a database; whoever may ask it saves them as <code>${escapeHtml(name)}</code> with <code>reckon data --out ${escapeHtml(name)}</code>, or, with <code>--counts</code>, what it gave for this page. `
    : "";
  return `${rows}On the command line, <code>reckon verify index.html --data ${escapeHtml(name)}</code> rebuilds this page from the plan, codebook and manuscript that it carries and from the data, and names every number that is not what they give; it trusts nothing on the page. Where JavaScript runs, the page also recomputes itself from the data file, in the browser and offline; but a forged page could lie, that check included.`;
}
