import type { Traced } from "./traced.js";

const SHOWN = /(?<![\w-])(?:content|--[\w-]+|counter-(?:reset|set|increment))\s*:\s*([^;}]*)/g;

/** What a style sheet itself adds to the text: its strings of `content`, and where its counters begin. */
export function shownByStyle(css: string): readonly Traced[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  return [...bare.matchAll(SHOWN)].flatMap(({ 0: whole, 1: value = "", index }) => {
    const start = index + whole.length - value.length;
    if (whole.startsWith("counter")) return [piece(value, start)];
    return [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map((match) =>
      piece(match[1] ?? match[2] ?? "", start + match.index + 1),
    );
  });
}

function piece(text: string, start: number): Traced {
  return { text, from: Array.from({ length: text.length }, (_, i) => start + i) };
}
