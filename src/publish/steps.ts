import { deserialize, serialize } from "node:v8";
import { anew, type Recall } from "../cache/recall.js";
import { keyOf, type Store } from "../cache/store.js";
import type { Prepared } from "./build.js";
import { hashOf } from "./manifest.js";

/** Steps that are the same whatever the text says, as long as it asks for the same statistics. */
const STEPS: ReadonlySet<string> = new Set([
  "drawn as",
  "program",
  "crosscheck",
  "in R",
  "figures' files",
  "statistics.json",
  "statistics.csv",
]);

/** What the store holds of a build's steps. */
export interface KeptSteps {
  readonly recall: Recall;
  /** Keeps what was made anew. */
  remember(): void;
}

/**
 * Recalls what these steps gave in an earlier build, another process maybe, of the same plan, settings, codebook, data and
 * cross-check, whose texts asked for the same statistics; every other step is left to `recall`.
 */
export function keptSteps(
  { inputs, asks }: Pick<Prepared, "inputs" | "asks">,
  store: Store | undefined,
  recall: Recall = anew,
): KeptSteps {
  if (!store) return { recall, remember: () => {} };
  const key = (): string => {
    const { plan, codebook, data, crosscheck, study } = inputs;
    const files = [plan, codebook, data, ...(crosscheck ? [crosscheck] : [])].map(hashOf);
    return keyOf("steps", ...files, JSON.stringify(study.parameters), asks);
  };
  let kept: Map<string, unknown> | undefined; // looked up only where `recall` does not know
  let added = false;
  const once = <T>(step: string, make: () => T): T => {
    if (!kept) {
      const bytes = store.read(key());
      kept = bytes ? (deserialize(bytes) as Map<string, unknown>) : new Map<string, unknown>();
    }
    if (kept.has(step)) return kept.get(step) as T;
    const result = make();
    kept.set(step, result);
    added = true;
    return result;
  };
  return {
    recall: (step, of, make) => recall(step, of, STEPS.has(step) ? () => once(step, make) : make),
    remember: () => {
      if (added) store.write(key(), serialize(kept));
      added = false;
    },
  };
}
