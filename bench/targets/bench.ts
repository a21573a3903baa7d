import { measureSeed } from "../build/seed.js";
import { machine } from "../machine.js";
import { optionsOf, sizesOf } from "../options.js";
import { type Peer, peersHere } from "../peers/peers.js";
import { ROWS_OF_450_MB, timeReading } from "../reading/measure.js";
import { record } from "../record.js";
import { timeRows } from "../rows/whole.js";
import { Usage } from "../usage.js";
import { type Line, tableOf } from "./line.js";
import { manyLines, moreLines, readingLine } from "./rows.js";
import { seedLines } from "./seed.js";

const ROWS = `300000,3000000,${ROWS_OF_450_MB}`;
const USAGE = `npm run bench -- [--peers] [--rows ${ROWS}] [--record YYYY-MM-DD]`;

/**
 * Everything that has a target, in one table: the seed study's report, reports of many rows, of more rows, and reading a
 * large file. `--rows` names their sizes; those left out at its end are not measured.
 */
export async function benchTargets(args: readonly string[]): Promise<void> {
  const options = optionsOf(
    args,
    { peers: { type: "boolean" }, rows: { type: "string", default: ROWS }, record: { type: "string" } },
    USAGE,
  );
  const [many, more, read, ...others] = options.rows === "" ? [] : sizesOf(options.rows, USAGE);
  if (others.length > 0) throw new Usage(`--rows: needs at most three numbers, found ${options.rows}\n${USAGE}`);
  const peers = options.peers ? peersHere() : [];
  const told = say("the seed study's report");
  const lines: Line[] = [...seedLines(await measureSeed(peers))];
  told();
  if (many !== undefined) lines.push(...rowLines(many, more, peers));
  if (read !== undefined) {
    const done = say(`reading ${read} rows`);
    lines.push(readingLine(timeReading(read)));
    done();
  }
  const text = `${machine()}. Whole processes; other tools in turn with ours.\n\n${tableOf(lines)}`;
  process.stdout.write(`${text}\n`);
  if (options.record !== undefined) record("Targets", `${options.record}; ${text}`);
}

function rowLines(many: number, more: number | undefined, peers: readonly Peer[]): Line[] {
  const timed = (rows: number) => {
    const done = say(`reports of ${rows} rows`);
    const times = timeRows(rows, peers);
    done();
    return times;
  };
  const fewer = timed(many);
  return [...manyLines(fewer), ...(more === undefined ? [] : moreLines(fewer, timed(more)))];
}

/** Tells on stderr what is being measured; the result tells how long it has taken. */
function say(what: string): () => void {
  const start = performance.now();
  process.stderr.write(`measuring ${what} ...`);
  return () => process.stderr.write(` ${Math.round((performance.now() - start) / 1000)} s\n`);
}
