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
    if (/^(?:[a-z_]+_)?p(?:_[a-z_]+)?(?:\[.*\])?$/.test(name) && typeof value === "number")
      decisions.set(name, {
        kind: "significance",
        holds: value < ALPHA,
        words: `p ${/^[<>]/.test(printed) ? "" : "= "}${printed}`,
      });
  for (const { part, low, high, none, inRows } of info.effects(statistic.id)) {
    const rows = inRows ? [...parts.keys()].flatMap((name) => rowOf(name, part)) : [""];
    for (const row of rows) {
      const [from, to] = [parts.get(`${low}${row}`), parts.get(`${high}${row}`)];
      if (isNumber(from) && isNumber(to))
        decisions.set(`${part}${row}`, {
          kind: "interval",
          holds: from.value > none || to.value < none,
          words: `${parts.get(`${part}${row}`)?.printed ?? ""} (${from.printed} to ${to.printed})`.trim(),
        });
    }
  }
  return decisions;
}

/** `[sex,M]` of `hr[sex,M]`, where that is the part. */
function rowOf(name: string, part: string): string[] {
  return name.startsWith(`${part}[`) ? [name.slice(part.length)] : [];
}

function isNumber(part: ComparedPart | undefined): part is ComparedPart & { value: number } {
  return typeof part?.value === "number";
}
