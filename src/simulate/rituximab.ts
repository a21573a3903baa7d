import type { Mrg32k3a } from "../statistics/random.js";
import { lookUp } from "./draw.js";
import { correlatedRanks } from "./iman-conover.js";
import { latinHypercube } from "./latin-hypercube.js";
import { RITUXIMAB } from "./parameters.js";
import type { Person } from "./person.js";
import { clamp, normalAt } from "./quantiles.js";
import { ranksOf } from "./scores.js";

const GIVEN = ["il6", "il10", "baff", "change"] as const;

/**
 * Writes the scores before and one year after rituximab. The treated are drawn anew as a Latin hypercube of their
 * own, against the cytokine levels that they have already: so response goes with none of them by construction.
 */
export function writeRituximab(people: readonly Person[], random: Mrg32k3a): void {
  const treated = people.filter(({ cells }) => cells.rituximab === "yes");
  const given = Object.fromEntries(
    GIVEN.map((name) => [name, Float64Array.from(treated, ({ levels }) => levels[name]!)]),
  );
  const rho = lookUp<string>(RITUXIMAB.correlations);
  const ranks = correlatedRanks(treated.length, ["start", "outcome"], rho, random, given);
  const drawn = latinHypercube(ranks, random);

  const disability = Float64Array.from(
    treated,
    ({ course }, i) => course!.disability.sampling + normalAt(RITUXIMAB.sinceSampling, drawn.start[i]!),
  );
  const bySeverity = ranksOf(disability);
  treated.forEach(({ cells }, i) => {
    const least = bySeverity[i]! <= RITUXIMAB.withoutDisability;
    const before = least ? 0 : clamp(Math.round(disability[i]!), 1, 12);
    cells.odss_rituximab_baseline = String(before);
    cells.odss_rituximab_1y = String(clamp(before + changeAt(drawn.outcome[i]!), 0, 12));
  });
}

/** The change in points at a level in (0, 1), most improved first. */
function changeAt(level: number): number {
  let reached = 0;
  for (const { change, share } of RITUXIMAB.outcome) {
    reached += share;
    if (level < reached) return change;
  }
  return RITUXIMAB.outcome.at(-1)!.change;
}
