import { type Course, type Variable, VISIT_NOISE, type Visit } from "./parameters.js";
import { clamp, logNormalAt, normalAt } from "./quantiles.js";

/** One person's disease: hidden disability, in points of INCAT-ODSS, at each visit. */
export interface DiseaseCourse {
  /** Years from onset to sampling, one decimal. */
  readonly duration: number;
  readonly disability: Readonly<Record<Visit, number>>;
  /** MRC points by which this person is stronger than the disability predicts. */
  readonly strength: number;
  readonly strengthLoss: number;
}

const YOUNGEST_ONSET = 18;
const SHORTEST_DURATION = 0.5;

/** The course at a person's levels; the disease did not begin before the age of 18. */
export function drawCourse(course: Course, levels: Partial<Record<Variable, number>>, age: number): DiseaseCourse {
  const drawn = clamp(logNormalAt(course.duration, levels.duration!), SHORTEST_DURATION, age - YOUNGEST_ONSET);
  const duration = Math.round(drawn * 10) / 10;
  const severity = normalAt(course.severity, levels.severity!);
  const worsening = normalAt(course.worsening, levels.worsening!);
  const sampling = severity + worsening * Math.log((1 + duration) / (1 + 3));
  const disability = { "3y": severity, sampling, "2y": sampling + normalAt(course.change, levels.change!) };
  const strength = normalAt(course.strength, levels.strength!);
  return { duration, disability, strength, strengthLoss: course.strengthLoss };
}

/** The two scores that a visit finds, whole numbers within their ranges. */
export function scoresAt(course: DiseaseCourse, visit: Visit, noise: () => number): { odss: number; mrc: number } {
  const disability = course.disability[visit];
  const mrc = 60 - course.strengthLoss * Math.max(0, disability) + course.strength;
  return {
    odss: clamp(Math.round(disability + VISIT_NOISE.odss * noise()), 0, 12),
    mrc: clamp(Math.round(mrc + VISIT_NOISE.mrc * noise()), 0, 60),
  };
}
