/**
 * Run from the repository's root when a version is released, so that later versions know its pages again:
 *
 *     npm run compile && node dist/verify/remember.js && npx biome check --write src/verify
 *
 * writes the version's traces to `known-releases.ts` and a page that it makes to `test/audit/fixtures`.
 */
import { writeFileSync } from "node:fs";
import { methods } from "../methods/index.js";
import { buildReport, version } from "../publish/build.js";
import { readerScript, readReaderParts } from "../publish/reader-script.js";
import { elementsIn, parsePage, textOf } from "./html.js";
import { RELEASES } from "./known-releases.js";
import type { Release } from "./releases.js";
import { scriptTraces, styleTrace } from "./traces.js";

const FIXTURES = "test/audit/fixtures";

/** Pages of simulated and of real participants: their styles differ. */
const [kept, other] = await Promise.all([pageOf(`${FIXTURES}/study`), pageOf("examples/mgus2")]);
const script = readerScript(
  await readReaderParts(),
  methods.map(({ name }) => name),
);
const release: Release = {
  styles: [...new Set([kept, other].flatMap(stylesOf).map(styleTrace))].sort(),
  scripts: [...new Set(scriptTraces(script))].sort(),
};
const known = Object.entries({ ...RELEASES, [version]: release }).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  "src/verify/known-releases.ts",
  `import type { Release } from "./releases.js";

/** Written by \`remember.ts\`. */
export const RELEASES: Readonly<Record<string, Release>> = ${JSON.stringify(Object.fromEntries(known), null, 2)};
`,
);
writeFileSync(`${FIXTURES}/${version}.html`, kept);

async function pageOf(folder: string): Promise<string> {
  return (await buildReport(folder, () => {})).files.get("index.html")!;
}

function stylesOf(html: string): readonly string[] {
  const page = parsePage(new TextEncoder().encode(html));
  return elementsIn(page, ({ tagName }) => tagName === "style").map(textOf);
}
