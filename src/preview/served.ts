import { contentSecurityPolicy, sourceHash } from "../publish/policy.js";
import { client } from "./client.js";
import { patchedPage } from "./patched.js";

/** Where a page hears of changes. */
export const EVENTS = "/-/events";

/** Where a page gets the newest one, without what it has already: `?from=` its own number. */
export const CHANGED = "/-/changed";

/**
 * A report's page as it is previewed: with one more script, and its policy amended so that this script may run, may ask
 * its own server, and may put styles and scripts of later pages, which bear the nonce, in place of the page's own. The
 * report's own files stay as they are.
 */
export function servedPage(html: string, page: number, nonce: string): string {
  const given = { preview: nonce, events: EVENTS, changed: CHANGED, elided: ELIDED };
  const script = `(${client})(${JSON.stringify(given)},${patchedPage})`.replaceAll("</", "<\\/");
  const allowed = `'nonce-${nonce}'`;
  const amended = html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/,
    (_, start: string, policy: string) => `${start}${amend(policy, allowed, `'${sourceHash(script)}'`)}"`,
  );
  // before the page's own scripts, which it watches
  const scripts = amended.lastIndexOf('<script type="application/json"');
  const at = scripts < 0 ? amended.lastIndexOf("</body>") : scripts;
  return `${amended.slice(0, at)}<script data-page="${page}">${script}</script>\n${amended.slice(at)}`;
}

function amend(policy: string, nonce: string, script: string): string {
  const directives = policy.split("; ").map((directive) => {
    const [name, ...sources] = directive.split(" ");
    if (name !== "script-src" && name !== "style-src") return directive;
    const own = sources.filter((source) => source !== "'none'");
    return [name, ...own, ...(name === "script-src" ? [script] : []), nonce].join(" ");
  });
  return [...directives, "connect-src 'self'"].join("; ");
}

/** What of a page is large, and whole in itself: a text has no such tags but these elements'. */
const ELIDED = "script,style,section.method,figure.float";
const LARGE =
  /<(script)\b[^>]*>.*?<\/script>|<(style)>.*?<\/style>|<(section) class="method".*?\n<\/section>|<(figure) class="float\b.*?<\/figure>/gs;

/**
 * The page for one that shows an earlier one. What that holds too is in short: `<figure same="<nonce> 3 57"></figure>` is
 * its third (from 0) of 57. Styles bear the nonce, without which they could not even be read.
 */
export function changedPage(page: string, before: string, nonce: string): string {
  const large = [...before.matchAll(LARGE)];
  const places = new Map(large.map(([text], place) => [text, place]));
  return page.replace(LARGE, (text, ...names: (string | undefined)[]) => {
    const name = names.slice(0, 4).find((one) => one !== undefined)!;
    const place = places.get(text);
    const own = place === undefined ? text : `<${name} same="${nonce} ${place} ${large.length}"></${name}>`;
    return name === "style" ? own.replace("<style", `<style nonce="${nonce}"`) : own;
  });
}

/** What is served while there has been no page yet; its policy is a report's, as it may become one. */
export const emptyPage = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([], [])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No report yet</title>
</head>
<body>
<p>There is no report yet: the study has faults.</p>
</body>
</html>
`;
