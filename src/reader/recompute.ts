import type { Participants, VariableInfo } from "../cohort/need.js";
import { type Cohort, readCohort } from "../cohort/read.js";
import { cohortSupply } from "../cohort/supply.js";
import { makeVariables } from "../cohort/variables.js";
import { fullPrecision } from "../document/numbers.js";
import { StudyFaults } from "../fault.js";
import { formatPart } from "../format/format.js";
import type { PartDisplay, PartValue } from "../format/part.js";
import { allParticipants, type Evaluated, evaluateStatistic, partValue } from "../ledger/compute.js";
import { displaysOf, rowDisplaysOf } from "../ledger/displays.js";
import { type Adjustment, adjustFamilies, withAdjusted } from "../ledger/families.js";
import { type EntryRows, rowPart } from "../ledger/rows.js";
import { partsOf } from "../methods/parts.js";
import { familyMember, keysOf } from "../methods/rows.js";
import { type Drawing, drawTogether } from "../statistics/drawing.js";
import type { ReadPlan } from "./plan.js";

/** A statistic as the reader's browser computed it. */
export interface Recomputed extends EntryRows {
  readonly id: string;
  readonly result: Readonly<Record<string, PartValue>>;
  readonly displays: Readonly<Record<string, PartDisplay>>;
  readonly groups: readonly Participants[];
  readonly participants: Participants;
  readonly refusal?: string;
}

/** A part as it should stand on the page. */
export interface Expected {
  readonly text: string;
  /** In full precision; undefined where it does not exist. */
  readonly full: string | undefined;
}

export interface Recomputation {
  readonly rows: number;
  readonly statistics: ReadonlyMap<string, Recomputed>;
  /** Statistics that are still being computed, and members of their families. */
  readonly pending: ReadonlySet<string>;
  /** The part of a statistic, `p` or `hr[sex,M]`, as the one formatter prints it; undefined where there is none. */
  expected(id: string, part: string): Expected | undefined;
}

/**
 * Computes every statistic of a page's plan from a file's bytes, by the engine that made the page; `pause` is awaited now
 * and then, so that the page stays alive. What takes no resampling is given first, then everything. Throws StudyFaults
 * where the file does not fit the codebook.
 */
export async function* recompute(
  bytes: Uint8Array,
  sha256: string,
  plan: ReadPlan,
  pause: (done: number, of: number) => Promise<void>,
): AsyncGenerator<Recomputation> {
  const { codebook, declarations, statistics } = plan;
  await pause(0, statistics.length);
  const cohort: Cohort = readCohort(bytes, codebook.file, codebook, sha256);
  await pause(0, statistics.length);
  const variables = makeVariables({ ...declarations, cohort });
  const supply = cohortSupply(variables);
  const variable = (name: string) => variables.dictionary.info(name);
  const evaluated: Evaluated[] = [];
  const drawings = statistics.map((planned) => attempt(planned, evaluateStatistic(planned, supply, variable)));
  let stage = "first";
  for (const now of drawTogether(drawings, (one) => evaluated.push(one))) {
    if (now !== stage) yield given(plan, cohort.rows, evaluated, variable);
    stage = now;
    await pause(evaluated.length, statistics.length);
  }
  yield given(plan, cohort.rows, evaluated, variable);
}

/** What has been computed so far, as far as its families are complete. */
function given(
  { statistics, families, profile }: ReadPlan,
  rows: number,
  evaluated: readonly Evaluated[],
  variable: (name: string) => VariableInfo | undefined,
): Recomputation {
  const known = new Set(statistics.map(({ id }) => id));
  const idsIn = ({ members }: { readonly members: readonly string[] }): string[] =>
    members.map((member) => familyMember(member, (id) => known.has(id)).id);
  const done = new Set(evaluated.map(({ planned }) => planned.id));
  const complete = families.filter((family) => idsIn(family).every((id) => done.has(id)));
  const incomplete = families.filter((family) => !complete.includes(family)).flatMap(idsIn);
  const pending = new Set([...statistics.map(({ id }) => id).filter((id) => !done.has(id)), ...incomplete]);
  const adjusted = adjustFamilies(complete, evaluated);
  const all = new Map(
    evaluated.map((one) => [one.planned.id, recomputed(one, adjusted.get(one.planned.id), variable)] as const),
  );
  return {
    rows,
    statistics: all,
    pending,
    expected: (id, part) => {
      const statistic = all.get(id);
      if (!statistic) return undefined;
      const ofRow = rowPart(statistic, part);
      const display = ofRow?.display ?? statistic.displays[part];
      if (!display) return undefined;
      const value = ofRow ? ofRow.value : partValue(statistic, part);
      return { text: formatPart(value, display, profile), full: fullPrecision(value) };
    },
  };
}

function recomputed(
  evaluated: Evaluated,
  adjustment: Adjustment | undefined,
  variable: (name: string) => VariableInfo | undefined,
): Recomputed {
  const { planned, groups, refusal } = evaluated;
  const { id, method } = planned;
  const { result, rows } = withAdjusted(evaluated, adjustment);
  const rowDisplays = rowDisplaysOf(planned, Object.keys(adjustment?.rows ?? {}), variable);
  return {
    id,
    result,
    displays: displaysOf(planned, Object.keys(adjustment?.parts ?? {}), variable),
    ...(rows && { rows }),
    ...(rowDisplays && { rowDisplays }),
    ...(method.rowParts && { rowKeys: keysOf(method.rowParts) }),
    groups,
    participants: allParticipants(groups),
    ...(refusal !== undefined && { refusal }),
  };
}

/** What these data make impossible, such as groups that overlap in them, is a statistic without a result. */
function* attempt(planned: Evaluated["planned"], drawing: Drawing<Evaluated>): Drawing<Evaluated> {
  try {
    return yield* drawing;
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    const parts = Object.keys(partsOf(planned.method, planned.declaration));
    return {
      planned,
      groups: [],
      subsets: [],
      computed: { result: Object.fromEntries(parts.map((part) => [part, null])) },
      refusal: error.faults[0]?.message ?? "not possible with these data",
    };
  }
}
