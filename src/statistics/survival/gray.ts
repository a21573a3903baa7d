import { chiSquaredUpper } from "../distributions/chi-squared.js";
import { cholesky, fromDoubles, inverseForm } from "../linear/cholesky.js";
import { exactly } from "../linear/double-double.js";
import { ensure } from "../refusal.js";
import { distinctTimes, type RiskTable, riskTable } from "./risk-table.js";
import { followUp, ofGroup, type SurvivalData } from "./survival-data.js";

export interface GrayOptions {
  /** Weight (1 - F(t-))^rho with the pooled incidence F; default 0. */
  readonly rho?: number;
  /** How many kinds of events there are, coded 1, 2, ... in the status; default 2. */
  readonly causes?: number;
}

/** The test of one cause; null where the variance of its scores is 0. */
export interface GrayRow {
  readonly cause: number;
  readonly stat: number | null;
  /** Groups that occur, minus 1. */
  readonly df: number;
  readonly p: number | null;
}

export interface GrayTest {
  /** One for each cause that occurs. */
  readonly rows: readonly GrayRow[];
}

/**
 * Gray's test that the cumulative incidence of a cause is the same in all groups, for every cause that occurs; `groups`
 * holds each row's number among `levels`. Gray (1988), Ann Stat 16:1141-1154; R: `cmprsk::cuminc(...)$Tests`.
 * @throws Refusal for delayed entry, fewer than two groups, and no event
 */
export function grayTest(
  data: SurvivalData,
  groups: ArrayLike<number>,
  levels: readonly string[],
  { rho = 0, causes = 2 }: GrayOptions = {},
): GrayTest {
  ensure(data.entry === undefined, "needs follow-up without delayed entry, found entry times");
  const all = followUp(data, causes);
  const times = distinctTimes(all);
  const tables = [...levels.keys()]
    .map((code) => ofGroup(all, groups, code))
    .filter(({ n }) => n > 0)
    .map((own) => riskTable(own, causes, times));
  ensure(tables.length >= 2, `needs at least 2 groups, found ${tables.length}`);
  const occurring = Array.from({ length: causes }, (_, k) => k).filter((k) => all.status.includes(k + 1));
  ensure(occurring.length > 0, "needs at least 1 event, found 0");
  return { rows: occurring.map((k) => testOf(k, tables, rho)) };
}

function testOf(cause: number, tables: readonly RiskTable[], rho: number): GrayRow {
  const { score, variance } = scores(cause, tables, rho);
  const free = [...tables.keys()].slice(0, -1);
  const covariance = cholesky(fromDoubles(free.map((i) => free.map((j) => variance[i]![j]!))), 1e-14);
  const df = free.length;
  if (covariance.kept.length < df) return { cause: cause + 1, stat: null, df, p: null };
  const stat = inverseForm(
    covariance,
    free.map((i) => exactly(score[i]!)),
  );
  return { cause: cause + 1, stat, df, p: chiSquaredUpper(stat, df) };
}

/**
 * The scores of the groups and their covariances. In the notation of Gray's paper, at each time and for group k:
 * `risk` R_k(t), `free` S_k(t-), `incidence` F_k(t-), `weightOf` h_k(t) = R_k(t) / S_k(t-), which estimates the number
 * not yet censored, and `pooled` the incidence F(t-) common to all groups.
 */
function scores(cause: number, tables: readonly RiskTable[], rho: number): { score: number[]; variance: number[][] } {
  const groups = [...tables.keys()];
  const vector = (value = 0): number[] => groups.map(() => value);
  const square = (): number[][] => groups.map(() => vector());
  const score = vector();
  const variance = square();
  const integral = square(); // c_ij
  const linear = square(); // sums that the final c_ik multiply once
  const quadratic = vector(); // and twice
  const free = vector(1);
  const incidence = vector();
  let pooled = 0;
  for (let t = 0; t < tables[0]!.time.length; t++) {
    const risk = tables.map(({ atRisk }) => atRisk[t]!);
    const own = tables.map(({ events }) => events[cause]![t]!);
    const other = tables.map(({ events }) =>
      events.reduce((sum, counts, k) => sum + (k === cause ? 0 : counts[t]!), 0),
    );
    const count = own.reduce((sum, value) => sum + value, 0);
    if (count === 0 && other.every((value) => value === 0)) continue;

    const present = groups.filter((k) => risk[k]! > 0);
    const weightOf = groups.map((k) => (risk[k]! > 0 ? risk[k]! / free[k]! : 0));
    const weights = weightOf.reduce((sum, value) => sum + value, 0);
    const atSubrisk = groups.map((k) => weightOf[k]! * (1 - incidence[k]!));
    const subrisk = atSubrisk.reduce((sum, value) => sum + value, 0);
    const share = rho === 0 ? 1 : Math.exp(rho * Math.log1p(-pooled));
    const contrast = groups.map((i) =>
      groups.map((j) => share * weightOf[i]! * ((i === j ? 1 : 0) - weightOf[j]! / weights)),
    );
    for (const i of groups) {
      score[i]! += share * (own[i]! - (count * atSubrisk[i]!) / subrisk);
      for (const j of groups) integral[i]![j]! += (contrast[i]![j]! * count) / (weights * (1 - pooled));
    }

    const before = [...free];
    for (const k of present) {
      incidence[k]! += (free[k]! * own[k]!) / risk[k]!;
      free[k]! *= (risk[k]! - own[k]! - other[k]!) / risk[k]!;
    }
    pooled += count / weights;

    /** Adds a martingale part of group k with variance `spread` that enters the scores as `by` minus `later` times c. */
    const add = (k: number, spread: number, later: number, by: (i: number) => number): void => {
      quadratic[k]! += later * later * spread;
      for (const i of groups) {
        const one = by(i) - later * integral[i]![k]!;
        linear[i]![k]! += one * later * spread;
        for (const j of groups) variance[i]![j]! += one * (by(j) - later * integral[j]![k]!) * spread;
      }
    };
    for (const k of present) {
      const survivors = free[k]! > 0 ? (1 - pooled) / free[k]! : 0;
      if (count > 0) {
        const tied = count > 1 ? 1 - (count - 1) / (weights * before[k]! - 1) : 1;
        add(k, (tied * before[k]! * count) / (weights * risk[k]!), 1 - survivors, (i) => contrast[i]![k]!);
      }
      if (other[k]! > 0 && free[k]! > 0) {
        const tied = other[k]! > 1 ? 1 - (other[k]! - 1) / (risk[k]! - 1) : 1;
        const relative = before[k]! / risk[k]!;
        add(k, tied * relative * relative * other[k]!, -survivors, () => 0);
      }
    }
  }
  for (const i of groups)
    for (const j of groups)
      for (const k of groups)
        variance[i]![j]! +=
          integral[i]![k]! * (integral[j]![k]! * quadratic[k]! + linear[j]![k]!) + integral[j]![k]! * linear[i]![k]!;
  return { score, variance };
}
