import { chiSquaredUpper } from "../distributions/chi-squared.js";
import { cholesky, inverseForm, symmetric } from "../linear/cholesky.js";
import { exactly } from "../linear/double-double.js";
import { midRanks } from "../mid-ranks.js";
import { ensure } from "../refusal.js";
import type { Term } from "../regression/design-matrix.js";
import { type CoxOptions, fitCox } from "./cox.js";
import { type Contribution, partialLikelihood } from "./partial-likelihood.js";
import { riskTable } from "./risk-table.js";
import { countBefore } from "./steps.js";
import type { FollowUp, SurvivalData } from "./survival-data.js";

/**
 * The function of time with which a coefficient may change: 1 - S(t-) of Kaplan-Meier, the rank among all ends of follow-up,
 * time, its logarithm.
 */
export type TimeScale = "km" | "rank" | "identity" | "log";

export interface ProportionalHazardsOptions extends Omit<CoxOptions, "confLevel"> {
  /** Default `km`. */
  readonly scale?: TimeScale;
}

/** The test of a term, or of all; nulls where a term was not estimated. */
export interface ProportionalityTest {
  readonly chisq: number | null;
  readonly df: number;
  readonly p: number | null;
}

export interface ProportionalHazards extends ProportionalityTest {
  readonly events: number;
  /** One for each term, in order. */
  readonly rows: readonly ({ readonly term: string } & ProportionalityTest)[];
}

/**
 * Grambsch and Therneau's test that the coefficients of a Cox model do not change with time: the score test of adding to
 * each covariate its product with a function g of time, centred at its mean over the events. R: `survival::cox.zph`
 * (version 3, `terms = TRUE`).
 * @throws Refusal as the Cox regression does, and where all events are at one time
 */
export function proportionalHazards(
  data: SurvivalData,
  terms: readonly Term[],
  options: ProportionalHazardsOptions = {},
): ProportionalHazards {
  const { ties = "efron", scale = "km" } = options;
  const { followed, events, columns, risk, fit } = fitCox(data, terms, options);
  const used = { ...risk, columns: fit.kept.map((j) => risk.columns[j]!) };
  const found: Contribution[] = [];
  partialLikelihood(used, fit.eta, ties, (one) => found.push(one));
  const g = timeScale(followed, scale);
  const times = found.map(({ time }) => g(time));
  const centre = times.reduce((sum, one, i) => sum + one * found[i]!.deaths, 0) / events;
  ensure(
    times.some((one) => one !== times[0]),
    "needs events at 2 times or more, found them at one",
  );

  const p = fit.kept.length;
  const score = new Float64Array(p);
  // the information about coefficients, about their products with time, and between the two: sums of V, g V and g g V
  const sums = [0, 1, 2].map(() => new Float64Array((p * (p + 1)) / 2));
  for (const [i, { score: own, information }] of found.entries()) {
    const weight = times[i]! - centre;
    own.forEach((value, j) => {
      score[j]! += weight * value;
    });
    information.forEach((value, k) => {
      sums[0]![k]! += value;
      sums[1]![k]! += weight * value;
      sums[2]![k]! += weight * weight * value;
    });
  }
  const entry = (which: number, j: number, k: number): number =>
    sums[which]![j >= k ? (j * (j + 1)) / 2 + k : (k * (k + 1)) / 2 + j]!;
  const test = (tested: readonly number[]): ProportionalityTest => {
    if (tested.length === 0) return { chisq: null, df: 0, p: null };
    const matrix = symmetric(p + tested.length, (i, j) => {
      const [a, b] = [i < p ? i : tested[i - p]!, j < p ? j : tested[j - p]!];
      return exactly(entry((i >= p ? 1 : 0) + (j >= p ? 1 : 0), a, b));
    });
    const factor = cholesky(matrix, 0);
    ensure(factor.kept.length === p + tested.length, "needs covariates that vary among those at risk over time");
    const gradient = [...Array.from({ length: p }, () => 0), ...tested.map((j) => score[j]!)];
    const chisq = inverseForm(factor, gradient.map(exactly));
    return { chisq, df: tested.length, p: chiSquaredUpper(chisq, tested.length) };
  };
  return {
    events,
    ...test(fit.kept.map((_, k) => k)),
    rows: terms.map(({ name }) => ({
      term: name,
      ...test(fit.kept.flatMap((column, k) => (columns[column]!.term === name ? [k] : []))),
    })),
  };
}

/** g as a function of an event's time. */
function timeScale(data: FollowUp, scale: TimeScale): (time: number) => number {
  if (scale === "identity") return (time) => time;
  if (scale === "log") {
    ensure(
      data.time.every((time, i) => data.status[i] !== 1 || time > 0),
      "needs events after time 0 for the logarithm of time",
    );
    return Math.log;
  }
  if (scale === "rank") {
    const ranks = new Map(Array.from(midRanks(data.time), (rank, i) => [data.time[i]!, rank]));
    return (time) => ranks.get(time)!;
  }
  const { time, atRisk, events } = riskTable(data, 1);
  let survival = 1;
  const after = time.map((_, k) => {
    survival *= (atRisk[k]! - events[0]![k]!) / atRisk[k]!;
    return survival;
  });
  return (at) => 1 - (after[countBefore(time, at) - 1] ?? 1);
}
