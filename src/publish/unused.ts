import { references } from "../cohort/expression/index.js";
import type { Document } from "../document/manuscript.js";
import type { Fault } from "../fault.js";
import { type ReadClaim, referencesIn } from "../ledger/claims.js";
import { splitReference } from "../methods/rows.js";
import type { Plan, PlannedStatistic } from "../plan/plan.js";

/**
 * Declarations under `statistics:` of which no text, table, figure, claim or family shows a single statistic, a warning
 * each; of a grid one suffices.
 */
export function unusedFaults(plan: Plan, document: Document, claims: readonly ReadClaim[]): Fault[] {
  const shown = [
    ...document.cited.keys(),
    ...plan.figures.flatMap(({ draws }) => Object.values(draws)),
    ...plan.families.flatMap(({ members }) => members),
    ...claims.flatMap(citedBy),
  ];
  const used = new Set(shown.flatMap((name) => [name, splitReference(name)?.id ?? name]));
  const declarations = new Map<string, PlannedStatistic[]>();
  for (const planned of plan.statistics) {
    if (planned.declaredBy !== "statistics") continue;
    const { file, line, column } = planned.place;
    const key = `${file}:${line}:${column}`;
    declarations.set(key, [...(declarations.get(key) ?? []), planned]);
  }
  return [...declarations.values()].flatMap((list) => {
    if (list.some(({ id }) => used.has(id))) return [];
    const { id, place } = list[0]!;
    const more = list.length > 1 ? ` and ${list.length - 1} more of its grid` : "";
    return [
      {
        rule: "statistic-unused",
        severity: "warning",
        message: `no text, table, figure or claim shows ${id}${more}`,
        place,
        hint: `cite it with {{stat "${id}"}}, or remove it`,
      },
    ];
  });
}

/** The references of a claim, some with expressions around them. */
function citedBy({ claim, holds, within }: ReadClaim): string[] {
  return [
    ...claim.shows,
    ...[holds, within].flatMap((expression) => (expression ? references(expression) : [])),
    ...claim.published.flatMap(({ of }) => referencesIn(of)),
  ];
}
