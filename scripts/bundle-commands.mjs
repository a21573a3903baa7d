// Puts the command line and the thread that draws into few files, with the packages that they need: finding and compiling
// a thousand small files takes Node longer than most reports take to compute. Writes dist/cli, dist/figures/worker.js,
// dist/engine.json (the hash of all that code, by which drawings are kept) and dist/THIRD-PARTY.txt.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { metafile } = await build({
  entryPoints: [
    { in: at("src/cli/main.ts"), out: "cli/main" },
    { in: at("src/figures/worker.ts"), out: "figures/worker" },
  ],
  outdir: at("dist"),
  bundle: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  charset: "utf8",
  legalComments: "none",
  chunkNames: "cli/part-[hash]",
  banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
  absWorkingDir: at("."),
  logLevel: "warning",
});

const written = Object.keys(metafile.outputs).sort();
// parts of an earlier compilation
for (const name of readdirSync(at("dist/cli")))
  if (/^part-.*\.js$/.test(name) && !written.includes(`dist/cli/${name}`)) rmSync(at(`dist/cli/${name}`));

const hash = createHash("sha256");
for (const path of written) hash.update(readFileSync(at(path)));
writeFileSync(at("dist/engine.json"), `${JSON.stringify({ sha256: hash.digest("hex") })}\n`);

/** The packages that went in, with their licences. */
const folders = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(at(`${folder}/package.json`), "utf8"));
  const file = readdirSync(at(folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const text = file ? readFileSync(at(`${folder}/${file}`), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(at("dist/THIRD-PARTY.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
if (process.argv.includes("--metafile"))
  writeFileSync(process.argv[process.argv.indexOf("--metafile") + 1], JSON.stringify(metafile));
if (!existsSync(at("dist/cli/main.js"))) throw new Error("nothing was bundled");
