import type { PlanInfo } from "./plan-info.js";
import type { ComparedPart, ComparedReport, ComparedStatistic } from "./report.js";

/** The level at which a p value decides. */
export const ALPHA = 0.05;

/** A conclusion that one report draws and the other does not. */
export interface Flip {
  readonly kind: "verdict" | "significance" | "interval";
  /** Id of the claim, or `id.part` of the p value or the estimate. */
  readonly of: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Verdicts that changed, p values that crossed alpha, and intervals that came to hold the value of no effect or ceased to. */
export function flipsBetween(
  before: ComparedReport,
  after: ComparedReport,
  info: { readonly before: PlanInfo; readonly after: PlanInfo },
): readonly Flip[] {
  const flips: Flip[] = [];
  for (const [claim, { verdict }] of after.verdicts) {
    const was = before.verdicts.get(claim)?.verdict;
    if (was !== undefined && was !== verdict)
      flips.push({ kind: "verdict", of: claim, label: `claim ${claim}`, before: was, after: verdict });
  }
  for (const [id, statistic] of after.statistics) {
    const was = before.statistics.get(id);
    if (!was) continue;
    const [a, b] = [decisionsOf(was, info.before), decisionsOf(statistic, info.after)];
    for (const [key, decision] of b) {
      const old = a.get(key);
      if (old && old.holds !== decision.holds)
        flips.push({
          kind: decision.kind,
          of: `${id}.${key}`,
          label: statistic.label,
          before: old.words,
          after: decision.words,
        });
    }
  }
  return flips;
}

interface Decision {
  readonly kind: "significance" | "interval";
  readonly holds: boolean;
  readonly words: string;
}

function decisionsOf(statistic: ComparedStatistic, info: PlanInfo): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  const { parts } = statistic;
  for (const [name, { value, printed }] of parts)
    if (/^p(?:_[a-z_]+)?(?:\[.*\])?$/.test(name) && typeof value === "number")
      decisions.set(name, {
        kind: "significance",
        holds: value < ALPHA,
        words: `p ${/^[<>]/.test(printed) ? "" : "= "}${printed}`,
      });
  const effect = info.effect(statistic.id);
  const [low, high] = [parts.get("conf_low"), parts.get("conf_high")];
  if (effect && isNumber(low) && isNumber(high))
    decisions.set(effect.part, {
      kind: "interval",
      holds: low.value > effect.none || high.value < effect.none,
      words: `${parts.get(effect.part)?.printed ?? ""} (${low.printed} to ${high.printed})`.trim(),
    });
  return decisions;
}

function isNumber(part: ComparedPart | undefined): part is ComparedPart & { value: number } {
  return typeof part?.value === "number";
}
