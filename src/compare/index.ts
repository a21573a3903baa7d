import type { PartValue } from "../format/part.js";
import { type DataChanges, dataChanges } from "./data-changes.js";
import { type Flip, flipsBetween } from "./decisions.js";
import { type PlanChange, planChanges } from "./plan-changes.js";
import { type PlanInfo, planInfo } from "./plan-info.js";
import { reasonsOf } from "./reasons.js";
import type { ComparedPart, ComparedReport, ComparedStatistic } from "./report.js";

export { readReport } from "./read.js";
export type { ComparedReport } from "./report.js";

export type Reason = "data" | "plan" | "engine" | "unknown";

/** One number that two reports give differently. */
export interface NumberChange {
  readonly id: string;
  readonly part: string;
  readonly label: string;
  readonly before: ComparedPart;
  readonly after: ComparedPart;
  /** After minus before, and that relative to the size of before; absent where either is no number. */
  readonly absolute?: number;
  readonly relative?: number;
  /** Whether it shows in the digits that are printed. */
  readonly printed: boolean;
  /** Whether text, tables or figures of either report cite it. */
  readonly cited: boolean;
  readonly because: readonly Reason[];
}

/** How two reports differ, and why. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly shared: number;
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  readonly changes: readonly NumberChange[];
  readonly flips: readonly Flip[];
  readonly causes: {
    readonly data?: { readonly before?: string; readonly after?: string; readonly rows?: DataChanges };
    readonly plan: readonly PlanChange[];
    readonly engine?: { readonly before: string; readonly after: string };
  };
}

export interface Side {
  readonly path: string;
  readonly version?: string;
  readonly dataHash?: string;
  readonly statistics: number;
}

export interface Named {
  readonly id: string;
  readonly label: string;
}

/** A report's texts, and what was set for it as if that were one of them. */
function withSettings({ texts, parameters }: ComparedReport): ReadonlyMap<string, string> {
  return new Map([...texts, ["parameters.json", JSON.stringify(parameters)]]);
}

/** Compares two reports: numbers, verdicts and decisions, statistics that came or went, and what caused it. */
export function compareReports(before: ComparedReport, after: ComparedReport): Comparison {
  const info = { before: planInfo(before.texts, before.parameters), after: planInfo(after.texts, after.parameters) };
  const plan = planChanges(withSettings(before), withSettings(after));
  const otherData = before.dataHash !== after.dataHash;
  const otherEngine = before.version !== after.version;
  const reasons = reasonsOf({ before, after, plan, otherData, otherEngine, info });
  const rows = otherData ? rowsBetween(before, after, info) : undefined;
  const lacking = (a: ComparedReport, b: ComparedReport): Named[] =>
    [...a.statistics.values()].filter(({ id }) => !b.statistics.has(id)).map(({ id, label }) => ({ id, label }));
  const shared = [...after.statistics.values()].filter(({ id }) => before.statistics.has(id));
  return {
    before: sideOf(before),
    after: sideOf(after),
    shared: shared.length,
    added: lacking(after, before),
    removed: lacking(before, after),
    changes: shared.flatMap((statistic) => {
      const was = before.statistics.get(statistic.id)!;
      const cites = (part: string): boolean =>
        [before, after].some(({ cited }) => cited.has(`${statistic.id}.${part}`));
      return changesOf(was, statistic, before.complete && after.complete).map((change) => ({
        ...change,
        cited: cites(change.part),
        because: reasons(statistic.id, change.part),
      }));
    }),
    flips: flipsBetween(before, after, info),
    causes: {
      ...(otherData && {
        data: {
          ...(before.dataHash !== undefined && { before: before.dataHash }),
          ...(after.dataHash !== undefined && { after: after.dataHash }),
          ...(rows && { rows }),
        },
      }),
      plan,
      ...(otherEngine && { engine: { before: before.version ?? "unknown", after: after.version ?? "unknown" } }),
    },
  };
}

function sideOf({ path, version, dataHash, statistics }: ComparedReport): Side {
  return {
    path,
    ...(version !== undefined && { version }),
    ...(dataHash !== undefined && { dataHash }),
    statistics: statistics.size,
  };
}

/** The parts of a statistic that differ; one that only one side has counts as absent on the other where both are complete. */
function changesOf(
  before: ComparedStatistic,
  after: ComparedStatistic,
  complete: boolean,
): readonly Omit<NumberChange, "cited" | "because">[] {
  const absent: ComparedPart = { value: null, printed: "\u2013" };
  const all = new Set([...after.parts.keys(), ...before.parts.keys()]);
  const parts = [...all].filter((part) => complete || (before.parts.has(part) && after.parts.has(part)));
  return parts.flatMap((part) => {
    const [old, now] = [before.parts.get(part) ?? absent, after.parts.get(part) ?? absent];
    if (same(old.value, now.value) && old.printed === now.printed) return [];
    const { id, label } = after;
    const difference =
      typeof old.value === "number" && typeof now.value === "number" ? now.value - old.value : Number.NaN;
    return [
      {
        id,
        part,
        label,
        before: old,
        after: now,
        ...(Number.isFinite(difference) && { absolute: difference }),
        ...(Number.isFinite(difference) && old.value !== 0 && { relative: difference / Math.abs(old.value as number) }),
        printed: old.printed !== now.printed,
      },
    ];
  });
}

function same(a: PartValue, b: PartValue): boolean {
  return a === b;
}

function rowsBetween(
  before: ComparedReport,
  after: ComparedReport,
  info: { readonly before: PlanInfo; readonly after: PlanInfo },
): DataChanges | undefined {
  if (!before.data || !after.data) return undefined;
  const key = info.after.key.length > 0 ? info.after.key : info.before.key;
  const { delimiter } = info.after;
  const publish = [info.before, info.after].every(({ study }) => study?.data.publish === true);
  return dataChanges(before.data, after.data, { key, publish, ...(delimiter !== undefined && { delimiter }) });
}
