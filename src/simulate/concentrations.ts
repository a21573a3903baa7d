import { type Analyte, CYTOKINES, PANEL, type Stratum } from "./parameters.js";
import type { Person } from "./person.js";
import { logNormalAt } from "./quantiles.js";

/** Writes what each assay reports for everybody. */
export function writeConcentrations(people: readonly Person[]): void {
  for (const { stratum, levels, cells } of people) {
    for (const cytokine of CYTOKINES) {
      const analyte = PANEL[cytokine];
      cells[cytokine] = reported(logNormalAt(analyte.level[levelOf(stratum)], levels[cytokine]!), analyte);
    }
  }
}

/** A concentration in pg/mL as its assay reports it: rounded, or `<LIMIT`, or `>LIMIT`. */
export function reported(concentration: number, { decimals, below, above }: Analyte): string {
  const rounded = concentration.toFixed(decimals);
  if (Number(rounded) < below) return `<${below}`;
  if (Number(rounded) > above) return `>${above}`;
  return rounded;
}

/** Which of an analyte's distributions holds for people of a stratum. */
export function levelOf({ group, antiMag }: Stratum): keyof Analyte["level"] {
  if (group === "igm-pnp") return antiMag!;
  return group;
}
