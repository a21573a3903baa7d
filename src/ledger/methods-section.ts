import { adjustmentNames } from "../methods/adjustments.js";
import { wordsOf } from "../methods/words.js";
import type { Plan } from "../plan/plan.js";
import type { Adjustment } from "../statistics/p-adjust.js";
import type { Ledger } from "./entry.js";

/**
 * The sentences of the methods section that follow from what was computed: one for each method with the same choices,
 * in order of first use, and one for each kind of family.
 */
export function methodsSection(plan: Plan, ledger: Ledger): string[] {
  const byMethod = new Map<string, Set<string>>();
  for (const { method, declaration, result, refusal } of ledger.entries) {
    if (refusal !== undefined) continue;
    const lines = byMethod.get(method) ?? new Set();
    byMethod.set(method, lines);
    for (const line of [wordsOf(method).methodsLine(declaration as never, result)].flat()) lines.add(line);
  }
  const adjusted = new Map<Adjustment, Set<string>>();
  for (const { label, adjust, members } of plan.families) {
    if (adjust === "none" || members.length === 0) continue;
    adjusted.set(adjust, (adjusted.get(adjust) ?? new Set()).add(label));
  }
  return [
    ...[...byMethod.values()].flatMap((lines) => [...lines]),
    ...[...adjusted].map(
      ([adjust, labels]) =>
        `Within each family (${[...labels].join("; ")}), p values were adjusted by ${adjustmentNames[adjust]}; raw and adjusted p are told apart.`,
    ),
  ];
}
