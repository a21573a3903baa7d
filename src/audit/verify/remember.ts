/** Prints what later versions need to know this version's pages again: its entry in `releases.ts`. */
import { readFileSync } from "node:fs";
import { methods } from "../../methods/index.js";
import { version } from "../../publish/build.js";
import { readerScript, readReaderParts } from "../../publish/reader-script.js";
import { elementsIn, parsePage, textOf } from "./html.js";
import type { Release } from "./releases.js";
import { scriptTraces, styleTrace } from "./traces.js";

const pages = process.argv.slice(2).map((path) => parsePage(readFileSync(path)));
const styles = pages.flatMap((page) => elementsIn(page, ({ tagName }) => tagName === "style").map(textOf));
const script = readerScript(
  await readReaderParts(),
  methods.map(({ name }) => name),
);
const release: Release = {
  styles: [...new Set(styles.map(styleTrace))].sort(),
  scripts: [...new Set(scriptTraces(script))].sort(),
};
process.stdout.write(`  ${JSON.stringify(version)}: ${JSON.stringify(release, null, 2).replaceAll("\n", "\n  ")},\n`);
