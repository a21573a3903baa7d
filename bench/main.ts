import { benchBuild } from "./build/bench.js";
import { benchReading } from "./reading/bench.js";
import { benchRows } from "./rows/bench.js";
import { benchSources } from "./sources/bench.js";
import { benchStatistics } from "./statistics/bench.js";
import { benchTargets } from "./targets/bench.js";
import { Usage } from "./usage.js";

/** What can be measured by itself; each reads the rest of the command line itself. */
const TOPICS: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  build: benchBuild,
  rows: benchRows,
  reading: benchReading,
  sources: benchSources,
  statistics: benchStatistics,
};

try {
  const args = process.argv.slice(2);
  const topic = args[0]?.startsWith("-") ? undefined : args.shift();
  const bench = topic === undefined ? benchTargets : Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined;
  if (!bench) throw new Usage(`npm run bench -- [${Object.keys(TOPICS).join(" | ")}], found ${topic}`);
  await bench(args);
} catch (error) {
  if (!(error instanceof Usage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
