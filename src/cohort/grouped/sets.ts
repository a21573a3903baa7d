import type { Codebook } from "../codebook.js";
import type { Declarations, Threshold } from "../declarations.js";
import type { Need } from "../need.js";
import { type Resolved, resolve } from "../resolve.js";
import { type Asked, askedBy, rawColumns } from "./asked.js";

/** The sets of columns whose combinations of values, with their counts, meet all needs; none is contained in another. */
export function columnSets(needs: readonly Need[], declarations: Declarations): readonly (readonly string[])[] {
  const { codebook } = declarations;
  const resolved = resolve(declarations);
  const sets: (readonly string[])[] = [];
  const thresholds = new Set<string>();
  const ask = (asked: Asked): void => {
    const raw = rawColumns(asked, resolved, codebook);
    sets.push(raw.columns);
    for (const id of raw.thresholds) {
      if (thresholds.has(id)) continue;
      thresholds.add(id);
      const own = askedByThreshold(id, resolved);
      if (own) ask(own);
    }
  };
  for (const need of needs) ask(askedBy(need));
  for (const name of checkedAsValues(codebook)) ask({ variables: [name] });
  return largest(sets);
}

/** What a threshold that is a quantile asks for. */
export function askedByThreshold(id: string, resolved: Resolved): Asked | undefined {
  const meaning = resolved.names.get(id);
  const threshold: Threshold | undefined = meaning?.kind === "threshold" ? meaning.threshold : undefined;
  return threshold && "of" in threshold ? { variables: [threshold.of], subsets: [threshold.in] } : undefined;
}

/**
 * Columns that are checked on all of their values, whether or not the plan asks for them: those with few of them, and those
 * that must be seen together with others. The database looks for what may be wrong in the rest.
 */
function checkedAsValues({ fields }: Codebook): string[] {
  return fields.filter(({ codes, appliesTo }) => codes || appliesTo !== undefined).map(({ name }) => name);
}

/** Columns that no set holds: the database itself looks for what may be wrong with them. */
export function columnsLeft(sets: readonly (readonly string[])[], { fields }: Codebook): readonly string[] {
  const held = new Set(sets.flat());
  return fields.map(({ name }) => name).filter((name) => !held.has(name));
}

/** Whether one set holds the other. */
export function holds(set: readonly string[], other: readonly string[]): boolean {
  return other.every((name) => set.includes(name));
}

/** The sets that no other holds, each once, in order of their names. */
export function largest(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const distinct = [...new Map(sets.map((set) => [JSON.stringify(set), set])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, set]) => set);
  return distinct.filter((set) => set.length > 0 && !distinct.some((other) => other !== set && holds(other, set)));
}
