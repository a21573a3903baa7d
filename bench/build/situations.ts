import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Peer, PeerRuns } from "../peers/peers.js";
import { run, type Took } from "../run.js";

/** A copy of the seed study, with a cache of its own. */
export interface Seed {
  readonly scratch: string;
  readonly study: string;
  readonly cache: string;
  readonly environment: NodeJS.ProcessEnv;
}

export function copyOfSeed(): Seed {
  const scratch = mkdtempSync(join(tmpdir(), "reckon-bench-build-"));
  const [study, cache] = [join(scratch, "study"), join(scratch, "cache")];
  for (const part of ["study.yaml", "data", "templates", "audit", "references.bib"])
    if (existsSync(part)) cpSync(part, join(study, part), { recursive: true });
  return { scratch, study, cache, environment: { RECKON_CACHE: cache, CI: "" } };
}

/** A way to build: what is done before it, and what share of a peer's time it may take. */
export interface Situation {
  readonly name: string;
  /** Of the time that the fastest peer takes. */
  readonly target: number;
  before(seed: Seed, turn: number): void;
}

const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, "utf8")));

/** A manuscript with a sentence more. */
export const sentence = (text: string, turn: number): string =>
  `${text}\nA sentence more, and another: ${"again ".repeat(turn)}.\n`;

/** Data with another age of the first participant. */
export const value = (text: string, turn: number): string =>
  text.replace(/^(P001,[^,]*,[^,]*,)\d+/m, (_, start: string) => `${start}${60 + turn}`);

const situations: readonly Situation[] = [
  {
    name: "cold: nothing kept",
    target: 1 / 5,
    before: ({ cache }) => rmSync(cache, { recursive: true, force: true }),
  },
  { name: "warm: nothing changed", target: 1 / 20, before: () => {} },
  {
    name: "the text changed",
    target: 1 / 20,
    before: ({ study }, turn) => edit(join(study, "templates/report.md"), (text) => sentence(text, turn)),
  },
  {
    name: "one value of the data changed",
    target: 1 / 5,
    before: ({ study }, turn) => edit(join(study, "data/cohort.csv"), (text) => value(text, turn)),
  },
];

/** Runs of each, in turn with each other and with the peers, so that a busy moment of the machine falls on all. */
export const RUNS = 3;

/** Whole processes that build the seed study in each situation, and the peers' in turn with them. */
export function timeBuilds(
  seed: Seed,
  peers: readonly Peer[],
): { readonly ours: ReadonlyMap<Situation, readonly Took[]>; readonly theirs: PeerRuns } {
  const ours = new Map<Situation, Took[]>(situations.map((one) => [one, []]));
  const theirs = new Map<Peer, Took[]>(peers.map((one) => [one, []]));
  for (let turn = 0; turn < RUNS; turn++) {
    for (const [situation, took] of ours) {
      situation.before(seed, turn + 1);
      took.push(run([process.execPath, "dist/cli/main.js", "build", "--quiet", seed.study], seed.environment));
    }
    for (const [peer, took] of theirs) took.push(peer.run(seed.scratch, "report", "data/cohort.csv"));
  }
  return { ours, theirs };
}
