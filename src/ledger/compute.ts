import type { Participants, Supply, VariableInfo } from "../cohort/need.js";
import { StudyFaults } from "../fault.js";
import type { PartValue } from "../format/part.js";
import type { Computed, Method, Row } from "../methods/method.js";
import { partsOf } from "../methods/parts.js";
import { keysOf, rowName } from "../methods/rows.js";
import type { PlannedStatistic } from "../plan/plan.js";
import { type Drawing, isDrawing } from "../statistics/drawing.js";
import { Refusal } from "../statistics/refusal.js";
import type { Entry } from "./entry.js";

/** What a computation needs of a planned statistic. */
export type Computable = Pick<PlannedStatistic, "id" | "method" | "declaration" | "place" | "format">;

/** A statistic as numbers, before it is put into words. Runs in browsers: no words, no R. */
export interface Evaluated<P extends Computable = Computable> {
  readonly planned: P;
  /** Who stands behind each subset, in the order of `subsets`. */
  readonly groups: readonly Participants[];
  readonly subsets: readonly string[];
  readonly computed: Computed;
  /** Why there is no result, where the method refused. */
  readonly refusal?: string;
}

/**
 * Computes one statistic; those that draw random numbers are best drawn together. A method's Refusal becomes a result of
 * nulls that says why. Throws StudyFaults where groups that are compared have participants in common.
 */
export function* evaluateStatistic<P extends Computable>(
  planned: P,
  supply: Supply,
  variable: (name: string) => VariableInfo | undefined,
): Drawing<Evaluated<P>> {
  const { method, declaration } = planned;
  const need = method.needs(declaration as never, (name) => variable(name)!);
  const subsets = typeof need.in === "string" ? [need.in] : need.in;
  if (method.disjoint) refuseOverlap(planned, subsets, supply);
  let groups: readonly Participants[] | undefined;
  try {
    const met = supply.meet(need);
    groups = met.groups;
    const given = method.compute(met.input, declaration as never);
    const computed = isDrawing(given) ? yield* given : given;
    return { planned, groups, subsets, computed: checked(planned, computed) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    groups ??= supply.meet({ shape: "participants", in: subsets }).groups;
    const parts = Object.keys(partsOf(method, declaration));
    return {
      planned,
      groups,
      subsets,
      computed: { result: Object.fromEntries(parts.map((part) => [part, null])) },
      refusal: error.message,
    };
  }
}

/** Who stands behind a statistic, all its groups together. */
export function allParticipants(groups: readonly Participants[]): Participants {
  const sum = (key: keyof Participants): number => groups.reduce((count, group) => count + group[key], 0);
  return {
    n: sum("n"),
    missing: sum("missing"),
    notApplicable: sum("notApplicable"),
    unknown: sum("unknown"),
    below: sum("below"),
    above: sum("above"),
  };
}

/** The value of a part; counts of participants are parts of every statistic. */
export function partValue({ result, participants }: Pick<Entry, "result" | "participants">, part: string): PartValue {
  if (part in result) return result[part] ?? null;
  switch (part) {
    case "n":
      return participants.n;
    case "missing":
      return participants.missing;
    case "not_applicable":
      return participants.notApplicable;
    case "unknown":
      return participants.unknown;
    case "below":
      return participants.below;
    case "above":
      return participants.above;
    default:
      return null;
  }
}

/** Two groups that are compared may have nobody in common. */
function refuseOverlap({ id, place }: Computable, subsets: readonly string[], supply: Supply): void {
  for (const [i, a] of subsets.entries())
    for (const b of subsets.slice(i + 1)) {
      const shared = supply.overlap(a, b);
      if (shared > 0)
        throw new StudyFaults([
          {
            rule: "subsets-overlap",
            severity: "error",
            message: `${id}: ${shared} participants are in both ${a} and ${b}; groups that are compared cannot overlap`,
            place,
          },
        ]);
    }
}

/** A part that is not declared, is lacking, or is not a number is a defect of the method, never printed. */
function checked({ id, method, declaration }: Computable, computed: Computed): Computed {
  const result: Record<string, PartValue> = {};
  for (const part of Object.keys(partsOf(method, declaration))) {
    const value = computed.result[part];
    if (value === undefined || (typeof value === "number" && Number.isNaN(value)))
      throw new Error(`${id}: ${method.name} gave no ${part}`);
    result[part] = Object.is(value, -0) ? 0 : value;
  }
  const { rows } = computed;
  return rows ? { result, rows: checkedRows(id, method, rows) } : { result };
}

/** Rows whose parts are declared and numbers, in the order of the declaration; no two of one name. */
function checkedRows(id: string, { name: method, rowParts = {} }: Method, rows: readonly Row[]): Row[] {
  const keys = keysOf(rowParts);
  const seen = new Set<string>();
  return rows.map((row) => {
    const name = rowName(row, keys);
    const undeclared = Object.keys(row).find((part) => !(part in rowParts));
    if (undeclared !== undefined) throw new Error(`${id}: ${method} declares no ${undeclared} of its rows`);
    if (seen.has(name)) throw new Error(`${id}: ${method} gave two rows ${name}`);
    seen.add(name);
    const present = Object.keys(rowParts).filter((part) => part in row);
    const entries = present.map((part): [string, PartValue] => {
      const value = row[part];
      if (value === undefined || Number.isNaN(value)) throw new Error(`${id}: ${method} gave no ${part}[${name}]`);
      return [part, Object.is(value, -0) ? 0 : value];
    });
    return Object.fromEntries(entries);
  });
}
