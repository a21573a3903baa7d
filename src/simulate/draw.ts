import type { Mrg32k3a } from "../statistics/random.js";
import { correlatedRanks } from "./iman-conover.js";
import { latinHypercube } from "./latin-hypercube.js";
import { CORRELATIONS, type Correlation, CYTOKINES, type Stratum, type Variable } from "./parameters.js";

/** Levels in (0, 1), one a person of the stratum, for every variable that the stratum has. */
export type Levels = Partial<Record<Variable, Float64Array>>;

/** Draws a stratum as one Latin hypercube with the rank correlations of the table. */
export function drawStratum(stratum: Stratum, random: Mrg32k3a): Levels {
  const ranks = correlatedRanks(stratum.size, variablesOf(stratum), lookUp(CORRELATIONS), random);
  return latinHypercube(ranks, random);
}

/** The correlation that a table gives for a pair of names in either order; 0 where it gives none. */
export function lookUp<Name extends string>(table: readonly Correlation<Name>[]): (a: Name, b: Name) => number {
  const rho = new Map(table.flatMap(([a, b, value]) => [[`${a} ${b}`, value] as const, [`${b} ${a}`, value] as const]));
  return (a, b) => rho.get(`${a} ${b}`) ?? 0;
}

function variablesOf({ course, treated }: Stratum): Variable[] {
  const variables: Variable[] = [...CYTOKINES, "age"];
  if (course) variables.push("duration", "severity", "worsening", "change", "strength");
  if (treated) variables.push("treatment");
  return variables;
}
