import { loadCodebook } from "../../cohort/index.js";
import { StudyFaults } from "../../fault.js";
import { partsOf } from "../../methods/parts.js";
import { buildPlan } from "../../plan/build.js";
import { makeCatalogue } from "../../plan/catalogue.js";
import { STUDY_FILE } from "../../publish/inputs.js";
import { loadStudy } from "../../study/load.js";
import type { Study } from "../../study/study.js";
import { nullOf } from "./no-effect.js";

/** What a report's plan says beside its numbers, where the report carries one that this version can read. */
export interface PlanInfo {
  readonly study?: Study;
  readonly key: readonly string[];
  readonly delimiter?: string;
  /** The part that estimates the statistic's effect, and its value where there is none. */
  effect(id: string): { readonly part: string; readonly none: number } | undefined;
  /** Everything that the statistic's declaration names, as text. */
  names(id: string): string;
  /** Definitions, thresholds and subsets, each with its text. */
  readonly declared: readonly (readonly [name: string, text: string])[];
}

/** Reads the plan among a report's texts; of a report without one, or with one at fault, nothing is known. */
export function planInfo(texts: ReadonlyMap<string, string>): PlanInfo {
  const nothing: PlanInfo = { key: [], effect: () => undefined, names: () => "", declared: [] };
  try {
    const plan = texts.get(STUDY_FILE);
    if (plan === undefined) return nothing;
    const study = loadStudy(plan, STUDY_FILE, "");
    const written = texts.get(study.data.codebook);
    if (written === undefined) return nothing;
    const codebook = loadCodebook(written, study.data.codebook);
    const planned = new Map(
      buildPlan(study, makeCatalogue(study, codebook)).statistics.map((one) => [one.id, one] as const),
    );
    return {
      study,
      key: codebook.key ?? (study.data.key === undefined ? [] : [study.data.key]),
      delimiter: codebook.delimiter,
      names: (id) => JSON.stringify(planned.get(id)?.declaration ?? ""),
      declared: [...study.definitions, ...study.thresholds, ...study.subsets].map(
        ({ place: _, ...one }) => [one.id, JSON.stringify(one)] as const,
      ),
      effect: (id) => {
        const one = planned.get(id);
        const part = one?.method.effect;
        if (!one || part === undefined) return undefined;
        const kind = partsOf(one.method, one.declaration)[part]?.kind;
        const none = kind && nullOf(one.method.name, kind, one.declaration);
        return none === undefined ? undefined : { part, none };
      },
    };
  } catch (error) {
    if (error instanceof StudyFaults) return nothing;
    throw error;
  }
}
