import type { PeerRuns } from "../peers/peers.js";
import type { ReadingTimes } from "../reading/measure.js";
import type { RowTimes } from "../rows/whole.js";
import { type Took, typical } from "../run.js";
import { thousands } from "../table.js";
import { fastest, type Line, lineOfLimit, lineOfShare, lineOfTimes } from "./line.js";

/** Reports of many rows with intervals, the peers without. */
export function manyLines({ rows, with: ours, theirs }: RowTimes): Line[] {
  return [lineOfShare(`${thousands(rows)} rows, with intervals; others without`, typical(ours), theirs, 1 / 4)];
}

/** Reports of ten times as many, both without intervals; and how time has grown from the fewer rows. */
export function moreLines(fewer: RowTimes, more: RowTimes): Line[] {
  const { rows, theirs } = more;
  const [without, withThem] = [typical(more.without), typical(more.with)];
  const size = thousands(rows);
  return [
    lineOfShare(`${size} rows, without intervals`, without, theirs, 1 / 6),
    untargeted(lineOfShare(`${size} rows, with intervals; others without`, withThem, theirs, 1 / 6)),
    memory(`${size} rows, without intervals: peak memory`, without, theirs),
    memory(`${size} rows, with intervals: peak memory`, withThem, theirs),
    growth("without", fewer.rows, typical(fewer.without), rows, without),
    growth("with", fewer.rows, typical(fewer.with), rows, withThem),
  ];
}

/** Shown beside a line that has a target. */
function untargeted(line: Line): Line {
  return { ...line, target: "", met: "" };
}

function memory(work: string, ours: Took, theirs: PeerRuns): Line {
  const peer = fastest(theirs);
  const other = peer ? `${(peer.took.memory / 1000).toFixed(1)} GB (${peer.name})` : "";
  return { ...lineOfLimit(work, ours.memory / 1000, 1.5, "GB"), peer: other };
}

/** The time of a larger work in times of a smaller one's, against n log n. */
function growth(which: string, fewer: number, before: Took, rows: number, after: Took): Line {
  const allowed = (rows * Math.log(rows)) / (fewer * Math.log(fewer));
  return {
    ...lineOfTimes(
      `${thousands(fewer)} to ${thousands(rows)} rows, ${which} intervals`,
      after.wall,
      before.wall,
      `${thousands(fewer)} rows`,
      allowed,
    ),
    target: `at most ${allowed.toFixed(1)} (n log n)`,
  };
}

export function readingLine({ bytes, ours, duckdb }: ReadingTimes): Line {
  const other = duckdb.length > 0 ? typical(duckdb).wall : undefined;
  const work = `reading ${Math.round(bytes / 1e6)} MB of CSV with all checks`;
  return lineOfTimes(work, typical(ours).wall, other, "DuckDB's read_csv", 3);
}
