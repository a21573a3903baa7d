import { loadCodebook } from "../cohort/index.js";
import { StudyFaults } from "../fault.js";
import type { Parts } from "../methods/method.js";
import { partsOf } from "../methods/parts.js";
import { buildPlan } from "../plan/build.js";
import { makeCatalogue } from "../plan/catalogue.js";
import { STUDY_FILE } from "../publish/inputs.js";
import { loadStudy } from "../study/load.js";
import type { Settings } from "../study/parameters.js";
import type { Study } from "../study/study.js";
import { nullOf } from "./no-effect.js";

/** An estimate with its limits; of rows, each is a part of every row. */
export interface Effect {
  readonly part: string;
  readonly low: string;
  readonly high: string;
  readonly none: number;
  readonly inRows: boolean;
}

/** What a report's plan says beside its numbers, where the report carries one that this version can read. */
export interface PlanInfo {
  readonly study?: Study;
  readonly key: readonly string[];
  readonly delimiter?: string;
  /** The estimates of effects among the statistic's parts, or its rows' parts, with the value that means none. */
  effects(id: string): readonly Effect[];
  /** Everything that the statistic's declaration names, as text. */
  names(id: string): string;
  /** Definitions, thresholds and subsets, each with its text. */
  readonly declared: readonly (readonly [name: string, text: string])[];
}

/** Reads the plan among a report's texts; of a report without one, or with one at fault, nothing is known. */
export function planInfo(texts: ReadonlyMap<string, string>, settings: Settings = {}): PlanInfo {
  const nothing: PlanInfo = { key: [], effects: () => [], names: () => "", declared: [] };
  try {
    const plan = texts.get(STUDY_FILE);
    if (plan === undefined) return nothing;
    const study = loadStudy(plan, STUDY_FILE, "", settings);
    const written = texts.get(study.data.codebook);
    if (written === undefined) return nothing;
    const codebook = loadCodebook(written, study.data.codebook);
    const planned = new Map(
      buildPlan(study, makeCatalogue(study, codebook)).statistics.map((one) => [one.id, one] as const),
    );
    return {
      study,
      key: (codebook.long ?? codebook).key ?? study.data.key ?? [],
      delimiter: codebook.delimiter,
      names: (id) => JSON.stringify(planned.get(id)?.declaration ?? ""),
      declared: [...study.definitions, ...study.thresholds, ...study.subsets].map(
        ({ place: _, ...one }) => [one.id, JSON.stringify(one)] as const,
      ),
      effects: (id) => {
        const one = planned.get(id);
        if (!one) return [];
        const { method, declaration } = one;
        const effect = (parts: Parts, inRows: boolean, names: readonly [string, string, string]): Effect[] => {
          const kind = parts[names[0]]?.kind;
          const none = kind && nullOf(method.name, kind, declaration);
          return none === undefined ? [] : [{ part: names[0], low: names[1], high: names[2], none, inRows }];
        };
        return [
          ...(method.effect === undefined
            ? []
            : effect(partsOf(method, declaration), false, [method.effect, "conf_low", "conf_high"])),
          ...(method.rowEffect ? effect(method.rowParts ?? {}, true, method.rowEffect) : []),
        ];
      },
    };
  } catch (error) {
    if (error instanceof StudyFaults) return nothing;
    throw error;
  }
}
