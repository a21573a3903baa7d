import { isReleased } from "./releases.js";
import { styleParts, styleTrace } from "./traces.js";

/**
 * What speaks against a page's style where another version made it: beside what follows from the study it has to be the
 * style of this version or of a release that is known, and its names of columns may hold no other numbers.
 */
export function styleFaults(given: string, expected: string, version: string): readonly string[] {
  const [own, wanted] = [styleParts(given), styleParts(expected)];
  const known = own.core === wanted.core || isReleased(version, "styles", styleTrace(given));
  const allowed = new Set([...wanted.names].map(namesAlone));
  const names = [...own.names].filter((rule) => !allowed.has(namesAlone(rule)) && /"[^"]*\p{N}[^"]*"/u.test(rule));
  return [
    ...(known ? [] : [`is none that Reckon ${version} is known to give`]),
    ...(own.sheet === wanted.sheet ? [] : ["has not the study's own rules at its end"]),
    ...names.map((rule) => `gives a column a name with a number: ${rule}`),
  ];
}

/** A rule without the number of columns, which versions before 0.2.0 did not write and nobody sees. */
function namesAlone(rule: string): string {
  return rule.replace(/--n:\d+;/, "");
}
