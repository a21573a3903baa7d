import { isReleased } from "./releases.js";

/** A rule that gives the appendix's columns their names, which follow from the study's plan. */
const COLUMN_NAMES = /^\.[\w-]+\{(?:--c\d+:"(?:[^"\\\n]|\\[0-9a-f]+ )*";?)+\}$/gm;

/**
 * What speaks against a page's style where another version made it: it has to be, beside what follows from the study,
 * the style of this version or of a release that is known, and its names of columns may hold no other numbers.
 */
export function styleFaults(given: string, expected: string, version: string): readonly string[] {
  const faults: string[] = [];
  const [own, wanted] = [partsOf(given, studyLayer(expected)), partsOf(expected, studyLayer(expected))];
  if (own.core !== wanted.core && !isReleased(version, "styles", own.core))
    faults.push(`is none that Reckon ${version} is known to give`);
  for (const rule of own.names)
    if (!wanted.names.has(rule) && /"[^"]*\p{N}[^"]*"/u.test(rule))
      faults.push(`gives a column a name with a number: ${rule}`);
  return faults;
}

interface StyleParts {
  /** What every report of a version has. */
  readonly core: string;
  readonly names: ReadonlySet<string>;
}

/** A style in its parts; `sheet` is what the study's own sheet adds at its end. */
export function partsOf(style: string, sheet: string): StyleParts {
  const rest = sheet !== "" && style.endsWith(sheet) ? style.slice(0, -sheet.length) : style;
  const names = new Set(rest.match(COLUMN_NAMES) ?? []);
  const core = rest.replace(COLUMN_NAMES, "").replace(/\n{2,}/g, "\n");
  return { core, names };
}

/** What a study's own sheet adds to the style of its page. */
function studyLayer(style: string): string {
  const start = style.indexOf("\n@layer study{");
  return start < 0 ? "" : style.slice(start + 1);
}
