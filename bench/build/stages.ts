/** Builds a study once and prints the milliseconds of every stage as JSON: stages.js FOLDER [cache]. */
import { pathToFileURL } from "node:url";

type Build = (folder: string, stage: (name: string) => void, options: object) => Promise<unknown>;

const [folder = ".", cache] = process.argv.slice(2);
const load = async (file: string) => (await import(pathToFileURL(`dist/${file}`).href)) as Record<string, unknown>;
const [{ buildReport }, { diskStore }] = [await load("publish/build.js"), await load("cache/store.js")];
const store = cache === undefined ? undefined : (diskStore as () => unknown)();
const stages: [string, number][] = [["loading", 0]];
await (buildReport as Build)(folder, (name) => stages.push([name, performance.now()]), { store, statistics: store });
const ends = [...stages.slice(1).map(([, at]) => at), performance.now()];
process.stdout.write(JSON.stringify(stages.map(([name, at], i) => [name, Math.round(ends[i]! - at)])));
process.exit();
