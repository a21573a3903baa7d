import type { Mrg32k3a } from "../statistics/random.js";
import type { Column } from "./columns.js";
import { type DiseaseCourse, drawCourse } from "./course.js";
import { drawStratum } from "./draw.js";
import type { Stratum, Variable } from "./parameters.js";
import { normalAt } from "./quantiles.js";
import { ranksOf } from "./scores.js";
import { shuffle } from "./shuffle.js";

/** Someone in the making: the hidden levels he or she was drawn with, and the cells written so far. */
export interface Person {
  readonly stratum: Stratum;
  readonly levels: Partial<Record<Variable, number>>;
  readonly course: DiseaseCourse | undefined;
  readonly cells: Partial<Record<Column, string>>;
}

/** Everybody of a stratum: group, sex, age, anti-MAG, course, and who was treated. */
export function peopleOf(stratum: Stratum, random: Mrg32k3a): Person[] {
  const levels = drawStratum(stratum, random);
  const sexes = shuffle(
    Array.from({ length: stratum.size }, (_, i) => (i < stratum.male ? "male" : "female")),
    random,
  );
  const firstTreated = stratum.size - (stratum.treated ?? 0) + 1;
  const treatment = levels.treatment && ranksOf(levels.treatment);
  return sexes.map((sex, i) => {
    const own = Object.fromEntries(Object.entries(levels).map(([name, column]) => [name, column[i]!]));
    const age = Math.floor(normalAt(stratum.age, own.age!));
    const cells: Person["cells"] = { group: stratum.group, sex, age_years: String(age) };
    if (stratum.antiMag) cells.anti_mag = stratum.antiMag;
    if (treatment) cells.rituximab = treatment[i]! >= firstTreated ? "yes" : "no";
    return { stratum, levels: own, course: stratum.course && drawCourse(stratum.course, own, age), cells };
  });
}
