// Writes dist/reader.json: what runs in a reader's browser, in parts, so that a page carries the methods that its plan
// uses and no others. The same sources give the same bytes. --out FILE writes elsewhere, --metafile FILE also what went
// into it; --dist DIR is where the sources were compiled to.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const option = (name, otherwise) =>
  process.argv.includes(name) ? resolve(process.argv[process.argv.indexOf(name) + 1]) : otherwise;
const dist = option("--dist", at("dist"));
const out = option("--out", `${dist}/reader.json`);

/** Every method by its name in the plan: the file that defines it, and what it is called there. */
async function methods() {
  const index = readFileSync(at("src/methods/index.ts"), "utf8");
  const found = new Map();
  for (const [, names, file] of index.matchAll(/^import \{ ([\w, ]+) \} from "\.\/([\w-]+)\.js";$/gm)) {
    const module = await import(pathToFileURL(`${dist}/methods/${file}.js`).href);
    for (const binding of names.split(", ")) found.set(module[binding].name, { file, binding });
  }
  return found;
}

const byName = new Map([...(await methods())].sort(([a], [b]) => (a < b ? -1 : 1)));

/** An entry for each method. */
const methodEntries = {
  name: "method-entries",
  setup(bundle) {
    bundle.onResolve({ filter: /^method:/ }, ({ path }) => ({
      path: path.slice("method:".length),
      namespace: "method",
    }));
    bundle.onLoad({ filter: /.*/, namespace: "method" }, ({ path }) => {
      const { file, binding } = byName.get(path);
      return {
        contents: `export { ${binding} as method } from "./${file}.js";`,
        resolveDir: at("src/methods"),
        loader: "ts",
      };
    });
  },
};

/** A method's source without what it declares: the plan that a page carries has been checked. */
function withoutDeclarations(source) {
  const key = "declares: {";
  const start = source.indexOf(key);
  if (start < 0) return source;
  let depth = 1;
  let end = start + key.length;
  for (; depth > 0 && end < source.length; end++) {
    const rest = source.slice(end);
    const skipped = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(rest);
    if (skipped) end += skipped[0].length - 1;
    else if (rest[0] === "{") depth++;
    else if (rest[0] === "}") depth--;
  }
  return `${source.slice(0, start)}declares: {}${withoutDeclarations(source.slice(end))}`;
}

/** A method's source without what says how it is called and cited: the page has been written. */
function withoutLabels(source) {
  const called = '(?:title|label): "(?:[^"\\\\]|\\\\.)*"';
  return source
    .replace(new RegExp(`,\\s*${called}`, "g"), "")
    .replace(new RegExp(`${called},\\s*`, "g"), "")
    .replace(/^ {2}(?:(?:spans|rowSpans): \{[^{}]*\}|rowEffect: \[[^[\]]*\]|rowNames: .*[^[({>]),$/gm, "");
}

/** A source without the sentences of its faults (texts of more than one word): the page's plan has none. */
function withoutSentences(source) {
  const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replace(literal, (text) => (/^["'`].*\s/s.test(text) ? '""' : text));
}

/** What takes the place of modules that explain to an author what is wrong with a file: a reader is told less. */
const STUBS = {
  nearest: "export const nearest = () => {}, suggest = nearest;",
  "cohort/expression/to-text": 'export const toText = () => "";',
  "cohort/separator-hint": "export const separatorHint = () => {};",
  "cohort/csv-failure": `
    export const failureFault = (rule, place) =>
      ({ rule, severity: "error", message: rule.replaceAll("-", " ") + "; the rest was not read", place });`,
  "cohort/not-number": `
    export const notNumber = (cell, { name }) =>
      ({ rule: "not-number", message: "column " + name + ": not a number: " + JSON.stringify(cell) });
    export { notNumber as notNumberWithComma };`,
  "cohort/not-text": `
    export const notText = (bytes, file) =>
      ({ rule: "not-text", severity: "error", message: "not a text in UTF-8", place: { file } });`,
};

/**
 * What the computation does not need stays behind: words (as functions that are never called they have no effect, so
 * esbuild drops them), declarations, and what things are called (the page says it).
 */
const leftOut = {
  name: "left-out",
  setup(bundle) {
    bundle.onLoad({ filter: /\/src\/methods\/[^/]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      // parts that every statistic has are called on the page nowhere
      const called = path.endsWith("/parts.ts") ? source : withoutLabels(source);
      const contents = withoutDeclarations(called).replaceAll("= defineWords(", "= () => defineWords(");
      return { contents, loader: "ts" };
    });
    bundle.onLoad({ filter: /\/src\/cohort\/(resolve|expression\/(check|parse))\.ts$/ }, ({ path }) => ({
      contents: withoutSentences(readFileSync(path, "utf8")),
      loader: "ts",
    }));
    bundle.onLoad({ filter: /\/src\/(?:nearest|cohort\/.*)\.ts$/ }, ({ path }) => {
      const stub = Object.keys(STUBS).find((file) => path.endsWith(`/src/${file}.ts`));
      if (stub) return { contents: STUBS[stub] };
      // where a file does not fit, the page tells what is wrong, where, and what was expected: hints are for authors
      const contents = readFileSync(path, "utf8").replace(/,\s*hint: ("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/g, "");
      return { contents, loader: "ts" };
    });
  },
};

const { metafile, outputFiles } = await build({
  entryPoints: [
    { in: at("src/reader/main.ts"), out: "main" },
    ...[...byName.keys()].map((name) => ({ in: `method:${name}`, out: `method-${name}` })),
  ],
  outdir: at("dist"),
  write: false,
  bundle: true,
  splitting: true,
  minify: true,
  metafile: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  chunkNames: "[hash]",
  plugins: [methodEntries, leftOut],
  absWorkingDir: at("."),
  logLevel: "warning",
});

/** A module as its imports, its own code and its exports, all by what esbuild writes and nothing else does. */
function part({ path, text }) {
  let code = text.trim();
  const needs = [];
  for (;;) {
    const found = /^import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/.exec(code);
    if (!found) break;
    needs.push([found[2], (found[1] ?? "").replaceAll(" as ", ":")]);
    code = code.slice(found[0].length);
  }
  const exported = /export\{([^}]*)\};?$/.exec(code);
  const gives = (exported?.[1] ?? "")
    .split(",")
    .filter(Boolean)
    .map((one) => {
      const [inside, outside = inside] = one.split(" as ");
      return inside === outside ? inside : `${outside}:${inside}`;
    });
  return {
    file: path.split(/[\\/]/).at(-1),
    needs,
    code: exported ? code.slice(0, exported.index) : code,
    gives: gives.join(","),
  };
}

// in an order that depends on nothing but what they hold
const parts = outputFiles
  .map(part)
  .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.file < b.file ? -1 : 1));
const number = new Map(parts.map(({ file }, i) => [file, i]));
const reader = {
  main: number.get("main.js"),
  methods: Object.fromEntries([...byName.keys()].map((name) => [name, number.get(`method-${name}.js`)])),
  parts: parts.map(({ needs, code, gives }) => ({
    needs: needs.map(([file, names]) => [number.get(file), names]),
    code,
    gives,
  })),
};
writeFileSync(out, `${JSON.stringify(reader)}\n`);
const metafilePath = option("--metafile");
if (metafilePath) writeFileSync(metafilePath, JSON.stringify(metafile));
