import { deserialize, serialize } from "node:v8";
import { keyOf, type Store } from "../cache/store.js";
import type { Declarations } from "../cohort/declarations.js";
import type { Computable, Evaluated } from "./compute.js";

/** What is known of a statistic before it is computed: all of it but its place in the plan. */
type Known = Omit<Evaluated, "planned">;

/** Statistics that were computed before, of the same participants and of variables declared alike. */
export interface KnownStatistics {
  get(planned: Computable): Known | undefined;
  set(planned: Computable, evaluated: Evaluated): void;
  /** Keeps what was asked for since, and lets go of the rest. */
  keep(): void;
}

/** Those that the store holds for these declarations; `from` is what else they are made from: the hashes of files, texts. */
export function knownStatistics(
  store: Store,
  from: readonly string[],
  { groups, definitions, thresholds, subsets }: Declarations,
): KnownStatistics {
  const declared = JSON.stringify([groups, definitions, thresholds, subsets], (name, value: unknown) =>
    name === "place" || name === "origin" ? undefined : value,
  );
  const key = keyOf("statistics", ...from, declared);
  const kept = store.read(key);
  const known = kept ? (deserialize(kept) as ReadonlyMap<string, Known>) : new Map<string, Known>();
  const used = new Map<string, Known>();
  const nameOf = ({ method, declaration }: Computable): string => JSON.stringify([method.name, declaration]);
  let added = false;
  return {
    get: (planned) => {
      const name = nameOf(planned);
      const found = known.get(name);
      if (found) used.set(name, found);
      return found;
    },
    set: (planned, { planned: _, ...rest }) => {
      added = true;
      used.set(nameOf(planned), rest);
    },
    keep: () => {
      if (added) store.write(key, serialize(used));
    },
  };
}
