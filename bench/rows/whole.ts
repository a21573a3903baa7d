import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Peer, PeerRuns } from "../peers/peers.js";
import { run, type Took } from "../run.js";
import { cohortOf, studyOf } from "./cohort.js";

/** What a whole report of many rows took, as processes. */
export interface RowTimes {
  readonly rows: number;
  /** With Hodges-Lehmann intervals, and without them. */
  readonly with: readonly Took[];
  readonly without: readonly Took[];
  /** Without them. */
  readonly theirs: PeerRuns;
}

/** From so many rows on, each is run once. */
const MANY = 1_000_000;

/** Ours with and without intervals, and the peers' without, in turn. */
export function timeRows(rows: number, peers: readonly Peer[]): RowTimes {
  const scratch = mkdtempSync(join(tmpdir(), "reckon-bench-rows-"));
  const data = cohortOf(rows);
  const ours = (intervals: boolean): Took =>
    run([process.execPath, "dist/cli/main.js", "build", "--quiet", "--no-cache", studyOf(rows, intervals)]);
  const [withThem, without]: [Took[], Took[]] = [[], []];
  const theirs = new Map<Peer, Took[]>(peers.map((one) => [one, []]));
  try {
    for (let turn = 0; turn < (rows < MANY ? 3 : 1); turn++) {
      withThem.push(ours(true));
      without.push(ours(false));
      for (const [peer, took] of theirs) took.push(peer.run(scratch, "rows", data));
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return { rows, with: withThem, without, theirs };
}
