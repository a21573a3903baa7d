import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { Stage } from "./bench.js";

/** Builds the study in the folder that the command line names, and prints what each stage took as JSON. */
const [folder] = process.argv.slice(2);
const stages: Stage[] = [];
const module = (path: string): string => pathToFileURL(`dist/publish/${path}.js`).href;
let [name, wall, cpu] = ["starting", 0, 0];

function next(stage: string): void {
  const { user, system } = process.cpuUsage();
  const [now, used] = [performance.now(), (user + system) / 1000];
  stages.push({ name, wall: now - wall, cpu: used - cpu, peak: process.resourceUsage().maxRSS / 1024 });
  [name, wall, cpu] = [stage, now, used];
}

const { buildReport } = (await import(module("build"))) as typeof import("../../src/publish/build.js");
const { writeFiles } = (await import(module("write"))) as typeof import("../../src/publish/write.js");
const report = await buildReport(folder!, next);
writeFiles(report.files, report.folder);
next("done");
const page = Buffer.byteLength(report.files.get("index.html")!);
process.stdout.write(JSON.stringify({ stages, page, statistics: report.ledger.entries.length }));
