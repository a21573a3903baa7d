// Puts the command line and the thread that draws into two files each, with the packages that they need: finding and
// compiling a thousand small files takes Node longer than most reports take to compute. Writes dist/cli/main.js and
// commands.cjs, dist/figures/worker.js and thread.cjs, dist/engine.json (the hash of all that code, by which drawings are kept) and dist/THIRD-PARTY.txt.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const shape = {
  minifySyntax: true,
  minifyWhitespace: true,
  platform: "node",
  target: "node20.19",
  // read as it lies there, a byte a character
  charset: "ascii",
  legalComments: "none",
};
const options = {
  ...shape,
  bundle: true,
  metafile: true,
  absWorkingDir: at("."),
  logLevel: "warning",
};
/** What is compiled anew at every start, and therefore little. */
const starting = {
  ...options,
  outdir: "dist",
  entryPoints: [
    { in: "src/cli/main.ts", out: "cli/main" },
    { in: "src/figures/worker.ts", out: "figures/worker" },
  ],
  format: "esm",
  external: ["./commands.js", "./thread.js"],
  banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
};
/** What they load, in parts of which those that a command does not need stay where they are. */
const loaded = {
  ...options,
  outdir: "dist",
  entryPoints: [
    { in: "src/cli/commands.ts", out: "cli/commands" },
    { in: "src/figures/thread.ts", out: "figures/thread" },
  ],
  format: "esm",
  splitting: true,
  write: false,
  chunkNames: "cli/part-[hash]",
  // as src/cache/compiled.ts gives it
  define: { "import.meta.url": "$url" },
};

/** A part as CommonJS, of which Node can keep what it has compiled; src/cache/compiled.ts loads it. */
async function written({ path, text }, { imports, exports }) {
  let code = text;
  for (const { path: other, kind, external } of imports) {
    if (kind !== "dynamic-import" || external) continue;
    const asks = `import("${relative(dirname(path), at(other)).replace(/^(?!\.)/, "./")}")`;
    if (!code.includes(asks)) throw new Error(`${path} does not say ${asks}`);
    code = code.replaceAll(asks, `$${asks}`);
  }
  // whoever loads a part takes what it exports once, as it is when the part has run
  for (const name of exports) {
    const local = new RegExp(`[{,]([\\w$]+) as ${RegExp.escape?.(name) ?? name}[,}]`).exec(code)?.[1] ?? name;
    const sets =
      code.match(
        new RegExp(
          `(?<![\\w$.])${local.replaceAll("$", "\\$")}(?:=(?![=>])|\\+\\+|--|[-+*/%|&^?]=|(?:\\|\\||&&|\\?\\?)=)`,
          "g",
        ),
      ) ?? [];
    if (sets.length > 1) throw new Error(`${path} exports ${name}, which it sets ${sets.length} times`);
  }
  const file = path.replace(/\.js$/, ".cjs");
  writeFileSync(file, (await transform(code, { ...shape, format: "cjs" })).code);
  return file;
}

const started = await build(starting);
const parts = await build(loaded);
const inputs = { ...started.metafile.inputs, ...parts.metafile.inputs };
const files = await Promise.all([
  ...Object.keys(started.metafile.outputs).map(at),
  ...parts.outputFiles.map((file) => written(file, parts.metafile.outputs[relative(at("."), file.path)])),
]);
files.sort();
// parts of an earlier compilation
for (const name of readdirSync(at("dist/cli")))
  if (/^part-.*js$/.test(name) && !files.includes(at(`dist/cli/${name}`))) rmSync(at(`dist/cli/${name}`));

const hash = createHash("sha256");
for (const file of files) hash.update(readFileSync(file));
writeFileSync(at("dist/engine.json"), `${JSON.stringify({ sha256: hash.digest("hex") })}\n`);

/** The packages that went in, with their licences. */
const folders = new Set(
  Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(at(`${folder}/package.json`), "utf8"));
  const file = readdirSync(at(folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const text = file ? readFileSync(at(`${folder}/${file}`), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(at("dist/THIRD-PARTY.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
if (!existsSync(at("dist/cli/main.js"))) throw new Error("nothing was bundled");
