/** Reads a cohort file with every check of its codebook, as a build does: ours.js FILE CODEBOOK. Prints its rows. */
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

const [data, codebook] = process.argv.slice(2) as [string, string];
const module = (path: string): string => pathToFileURL(`dist/${path}.js`).href;
const { fileReader } = (await import(module("publish/inputs"))) as typeof import("../../src/publish/inputs.js");
const { readData } = (await import(module("publish/data"))) as typeof import("../../src/publish/data.js");
const { loadCodebook } = (await import(
  module("cohort/load-codebook")
)) as typeof import("../../src/cohort/load-codebook.js");
const file = fileReader(dirname(data))(basename(data), "data", undefined);
if ("fault" in file) throw new Error(file.fault.message);
process.stdout.write(String(readData(file, loadCodebook(readFileSync(codebook, "utf8"), codebook)).rows));
