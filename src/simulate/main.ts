import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { codebook } from "./codebook.js";
import { simulateCohort } from "./cohort.js";
import { simulateRows } from "./many.js";

const data = fileURLToPath(new URL("../../data/", import.meta.url));

/** Whether the codebook that is there says that its cohort is simulated, or there is none. */
function mayBeReplaced(path: string): boolean {
  if (!existsSync(path)) return !existsSync(`${data}cohort.csv`);
  try {
    return JSON.parse(readFileSync(path, "utf8")).status === "simulated";
  } catch {
    return false;
  }
}

function write(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** `--rows N --out FILE`: a cohort of any size for measurements, elsewhere. */
function writeMany(rows: string, out: string): void {
  const file = openSync(out, "wx");
  for (const text of simulateRows(Number(rows))) writeSync(file, text);
  closeSync(file);
  console.log(`wrote ${out}: ${rows} simulated participants`);
}

const { rows, out } = parseArgs({ options: { rows: { type: "string" }, out: { type: "string" } } }).values;
if (rows !== undefined && out !== undefined && /^[1-9]\d*$/.test(rows)) writeMany(rows, out);
else if (rows !== undefined || out !== undefined) {
  console.error("usage: npm run simulate [-- --rows N --out FILE]; FILE must not exist");
  process.exitCode = 2;
} else if (mayBeReplaced(`${data}codebook.json`)) {
  write(`${data}cohort.csv`, simulateCohort());
  write(`${data}codebook.json`, codebook());
  console.log("wrote data/cohort.csv and data/codebook.json: simulated participants");
} else {
  console.error(
    `${data}codebook.json does not say "status": "simulated": the cohort beside it may be a real one and is left as it is.`,
  );
  process.exitCode = 1;
}
