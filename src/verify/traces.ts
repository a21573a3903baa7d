import { sha256 } from "../publish/manifest.js";

/** A rule that gives the appendix's columns their number and names, which follow from the study's plan. */
const COLUMN_NAMES = /^\.[\w-]+\{(?:--n:\d+;)?(?:--c\d+:"(?:[^"\\\n]|\\[0-9a-f]+ )*";?)+\}$/gm;

/** A page's style in its parts. */
export interface StyleParts {
  /** What every report of a version has. */
  readonly core: string;
  /** The rules that name the appendix's columns. */
  readonly names: ReadonlySet<string>;
  /** What the study's own sheet adds, at the end. */
  readonly sheet: string;
}

/** A style in its parts. */
export function styleParts(style: string): StyleParts {
  const start = style.indexOf("\n@layer study{");
  const own = start < 0 ? style : style.slice(0, start + 1);
  return {
    core: own.replace(COLUMN_NAMES, "").replace(/\n{2,}/g, "\n"),
    names: new Set(own.match(COLUMN_NAMES) ?? []),
    sheet: style.slice(own.length),
  };
}

/** The trace by which the style of a version is known again, whatever the study. */
export function styleTrace(style: string): string {
  return traceOf(styleParts(style).core);
}

/**
 * The traces by which a script is known again, one a line: a page has the parts of it that its plan needs, and their
 * numbers differ from page to page.
 */
export function scriptTraces(script: string): readonly string[] {
  return script
    .replace(/\$\d+/g, "$")
    .replace(/(?:\$\.method,?)+/g, "$.method")
    .split("\n")
    .map(traceOf);
}

function traceOf(text: string): string {
  return sha256(text).slice(0, 32);
}
