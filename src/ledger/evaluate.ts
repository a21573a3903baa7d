import type { Supply } from "../cohort/need.js";
import { describeFault, type Fault, StudyFaults } from "../fault.js";
import { formatPart, pRelation } from "../format/format.js";
import { intervalWords, rangeWords } from "../format/limits.js";
import type { Profile } from "../format/profile.js";
import { unitAfter } from "../format/unit.js";
import type { Names, PhraseKit, PhrasePiece } from "../methods/method.js";
import { keysOf } from "../methods/rows.js";
import { wordsOf } from "../methods/words.js";
import type { Catalogue, Plan, PlannedFamily, PlannedStatistic } from "../plan/plan.js";
import { type Drawing, drawAll } from "../statistics/drawing.js";
import { allParticipants, type Evaluated, evaluateStatistic, partValue } from "./compute.js";
import { displaysOf, rowDisplaysOf } from "./displays.js";
import type { Entry, Ledger } from "./entry.js";
import { type Adjustment, adjustFamilies, rowsNotThere, withAdjusted } from "./families.js";
import type { KnownStatistics } from "./known.js";
import { ledgerOf } from "./ledger.js";
import { type EntryRows, rowPart } from "./rows.js";

/**
 * Evaluates every statistic of the plan once, in order, save those that are `known`; adjusts p values within their
 * families; puts each into words. A method's Refusal becomes an entry without values that says why. Throws StudyFaults
 * with everything that the data make impossible, such as groups that overlap.
 */
export function evaluatePlan(
  plan: Plan,
  supply: Supply,
  catalogue: Catalogue,
  profile: Profile,
  known?: KnownStatistics,
): Ledger {
  const faults = new Map<string, Fault>();
  const evaluated = drawAll(plan.statistics.map((planned) => evaluateOne(planned, supply, catalogue, faults, known)));
  if (faults.size > 0) throw new StudyFaults([...faults.values()]);
  const all = evaluated.filter((one) => one !== undefined);
  const lacking = rowsNotThere(plan.families, all);
  if (lacking.length > 0) throw new StudyFaults(lacking.map(({ family, member }) => noSuchRow(family, member)));
  const adjusted = adjustFamilies(plan.families, all);
  known?.keep();
  return ledgerOf(
    all.map((one) => entryOf(one, adjusted.get(one.planned.id), catalogue, profile)),
    profile,
  );
}

function noSuchRow({ label, place }: Pick<PlannedFamily, "label" | "place">, member: string): Fault {
  const message = `family ${label}: no such row: ${member}`;
  return { rule: "family-empty", severity: "error", message, ...(place && { place }) };
}

/** One statistic, known or computed; what is wrong with it joins the faults. */
function* evaluateOne(
  planned: PlannedStatistic,
  supply: Supply,
  catalogue: Catalogue,
  faults: Map<string, Fault>,
  known?: KnownStatistics,
): Drawing<Evaluated<PlannedStatistic> | undefined> {
  const before = known?.get(planned);
  if (before) return { planned, ...before };
  try {
    const evaluated = yield* evaluateStatistic(planned, supply, catalogue.variable);
    known?.set(planned, evaluated);
    return evaluated;
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    for (const fault of error.faults.map((one) => placed(one, planned))) faults.set(describeFault(fault), fault);
    return undefined;
  }
}

/** What is wrong with data that a statistic asks for stands where the statistic is declared. */
function placed(fault: Fault, { id, place }: PlannedStatistic): Fault {
  return fault.place ? fault : { ...fault, message: `${id}: ${fault.message}`, place };
}

function entryOf(
  one: Evaluated<PlannedStatistic>,
  adjustment: Adjustment | undefined,
  catalogue: Catalogue,
  profile: Profile,
): Entry {
  const { planned, groups, subsets, refusal } = one;
  const { id, method, declaration } = planned;
  const words = wordsOf(method.name);
  const names: Names = {
    variable: (name) => catalogue.variable(name)?.label ?? catalogue.describe(name),
    subset: (name) => catalogue.subset(name)?.label ?? name,
  };
  const { result, rows: own } = withAdjusted(one, adjustment);
  const displays = displaysOf(planned, Object.keys(adjustment?.parts ?? {}), catalogue.variable);
  const rowDisplays = rowDisplaysOf(planned, Object.keys(adjustment?.rows ?? {}), catalogue.variable);
  const rows: EntryRows = {
    ...(own && { rows: own }),
    ...(rowDisplays && { rowDisplays }),
    ...(method.rowParts && { rowKeys: keysOf(method.rowParts) }),
  };
  const participants = allParticipants(groups);
  const text = (part: string): string => {
    const ofEntry = { value: partValue({ result, participants }, part), display: displays[part]! };
    const { value, display } = rowPart(rows, part) ?? ofEntry;
    return formatPart(value, display, profile);
  };
  const kit: PhraseKit = {
    result,
    text,
    part: (part) => ({ part }),
    p: (part = "p") => [pRelation(text(part), profile), { part }],
    interval: (low = "conf_low", high = "conf_high", level) => {
      const declared = typeof declaration.conf_level === "number" ? declaration.conf_level : 0.95;
      const { open, to, close } = intervalWords("level", [text(low), text(high)], profile);
      const before =
        level === undefined
          ? [`${formatPart(declared, { kind: "level", label: "" }, profile)} CI${open}`]
          : [level, ` CI${open}`];
      return [...before, { part: low }, to, { part: high }, ...(close === "" ? [] : [close])];
    },
    range: (low, high) => [{ part: low }, rangeWords([text(low), text(high)], profile), { part: high }],
    unit: (part = method.headline) => {
      const { unit } = displays[part] ?? {};
      return unit === undefined ? "" : unitAfter(unit, profile);
    },
  };
  const phrase: readonly PhrasePiece[] = refusal
    ? [`not available: ${refusal}`]
    : words
        .phrase(kit, declaration as never)
        .map((piece) => (typeof piece === "string" ? piece.replaceAll(" = ", profile.equals) : piece));
  const infos = subsets.map((name) => catalogue.subset(name)!);
  return {
    id,
    method: method.name,
    methodTitle: method.title,
    label: planned.label ?? words.label(declaration as never, names),
    declaration,
    where: infos.map(({ where }) => where).join("; "),
    filter: infos.map(({ filter }) => filter).join("; "),
    participants,
    groups: groups.map((group, i) => ({ ...group, subset: subsets[i]!, label: infos[i]!.label })),
    result,
    displays,
    ...rows,
    headline: method.headline,
    spans: method.spans ?? {},
    ...(method.effect !== undefined && { effect: method.effect }),
    ...(method.rowSpans && { rowSpans: method.rowSpans }),
    ...(method.rowEffect && { rowEffect: method.rowEffect }),
    phrase,
    text: phrase.map((piece) => (typeof piece === "string" ? piece : text(piece.part))).join(""),
    ...(refusal !== undefined && { refusal }),
    ...(adjustment?.family && { family: adjustment.family }),
    ...(adjustment && adjustment.families.length > 0 && { families: adjustment.families }),
    ...(planned.format?.unit === true && { withUnit: true as const }),
    declaredBy: planned.declaredBy,
  };
}
