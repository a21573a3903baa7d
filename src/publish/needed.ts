import type { Codebook } from "../cohort/codebook.js";
import { columnSets } from "../cohort/grouped/sets.js";
import type { Need } from "../cohort/need.js";
import { declarationsOf } from "../plan/catalogue.js";
import type { Catalogue, Plan } from "../plan/plan.js";
import type { Study } from "../study/study.js";

/** As much of a study as says what its statistics need of the data. */
export interface Planned {
  readonly study: Study;
  readonly codebook: Codebook;
  readonly catalogue: Catalogue;
  readonly plan: Plan;
}

/**
 * The sets of columns of which counts meet every need of the plan; undefined where rows are needed: rows that are visits
 * are more than their values, and a study that publishes its participants shows them.
 */
export function countedSets({ study, codebook, catalogue, plan }: Planned): readonly (readonly string[])[] | undefined {
  if (study.data.publish || codebook.long || codebook.participant !== undefined) return undefined;
  return columnSets(needsOf(plan, catalogue), declarationsOf(study, codebook));
}

/** Why counts do not do, in words. */
export function whyRows({ study, codebook }: Pick<Planned, "study" | "codebook">): string | undefined {
  if (codebook.long || codebook.participant !== undefined) return "a row is a visit, and participants have several";
  return study.data.publish ? "the study publishes its participants (data.publish)" : undefined;
}

function needsOf({ statistics }: Plan, catalogue: Catalogue): Need[] {
  return statistics.map(({ method, declaration }) =>
    method.needs(declaration as never, (name) => catalogue.variable(name)!),
  );
}
