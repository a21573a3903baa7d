// Puts the command line and the thread that draws into two files each, with the packages that they need: finding and
// compiling a thousand small files takes Node longer than most reports take to compute. Writes dist/cli/main.js and
// commands.cjs, dist/figures/worker.js and thread.cjs, dist/engine.json (the hash of all that code, by which drawings are
// kept) and dist/THIRD-PARTY.txt.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const options = {
  outdir: "dist",
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  platform: "node",
  target: "node20.19",
  // read as it lies there, a byte a character
  charset: "ascii",
  legalComments: "none",
  absWorkingDir: at("."),
  logLevel: "warning",
};
/** What is compiled anew at every start, and therefore little. */
const starting = await build({
  ...options,
  entryPoints: [
    { in: "src/cli/main.ts", out: "cli/main" },
    { in: "src/figures/worker.ts", out: "figures/worker" },
  ],
  format: "esm",
  external: ["./commands.js", "./thread.js"],
  banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
});
/** Our own faults say what a schema does not take, in English: zod's fifty other languages stay out. */
const english = {
  name: "english",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};
/** What these load, as CommonJS, of which Node can keep what it has compiled: src/cache/compiled.ts does so. */
const bundled = (source, out, more) =>
  build({
    ...options,
    entryPoints: [{ in: source, out }],
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    define: { "import.meta.url": "$url" },
    plugins: [english],
    ...more,
  });
const loaded = [
  // the thread draws, and has what it draws with
  await bundled("src/cli/commands.ts", "cli/commands", { external: ["@observablehq/plot"] }),
  await bundled("src/figures/thread.ts", "figures/thread"),
];
const bundles = [starting, ...loaded].map(({ metafile }) => metafile);

const hash = createHash("sha256");
for (const file of bundles.flatMap(({ outputs }) => Object.keys(outputs)).sort()) hash.update(readFileSync(at(file)));
writeFileSync(at("dist/engine.json"), `${JSON.stringify({ sha256: hash.digest("hex") })}\n`);

/** The packages that went in, with their licences. */
const folders = new Set(
  bundles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(at(`${folder}/package.json`), "utf8"));
  const file = readdirSync(at(folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const text = file ? readFileSync(at(`${folder}/${file}`), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(at("dist/THIRD-PARTY.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
if (!existsSync(at("dist/cli/main.js"))) throw new Error("nothing was bundled");
