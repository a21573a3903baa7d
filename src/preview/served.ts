import { sourceHash } from "../publish/policy.js";
import { client } from "./client.js";

/** Where a page hears of changes. */
export const EVENTS = "/-/events";

/**
 * A report's page as it is previewed: with one more script, and its policy amended so that this script may run and may
 * ask its own server. The report's own files stay as they are.
 */
export function servedPage(html: string, hash: string): string {
  const script = `(${client.toString()})(${JSON.stringify(hash)},${JSON.stringify(EVENTS)})`.replaceAll("</", "<\\/");
  const amended = html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/,
    (_, start: string, policy: string) => `${start}${amend(policy, `'${sourceHash(script)}'`)}"`,
  );
  const end = amended.lastIndexOf("</body>");
  return `${amended.slice(0, end)}<script>${script}</script>\n${amended.slice(end)}`;
}

function amend(policy: string, source: string): string {
  const directives = policy.split("; ").map((directive) => {
    if (!directive.startsWith("script-src ")) return directive;
    return directive === "script-src 'none'" ? `script-src ${source}` : `${directive} ${source}`;
  });
  return [...directives, "connect-src 'self'"].join("; ");
}

/** What is served while there has been no page yet. */
export const emptyPage = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No report yet</title>
</head>
<body>
<p>There is no report yet: the study has faults.</p>
</body>
</html>
`;
