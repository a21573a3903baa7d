import { normalQuantile } from "../statistics/distributions/normal.js";
import type { Mrg32k3a } from "../statistics/random.js";
import { scoresAt } from "./course.js";
import type { Visit } from "./parameters.js";
import type { Person } from "./person.js";

export const VISITS: readonly Visit[] = ["3y", "sampling", "2y"];

/** Writes disease duration and the scores of every visit of the patients. */
export function writeVisits(people: readonly Person[], random: Mrg32k3a): void {
  const noise = () => normalQuantile(random.next());
  for (const { course, cells } of people) {
    if (!course) continue;
    cells.disease_duration_years = course.duration.toFixed(1);
    for (const visit of VISITS) {
      const { odss, mrc } = scoresAt(course, visit, noise);
      cells[`odss_${visit}`] = String(odss);
      cells[`mrc_${visit}`] = String(mrc);
    }
  }
}
