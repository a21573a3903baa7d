import { Mrg32k3a } from "../statistics/random.js";
import { COLUMNS } from "./columns.js";
import { writeConcentrations } from "./concentrations.js";
import { loseValues } from "./missing.js";
import { SEED, STRATA } from "./parameters.js";
import { type Person, peopleOf } from "./person.js";
import { writeRituximab } from "./rituximab.js";
import { shuffle } from "./shuffle.js";
import { writeVisits } from "./visits.js";

/**
 * The simulated cohort as CSV: one row a participant, sorted by an id that tells nothing, groups mixed. Commas, LF,
 * no quotes, empty where missing. The same bytes on every run and every machine.
 */
export function simulateCohort(): string {
  const rows = simulatePeople(SEED).map((person, i) => rowOf(person, i + 1));
  return `${[HEADER, ...rows].join("\n")}\n`;
}

/** The line of the columns' names. */
export const HEADER = COLUMNS.join(",");

/** Everybody of a cohort, groups mixed. */
export function simulatePeople(seed: number): readonly Person[] {
  const random = new Mrg32k3a(seed);
  const people = STRATA.flatMap((stratum) => peopleOf(stratum, random));
  writeVisits(people, random);
  writeRituximab(people, random);
  writeConcentrations(people);
  loseValues(people, random);
  return shuffle(people, random);
}

/** The line of a participant, who is given that number. */
export function rowOf({ cells }: Pick<Person, "cells">, number: number): string {
  const numbered = { ...cells, participant_id: `P${String(number).padStart(3, "0")}` };
  return COLUMNS.map((column) => numbered[column] ?? "").join(",");
}
