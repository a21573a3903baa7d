import { Mrg32k3a } from "../statistics/random.js";
import { COLUMNS } from "./columns.js";
import { writeConcentrations } from "./concentrations.js";
import { loseValues } from "./missing.js";
import { SEED, STRATA } from "./parameters.js";
import { peopleOf } from "./person.js";
import { writeRituximab } from "./rituximab.js";
import { shuffle } from "./shuffle.js";
import { writeVisits } from "./visits.js";

/**
 * The simulated cohort as CSV: one row a participant, sorted by an id that tells nothing, groups mixed. Commas, LF,
 * no quotes, empty where missing. The same bytes on every run and every machine.
 */
export function simulateCohort(): string {
  const random = new Mrg32k3a(SEED);
  const people = STRATA.flatMap((stratum) => peopleOf(stratum, random));
  writeVisits(people, random);
  writeRituximab(people, random);
  writeConcentrations(people);
  loseValues(people, random);
  const rows = shuffle(people, random).map(({ cells }, i) => {
    const numbered = { ...cells, participant_id: `P${String(i + 1).padStart(3, "0")}` };
    return COLUMNS.map((column) => numbered[column] ?? "").join(",");
  });
  return `${[COLUMNS.join(","), ...rows].join("\n")}\n`;
}
