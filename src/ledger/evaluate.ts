import type { Participants, Supply } from "../cohort/need.js";
import { StudyFaults } from "../fault.js";
import { formatPart, pRelation } from "../format/format.js";
import type { PartDisplay, PartValue } from "../format/part.js";
import type { Profile } from "../format/profile.js";
import type { Computed, Names, Parts, PhraseKit, PhrasePiece } from "../methods/method.js";
import { adjustedPart, participantParts, partsOf } from "../methods/parts.js";
import { wordsOf } from "../methods/words.js";
import type { Catalogue, Plan, PlannedStatistic } from "../plan/plan.js";
import { adjustP } from "../statistics/p-adjust.js";
import { Refusal } from "../statistics/refusal.js";
import type { Entry, Ledger } from "./entry.js";
import { ledgerOf } from "./ledger.js";

/** A statistic computed, before its family adjusts it and before it is put into words. */
interface Evaluated {
  readonly planned: PlannedStatistic;
  readonly groups: readonly Participants[];
  readonly subsets: readonly string[];
  readonly computed: Computed;
  readonly refusal?: string;
}

/**
 * Evaluates every statistic of the plan once, in order; adjusts p values within their families; puts each into words.
 * A method's Refusal becomes an entry without values that says why.
 */
export function evaluatePlan(plan: Plan, supply: Supply, catalogue: Catalogue, profile: Profile): Ledger {
  const evaluated = plan.statistics.map((planned) => evaluate(planned, supply, catalogue));
  const adjusted = adjustFamilies(plan, evaluated);
  return ledgerOf(
    evaluated.map((one) => entryOf(one, adjusted.get(one.planned.id), catalogue, profile)),
    profile,
  );
}

function evaluate(planned: PlannedStatistic, supply: Supply, catalogue: Catalogue): Evaluated {
  const { method, declaration } = planned;
  const variable = (name: string) => catalogue.variable(name)!;
  const need = method.needs(declaration as never, variable);
  const subsets = typeof need.in === "string" ? [need.in] : need.in;
  if (method.disjoint) refuseOverlap(planned, subsets, supply);
  let groups: readonly Participants[] | undefined;
  try {
    const met = supply.meet(need);
    groups = met.groups;
    const computed = method.compute(met.input, declaration as never);
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

/** Two groups that are compared may have nobody in common. */
function refuseOverlap({ id, place }: PlannedStatistic, subsets: readonly string[], supply: Supply): void {
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
function checked({ id, method, declaration }: PlannedStatistic, computed: Computed): Computed {
  const result: Record<string, PartValue> = {};
  for (const part of Object.keys(partsOf(method, declaration))) {
    const value = computed.result[part];
    if (value === undefined || (typeof value === "number" && Number.isNaN(value)))
      throw new Error(`${id}: ${method.name} gave no ${part}`);
    result[part] = Object.is(value, -0) ? 0 : value;
  }
  return { ...computed, result };
}

interface Adjustment {
  readonly p: number | null;
  readonly family: NonNullable<Entry["family"]>;
}

/** Adjusted p values by statistic; a member that was refused does not count, as in R. */
function adjustFamilies(plan: Plan, evaluated: readonly Evaluated[]): Map<string, Adjustment> {
  const byId = new Map(evaluated.map((one) => [one.planned.id, one]));
  const adjusted = new Map<string, Adjustment>();
  for (const family of plan.families) {
    const raw = family.members.map((id) => byId.get(id)!.computed.result.p as number | null);
    const values = adjustP(raw, family.adjust);
    const size = raw.filter((p) => p !== null).length;
    family.members.forEach((id, i) => {
      adjusted.set(id, { p: values[i] ?? null, family: { name: family.label, adjust: family.adjust, size } });
    });
  }
  return adjusted;
}

function entryOf(one: Evaluated, adjustment: Adjustment | undefined, catalogue: Catalogue, profile: Profile): Entry {
  const { planned, groups, subsets, computed, refusal } = one;
  const { id, method, declaration } = planned;
  const words = wordsOf(method.name);
  const names: Names = {
    variable: (name) => catalogue.variable(name)?.label ?? catalogue.describe(name),
    subset: (name) => catalogue.subset(name)?.label ?? name,
  };
  const declared = partsOf(method, declaration);
  const result = adjustment ? { ...computed.result, p_adjusted: adjustment.p } : computed.result;
  const displays = displaysOf(adjustment ? { ...declared, ...adjustedPart } : declared, declaration, catalogue);
  const text = (part: string): string => formatPart(result[part] ?? null, displays[part]!, profile);
  const kit: PhraseKit = {
    result,
    text,
    part: (part) => ({ part }),
    p: (part = "p") => [pRelation(text(part), profile), { part }],
    interval: (low = "conf_low", high = "conf_high") => {
      const level = typeof declaration.conf_level === "number" ? declaration.conf_level : 0.95;
      return [
        `${formatPart(level, { kind: "level", label: "" }, profile)} CI `,
        { part: low },
        profile.to,
        { part: high },
      ];
    },
    unit: (part = method.headline) => {
      const { unit } = displays[part] ?? {};
      return unit === undefined ? "" : `\u00a0${unit}`;
    },
  };
  const phrase: readonly PhrasePiece[] = refusal
    ? [`not available: ${refusal}`]
    : words.phrase(kit, declaration as never);
  const infos = subsets.map((name) => catalogue.subset(name)!);
  return {
    id,
    method: method.name,
    methodTitle: method.title,
    label: planned.label ?? words.label(declaration as never, names),
    declaration,
    where: infos.map(({ where }) => where).join("; "),
    filter: infos.map(({ filter }) => filter).join("; "),
    participants: total(groups),
    groups: groups.map((group, i) => ({ ...group, subset: subsets[i]!, label: infos[i]!.label })),
    result,
    displays,
    ...(computed.rows && { rows: computed.rows }),
    ...(method.rowParts && { rowDisplays: displaysOf(method.rowParts, declaration, catalogue) }),
    headline: method.headline,
    spans: method.spans ?? {},
    ...(method.effect !== undefined && { effect: method.effect }),
    phrase,
    text: phrase.map((piece) => (typeof piece === "string" ? piece : text(piece.part))).join(""),
    ...(refusal !== undefined && { refusal }),
    ...(adjustment && { family: adjustment.family }),
    declaredBy: planned.declaredBy,
  };
}

/** How each part is shown: units and decimals are those of the variable that it is a value of. */
function displaysOf(
  parts: Parts,
  declaration: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): Record<string, PartDisplay> {
  return Object.fromEntries(
    Object.entries({ ...parts, ...participantParts }).map(([part, { kind, label, of, decimals }]) => {
      const info = of === undefined ? undefined : catalogue.variable(String(declaration[of]));
      const places = decimals ?? info?.decimals;
      const display: PartDisplay = {
        kind,
        label,
        ...(info?.unit !== undefined && { unit: info.unit }),
        ...(places !== undefined && { decimals: places }),
      };
      return [part, display];
    }),
  );
}

function total(groups: readonly Participants[]): Participants {
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
