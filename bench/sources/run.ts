import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

/** Builds the study FOLDER, whose database `hospital` is at URL where one is given, and prints what it took as JSON. */
const [folder, url] = process.argv.slice(2);
const module = (path: string): string => pathToFileURL(`dist/publish/${path}.js`).href;
const { buildReport } = (await import(module("build"))) as typeof import("../../src/publish/build.js");
const { writeFiles } = (await import(module("write"))) as typeof import("../../src/publish/write.js");
const stages: [name: string, at: number][] = [];
const sources = url === undefined ? {} : { hospital: url };
const report = await buildReport(folder!, (name) => stages.push([name, performance.now()]), { sources });
writeFiles(report.files, report.folder);
const { user, system } = process.cpuUsage();
const at = (name: string): number => stages.find(([stage]) => stage === name)![1];
process.stdout.write(
  JSON.stringify({
    asking: at("computing") - at("reading"),
    whole: performance.now(),
    cpu: (user + system) / 1000,
    peak: process.resourceUsage().maxRSS / 1024,
    bytes: report.inputs.data.bytes.length,
    told: report.inputs.data.told ?? "",
  }),
);
