import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { normalP } from "./normal-p.js";
import { ensure } from "./refusal.js";

export interface TrendInProportions {
  /** null, with what follows from it, where all scores are equal. */
  readonly x2: number | null;
  readonly df: 1;
  readonly p: number | null;
  /** Positive where the proportion rises with the score. */
  readonly z: number | null;
  readonly p_two_sided_from_z: number | null;
}

/**
 * The chi-squared test for a linear trend of the proportions events[i] / totals[i] with the scores (default 1, 2, ...):
 * Cochran-Armitage, with the binomial variance (n, not n - 1). Groups without participants do not count.
 * Source: Cochran (1954), Armitage (1955); R `prop.trend.test`. Throws Refusal where nobody or everybody has the event.
 */
export function trendInProportions(
  events: readonly number[],
  totals: readonly number[],
  scores: readonly number[] = events.map((_, i) => i + 1),
): TrendInProportions {
  ensure(
    events.length === totals.length && events.length === scores.length && events.length >= 2,
    `needs events, totals and scores of at least 2 groups, found ${events.length}, ${totals.length} and ${scores.length}`,
  );
  const wrong = events.findIndex(
    (x, i) => !(Number.isInteger(x) && x >= 0 && Number.isInteger(totals[i]) && x <= totals[i]!),
  );
  ensure(wrong < 0, `needs whole numbers of events, at most the total, found ${events[wrong]} of ${totals[wrong]}`);
  const n = totals.reduce((sum, total) => sum + total, 0);
  const x = events.reduce((sum, count) => sum + count, 0);
  ensure(x > 0 && x < n, `needs participants with and without the event, found ${x} of ${n}`);
  const meanScore = totals.reduce((sum, total, i) => sum + total * scores[i]!, 0) / n;
  // With centred scores the expected sum is 0: only deviations are added up.
  let trend = 0;
  let spread = 0;
  for (let i = 0; i < events.length; i++) {
    const score = scores[i]! - meanScore;
    trend += score * ((events[i]! * n - totals[i]! * x) / n);
    spread += totals[i]! * score * score;
  }
  const used = scores.filter((_, i) => totals[i]! > 0);
  if (used.every((score) => score === used[0])) return { x2: null, df: 1, p: null, z: null, p_two_sided_from_z: null };
  const z = trend / Math.sqrt(spread * (x / n) * (1 - x / n));
  return { x2: z * z, df: 1, p: chiSquaredUpper(z * z, 1), z, p_two_sided_from_z: normalP(z) };
}
