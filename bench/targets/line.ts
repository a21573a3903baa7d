import type { PeerRuns } from "../peers/peers.js";
import { type Took, typical } from "../run.js";
import { aligned, share } from "../table.js";

/** A line of the table of targets; what was not measured is empty. */
export interface Line {
  readonly work: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  readonly target: string;
  /** Undefined where it was not measured, empty where there is no target. */
  readonly met: boolean | "" | undefined;
}

/** Whoever took least, and what. */
export function fastest(theirs: PeerRuns): { readonly name: string; readonly took: Took } | undefined {
  const all = [...theirs].map(([{ name }, runs]) => ({ name, took: typical(runs) }));
  return all.sort((a, b) => a.took.wall - b.took.wall)[0];
}

/** Our time as a share of the fastest peer's. */
export function lineOfShare(work: string, ours: Took, theirs: PeerRuns, target: number): Line {
  const peer = fastest(theirs);
  const ratio = peer && ours.wall / peer.took.wall;
  return {
    work,
    ours: seconds(ours.wall),
    peer: peer ? `${seconds(peer.took.wall)} (${peer.name})` : "",
    ratio: ratio === undefined ? "" : share(ratio),
    target: `at most ${share(target)}`,
    met: ratio === undefined ? undefined : ratio <= target,
  };
}

/** Our time in times of something else's. */
export function lineOfTimes(work: string, ours: number, other: number | undefined, name: string, target: number): Line {
  return {
    work,
    ours: seconds(ours),
    peer: other === undefined ? "" : `${seconds(other)} (${name})`,
    ratio: other === undefined ? "" : (ours / other).toFixed(1),
    target: `at most ${target}`,
    met: other === undefined ? undefined : ours <= target * other,
  };
}

/** A figure that is to stay below a limit of its own. */
export function lineOfLimit(work: string, ours: number | undefined, limit: number, unit: string): Line {
  const told = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
  return {
    work,
    ours: ours === undefined ? "" : told(ours),
    peer: "",
    ratio: "",
    target: `under ${limit} ${unit}`,
    met: ours === undefined ? undefined : ours < limit,
  };
}

export function tableOf(lines: readonly Line[]): string {
  const body = lines.map(({ work, ours, peer, ratio, target, met }) => [
    ...[work, ours, peer, ratio, target],
    met === undefined ? "not measured" : met === "" ? "" : met ? "yes" : "no",
  ]);
  return aligned(["work", "ours", "fastest other", "ratio", "target", "met"], body, (j) => j > 0 && j < 4);
}

function seconds(value: number): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} s`;
}
