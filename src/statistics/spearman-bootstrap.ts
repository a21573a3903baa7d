import { canonicalOrder } from "./canonical-order.js";
import { checkConfLevel } from "./conf-level.js";
import { type Drawing, Draws } from "./drawing.js";
import type { Interval } from "./interval.js";
import { quantile } from "./quantile.js";
import { type RankedColumn, rankCounted } from "./ranked-column.js";
import { ensure } from "./refusal.js";
import { signif } from "./signif.js";
import { sort } from "./sorted.js";
import { spearmanOfRanks } from "./spearman.js";

export interface SpearmanBootstrapOptions {
  readonly resamples: number;
  readonly seed: number;
  readonly confLevel?: number;
}

/**
 * Percentile bootstrap interval of Spearman's correlation: pairs are drawn with replacement and ranked anew, so that it
 * holds under heavy ties too. Limits are quantiles (type 6) of the correlations, each rounded to 12 digits; resamples in
 * which a variable does not vary have none and are left out.
 * `x` and `y` are the ranks of complete pairs, in any order: they are drawn along one that does not depend on it. Random numbers: MRG32k3a.
 * Source: Efron & Tibshirani (1993). Throws Refusal with fewer than 4 pairs, or where no resample varies.
 */
export function* spearmanBootstrap(
  x: RankedColumn,
  y: RankedColumn,
  { resamples, seed, confLevel = 0.95 }: SpearmanBootstrapOptions,
): Drawing<Interval> {
  checkConfLevel(confLevel);
  const n = x.n;
  ensure(n >= 4, `needs at least 4 pairs, found ${n}`);
  const order = canonicalOrder([x.codes, y.codes]);
  const columns = [x, y].map(({ codes, doubled }) => ({
    codes: Int32Array.from(order, (place) => codes[place]!),
    drawn: new Int32Array(n),
    times: new Int32Array(doubled.length),
  }));
  const draws = new Draws(seed);
  const places = new Uint32Array(n);
  const found: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    yield* draws.places(places);
    const [a, b] = columns.map(({ codes, drawn, times }) => {
      times.fill(0);
      for (let i = 0; i < n; i++) {
        const code = codes[places[i]!]!;
        drawn[i] = code;
        times[code]!++;
      }
      return rankCounted(drawn, times);
    }) as [RankedColumn, RankedColumn];
    const { estimate } = spearmanOfRanks(a, b, { exact: false });
    if (estimate !== null) found.push(signif(estimate, 12));
  }
  ensure(found.length > 0, "needs resamples in which both variables vary");
  const sorted = sort(found);
  const tail = (1 - confLevel) / 2;
  return { conf_low: quantile(sorted, tail, 6), conf_high: quantile(sorted, 1 - tail, 6) };
}
