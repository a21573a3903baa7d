import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codebook } from "./codebook.js";
import { simulateCohort } from "./cohort.js";

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

if (mayBeReplaced(`${data}codebook.json`)) {
  write(`${data}cohort.csv`, simulateCohort());
  write(`${data}codebook.json`, codebook());
  console.log("wrote data/cohort.csv and data/codebook.json: simulated participants");
} else {
  console.error(
    `${data}codebook.json does not say "status": "simulated": the cohort beside it may be a real one and is left as it is.`,
  );
  process.exitCode = 1;
}
