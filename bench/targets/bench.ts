import { measureSeed } from "../build/seed.js";
import { machine } from "../machine.js";
import { optionsOf, sizesOf } from "../options.js";
import { peersHere } from "../peers/peers.js";
import { ROWS_OF_450_MB, timeReading } from "../reading/measure.js";
import { record } from "../record.js";
import { type RowTimes, timeRows } from "../rows/whole.js";
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
  const lines: Line[] = [];
  const add = async (what: string, measured: () => Line[] | Promise<Line[]>): Promise<void> => {
    process.stderr.write(`measuring ${what} ...`);
    const start = performance.now();
    const more = await measured();
    process.stderr.write(` ${Math.round((performance.now() - start) / 1000)} s\n${tableOf(more)}\n`);
    lines.push(...more);
  };
  await add("the seed study's report", async () => seedLines(await measureSeed(peers)));
  if (many !== undefined) {
    let fewer: RowTimes;
    await add(`reports of ${many} rows`, () => {
      fewer = timeRows(many, peers);
      return manyLines(fewer);
    });
    if (more !== undefined) await add(`reports of ${more} rows`, () => moreLines(fewer, timeRows(more, peers)));
  }
  if (read !== undefined) await add(`reading ${read} rows`, () => [readingLine(timeReading(read))]);
  const text = `${machine()}. Whole processes; other tools in turn with ours.\n\n${tableOf(lines)}`;
  process.stdout.write(`${text}\n`);
  if (options.record !== undefined) record("Targets", `${options.record}; ${text}`);
}
