import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const FILE = "bench/RESULTS.md";

/** Puts a section into the file of results, in place of the one of the same title, or before all others, which stay as they are. */
export function record(title: string, body: string): void {
  const sections = existsSync(FILE) ? readFileSync(FILE, "utf8").split(/^(?=## )/m) : ["# Results\n\n"];
  const section = `## ${title}\n\n${body.trimEnd()}\n`;
  const at = sections.findIndex((text) => text.startsWith(`## ${title}\n`));
  if (at < 0) sections.splice(1, 0, section);
  else sections[at] = section;
  writeFileSync(FILE, `${sections.map((text) => text.trimEnd()).join("\n\n")}\n`);
  execFileSync("npx", ["biome", "format", "--write", FILE], { stdio: "ignore" });
}
