import { readFile } from "node:fs/promises";
import type { Fault } from "../fault.js";

const SHEETS = ["base", "front", "text", "floats", "appendix", "reader", "print"] as const;

/** The built-in style sheet, which the package ships in parts; comments stay behind. */
export async function readPageStyle(): Promise<string> {
  const folder = new URL("../../templates/page/", import.meta.url);
  const parts = await Promise.all(SHEETS.map((name) => readFile(new URL(`${name}.css`, folder), "utf8")));
  return parts
    .join("")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .replace(/\s*([{};,])\s*/g, "$1")
    .replace(/([{;][\w-]+): /g, "$1:")
    .replaceAll(";}", "}");
}

/** A style sheet that a study adds: its text and where it stands. */
export interface StudyStyle {
  readonly text: string;
  readonly file: string;
}

/**
 * What keeps the banner in sight whatever a study's sheet says: `!important` in the layer declared first beats every
 * later layer and everything unlayered. All else on the page is stacked below it.
 */
const GUARD = `@layer guard,page,study;
@layer guard{
html,body{display:block!important;visibility:visible!important;opacity:1!important;filter:none!important;clip-path:none!important;mask:none!important;transform:none!important;translate:none!important;rotate:none!important;scale:none!important;zoom:1!important;contain:none!important;content-visibility:visible!important;position:static!important;margin:0!important;padding:0!important;height:auto!important;max-height:none!important;overflow:visible!important}
body>:not(#banner){isolation:isolate!important;z-index:0!important}
#banner{all:initial!important;display:block!important;position:relative!important;z-index:2147483647!important;box-sizing:border-box!important;padding:10px 20px!important;background:#7a1f00!important;color:#fff!important;font:600 16px/1.4 "Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif!important;text-align:center!important;text-wrap:balance!important;print-color-adjust:exact!important;-webkit-print-color-adjust:exact!important}
#banner *{all:unset!important;color:#fff!important}
#banner b{font-weight:800!important}
#banner::before,#banner::after,#banner *::before,#banner *::after{content:none!important}
}
`;

/** The one style of a page: the guard, the built-in sheet, rules of this report's own figures and appendix, and the study's, in layers. */
export function composeStyle(
  page: string,
  { own = "", running = "", study }: { own?: string; running?: string; study?: StudyStyle } = {},
): string {
  const margin = running === "" ? "" : `@page{@top-center{content:"${cssText(running)}";font:8pt sans-serif}}\n`;
  const last = study ? `@layer study{\n${study.text}\n}\n` : "";
  return `${GUARD}@layer page{\n${page}\n${own}\n}\n${margin}${last}`.replaceAll(/\r\n?/g, "\n");
}

/** What in a study's style sheet would leave it, load something, or end the element that it stands in. */
export function styleFaults({ text, file }: StudyStyle): readonly Fault[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  const rules: readonly (readonly [RegExp, string])[] = [
    [/<\/|<!--/g, "a tag inside a style sheet"],
    [/@import\b/gi, "@import loads another file"],
    [/url\(\s*(?!["']?(?:data:image\/|#))/gi, "url() that is no data: image"],
    [/\\/g, "a backslash escape could hide one of these"],
    [/@layer\s+(?:guard|page)\b/gi, "the layers guard and page are the page's own"],
  ];
  const found = rules.flatMap(([pattern, message]) =>
    [...bare.matchAll(pattern)].map((match): Fault => {
      const before = bare.slice(0, match.index).split("\n");
      const place = { file, line: before.length, column: before.at(-1)!.length + 1 };
      return { rule: "style-not-allowed", severity: "error", message, place };
    }),
  );
  const depth = unbalanced(bare);
  if (depth !== 0) {
    const message = depth > 0 ? "a brace is never closed" : "a brace is closed that was never opened";
    found.push({ rule: "style-not-allowed", severity: "error", message, place: { file } });
  }
  return found;
}

function unbalanced(css: string): number {
  const bare = css.replace(/"[^"\n]*"|'[^'\n]*'/g, "");
  let depth = 0;
  for (const character of bare) {
    if (character === "{") depth++;
    if (character === "}" && --depth < 0) return depth;
  }
  return depth;
}

/** A text inside the quotes of a style sheet. */
export function cssText(text: string): string {
  return text.replace(/[\\"<\n\r]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
}
