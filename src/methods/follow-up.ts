/** What survival methods share: follow-up as it is declared, and as the engine takes it. */
import type { Inputs, Substitution, VariableInfo } from "../cohort/need.js";
import { ensure } from "../statistics/refusal.js";
import type { SurvivalData } from "../statistics/survival/survival-data.js";
import { columnOf, frameOf } from "./covariates.js";
import type { PhraseKit, PhrasePiece } from "./method.js";

export const time = {
  type: "variable",
  accepts: ["number"],
  doc: "When follow-up ended, from its beginning; 0 or more.",
} as const;

export const event = {
  type: "condition",
  doc: "Whether it ended with the event: a condition, a name or an expression; else it is censored.",
} as const;

export const entry = {
  type: "variable",
  accepts: ["number"],
  optional: true,
  doc: "When follow-up began, where that is later than 0 (delayed entry): at risk after entry, up to the end.",
} as const;

export const strata = {
  type: "variable",
  accepts: ["code", "logical"],
  optional: true,
  doc: "Risk sets are formed within the codes of this variable.",
} as const;

export const ties = {
  type: "choice",
  of: ["efron", "breslow"],
  default: "efron",
  doc: "How participants who have the event at the same time share the risk set.",
} as const;

export const within = {
  type: "subset",
  optional: true,
  unless: "across",
  doc: "The participants, one curve; everyone where absent.",
} as const;

export const groups = {
  type: "subsets",
  min: 2,
  optional: true,
  doc: "Subsets that do not overlap, a curve each.",
} as const;

export const at = { type: "numbers", optional: true, doc: "Times at which the curve is wanted, a row each." } as const;

export const curve = {
  type: "flag",
  default: false,
  reveals: { values: [true], tells: "participants" },
  doc: "The whole curve: a row for every time with an event. It tells when participants had it.",
} as const;

export const leastAtRisk = {
  type: "number",
  minimum: 1,
  optional: true,
  doc: "Curves end where fewer than this are at risk, and have no rows from there on.",
} as const;

export const confType = {
  type: "choice",
  of: ["log", "log-log", "plain"],
  default: "log",
  doc: "The scale on which the interval of a probability is formed: its logarithm, log(-log), or itself.",
} as const;

interface FollowUp {
  readonly time: string;
  readonly entry?: string;
  readonly strata?: string;
  readonly in?: string;
  readonly across?: readonly string[];
}

/** The need of a method over follow-up; `more` are its other variables. */
export function followUpNeed(
  { time, entry, strata, in: subset, across }: FollowUp,
  conditions: readonly string[],
  variable: (name: string) => VariableInfo,
  more: readonly string[] = [],
) {
  return { ...frameOf([time, entry, strata, ...more], conditions, variable), in: across ?? subset ?? "all" };
}

interface Hazards extends FollowUp {
  readonly event: string;
  readonly on: readonly string[];
  readonly below?: Substitution;
}

/** The need of a model of hazards: follow-up, its event, and the covariates. */
export function hazardsNeed(declaration: Hazards, variable: (name: string) => VariableInfo) {
  const { event, on, below } = declaration;
  return { ...followUpNeed(declaration, [event], variable, on), ...(below && { below }) };
}

/** Follow-up of every row of the frame; `status` says how it ended. */
export function followUpOf(
  input: Inputs["frame"],
  { time, entry, across }: FollowUp,
  status: Float64Array,
): SurvivalData {
  for (const [k, group] of (across ?? []).entries())
    ensure(input.group.includes(k), `needs participants in every group, found none in ${group}`);
  return {
    time: columnOf(input, time),
    status,
    ...(entry !== undefined && { entry: columnOf(input, entry) }),
  };
}

/** Times at which curves are wanted, ascending, each once. Throws a Refusal for times below 0. */
export function timesOf(at: readonly number[] = []): number[] {
  for (const one of at) ensure(one >= 0, `needs times of 0 or more, found ${one}`);
  return inOrder(at);
}

function inOrder(at: readonly number[] = []): number[] {
  return [...new Set(at)].sort((a, b) => a - b);
}

/** Rows by time, ascending, each time once. */
export function byTime<R extends { readonly time: number }>(...rows: readonly (readonly R[])[]): R[] {
  const found = new Map(rows.flat().map((row) => [row.time, row]));
  return [...found.values()].sort((a, b) => a.time - b.time);
}

/** The rows at which at least `least` are at risk. */
export function withEnoughAtRisk<R extends { readonly n_risk: number }>(rows: readonly R[], least = 0): R[] {
  return rows.filter(({ n_risk }) => n_risk >= least);
}

/** What rows of curves and of their groups are called; undefined where the data tell. */
export function curveNames({
  across,
  at,
  curve,
  censored = false,
  least_at_risk,
}: {
  readonly across?: readonly string[];
  readonly at?: readonly number[];
  readonly curve: boolean;
  readonly censored?: boolean;
  readonly least_at_risk?: number;
}): string[] | undefined {
  if (curve || censored || least_at_risk !== undefined) return undefined;
  const times = inOrder(at).map(String);
  return across ? [...across, ...across.flatMap((group) => times.map((one) => `${group},${one}`))] : times;
}

/** The words for a scale of intervals. */
export const scales: Readonly<Record<string, string>> = {
  log: "on the scale of the logarithm",
  "log-log": "on the scale of log(\u2212log)",
  plain: "on the scale of the probability itself",
};

/** What stands for a time by which a curve has not come down so far. */
export const NOT_REACHED = "not reached";

/** `95% CI 92 to 103`, or `95% CI 340 to not reached`; nothing where neither limit exists. */
export function reachedInterval(kit: PhraseKit, low: string, high: string): readonly PhrasePiece[] {
  return kit.result[low] === null && kit.result[high] === null ? [] : kit.interval(low, high);
}
