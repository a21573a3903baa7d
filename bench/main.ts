import { benchBuild } from "./build/bench.js";
import { benchRows } from "./rows/bench.js";
import { benchStatistics } from "./statistics/bench.js";
import { Usage } from "./usage.js";

/** What can be measured; each reads the rest of the command line itself. */
const TOPICS: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  rows: benchRows,
  build: benchBuild,
  statistics: benchStatistics,
};

try {
  const [topic, ...rest] = process.argv.slice(2);
  const bench = topic === undefined || !Object.hasOwn(TOPICS, topic) ? undefined : TOPICS[topic];
  if (!bench) throw new Usage(`say what to measure: npm run bench -- ${Object.keys(TOPICS).join(" | ")}`);
  await bench(rest);
} catch (error) {
  if (!(error instanceof Usage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
