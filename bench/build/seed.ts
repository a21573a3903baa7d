import { execFileSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { median } from "../measure.js";
import type { Peer, PeerRuns } from "../peers/peers.js";
import type { Took } from "../run.js";
import { firstPaint, type Paint } from "./paint.js";
import { untilShown } from "./shown.js";
import { copyOfSeed, type Seed, type Situation, sentence, timeBuilds, value } from "./situations.js";
import { loaded, startUp } from "./start-up.js";

type Stages = readonly (readonly [name: string, ms: number])[];

/** What was measured of the seed study. */
export interface SeedTimes {
  readonly ours: ReadonlyMap<Situation, readonly Took[]>;
  readonly theirs: PeerRuns;
  readonly cold: Stages;
  readonly warm: Stages;
  /** Seconds. */
  readonly help: number;
  readonly nothing: number;
  /** Packages that a command loads. */
  readonly loaded: ReadonlyMap<string, readonly string[]>;
  /** Bytes of the page. */
  readonly page: number;
  readonly paint: Paint | undefined;
  /** Milliseconds until a change is painted; undefined without Chromium. */
  readonly preview: { readonly text: number; readonly data: number } | undefined;
}

/** Measures everything that is asked of the seed study's report. */
export async function measureSeed(peers: readonly Peer[]): Promise<SeedTimes> {
  const seed = copyOfSeed();
  const index = join(seed.study, "reports/index.html");
  try {
    const { ours, theirs } = timeBuilds(seed, peers);
    return {
      ours,
      theirs,
      cold: stages(seed),
      warm: stages(seed, "cache"),
      ...startUp(),
      loaded: loaded(seed),
      page: statSync(index).size,
      paint: await firstPaint(index),
      preview: await preview(seed),
    };
  } finally {
    rmSync(seed.scratch, { recursive: true });
  }
}

function stages({ study, environment }: Seed, ...cache: string[]): Stages {
  const output = execFileSync(process.execPath, [".cache/bench/bench/build/stages.js", study, ...cache], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return JSON.parse(output) as Stages;
}

async function preview({ study, environment }: Seed): Promise<SeedTimes["preview"]> {
  const shown = await untilShown(
    study,
    [
      { file: "templates/report.md", edit: sentence, turns: 20 },
      { file: "data/cohort.csv", edit: (text, turn) => value(text, turn + 20), turns: 6 },
    ],
    environment,
  );
  if (!shown) return undefined;
  const [text, data] = shown.map(median) as [number, number];
  return { text, data };
}
