import { kendallCdf, kendallUpper } from "./distributions/kendall.js";
import { trendVariance } from "./jonckheere.js";
import { normalP } from "./normal-p.js";
import { radixSort } from "./radix-sort.js";
import { type RankedColumn, rankColumn } from "./ranked-column.js";
import { checkPairs, type RankCorrelation, type RankCorrelationOptions } from "./spearman.js";

/**
 * Kendall's tau-b of complete pairs. The statistic is T, the number of concordant pairs, where p is exact (by default
 * below 50 pairs without ties), else z with tie-corrected variance.
 * Source: Kendall (1938), Knight (1966); R `cor.test(method = "kendall")`. Throws Refusal with fewer than 2 pairs.
 */
export function kendall(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: RankCorrelationOptions = {},
): RankCorrelation {
  return kendallOfRanks(rankColumn(x), rankColumn(y), options);
}

/** {@link kendall} of two columns that are ranked already. */
export function kendallOfRanks(
  x: RankedColumn,
  y: RankedColumn,
  { alternative = "two-sided", exact = "auto", continuity = false }: RankCorrelationOptions = {},
): RankCorrelation {
  const n = checkPairs(x, y);
  const ties = x.distinct < n || y.distinct < n;
  const isExact = !ties && (exact === "auto" ? n < 50 : exact);
  const shape = { n, statistic_name: isExact ? ("T" as const) : ("z" as const), exact: isExact, ties };
  if (x.distinct === 1 || y.distinct === 1) return { ...shape, estimate: null, statistic: null, p: null };

  const pairs = (n * (n - 1)) / 2;
  const { s, untiedX, untiedY } = concordance(x, y, pairs);
  const estimate = untiedX === untiedY ? s / untiedX : s / Math.sqrt(untiedX) / Math.sqrt(untiedY);
  if (isExact) {
    const concordant = (pairs + s) / 2;
    const less = (): number => kendallCdf(concordant, n);
    const greater = (): number => kendallUpper(concordant - 1, n);
    const p =
      alternative === "less"
        ? less()
        : alternative === "greater"
          ? greater()
          : Math.min(1, 2 * (s > 0 ? greater() : less()));
    return { ...shape, estimate, statistic: concordant, p };
  }
  if (n < 3) return { ...shape, estimate, statistic: null, p: null };
  const variance = trendVariance(n, x.tiedPairs, x.tiedTriples, y.tiedPairs, y.tiedTriples);
  const corrected = continuity && s !== 0 ? Math.sign(s) * (Math.abs(s) - 1) : s;
  const z = corrected / Math.sqrt(variance);
  return { ...shape, estimate, statistic: z, p: normalP(z, alternative) };
}

/** Concordant less discordant pairs, and the pairs not tied in x and in y: one sort, and one pass that counts exchanges. */
function concordance(x: RankedColumn, y: RankedColumn, pairs: number): { s: number; untiedX: number; untiedY: number } {
  const n = x.n;
  const codes = y.doubled.length;
  // Both codes in one number: its order is that of x, then of y.
  const joint = new Float64Array(n);
  for (let i = 0; i < n; i++) joint[i] = x.codes[i]! * codes + y.codes[i]!;
  radixSort(joint);
  const seen = new Int32Array(codes + 1); // a Fenwick tree over the codes of y
  let discordant = 0;
  let tiedBoth = 0;
  for (let i = 0, run = 0; i < n; i++) {
    run = i > 0 && joint[i] === joint[i - 1] ? run + 1 : 0;
    tiedBoth += run;
    const code = (joint[i]! % codes) + 1;
    let upTo = 0;
    for (let k = code; k > 0; k -= k & -k) upTo += seen[k]!;
    discordant += i - upTo;
    for (let k = code; k <= codes; k += k & -k) seen[k] = seen[k]! + 1;
  }
  const untiedX = pairs - x.tiedPairs / 2;
  const untiedY = pairs - y.tiedPairs / 2;
  return { s: untiedX + untiedY - pairs + tiedBoth - 2 * discordant, untiedX, untiedY };
}
