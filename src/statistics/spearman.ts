import type { Alternative } from "./alternative.js";
import { spearmanAtLeast, spearmanAtMost } from "./distributions/spearman.js";
import { tCdf, tUpper } from "./distributions/t.js";
import { type RankedColumn, rankColumn } from "./ranked-column.js";
import { ensure } from "./refusal.js";

export interface RankCorrelationOptions {
  readonly alternative?: Alternative;
  /** Exact probabilities where there are no ties; `"auto"` (default) up to a size that depends on the method. */
  readonly exact?: boolean | "auto";
  /** Continuity correction of the approximation; default false. */
  readonly continuity?: boolean;
}

export interface RankCorrelation {
  readonly n: number;
  /** The correlation; null, with statistic and p, where a variable is constant. */
  readonly estimate: number | null;
  readonly statistic_name: "S" | "T" | "z";
  readonly statistic: number | null;
  readonly p: number | null;
  readonly exact: boolean;
  readonly ties: boolean;
}

/**
 * Spearman's rank correlation of complete pairs, on mid-ranks. S = (n^3 - n) (1 - rho) / 6.
 *
 * Without ties and up to 1290 pairs by the distribution of S: exact up to 9 pairs, from 10 an Edgeworth series (which R,
 * too, calls exact). Else t with n - 2 degrees of freedom. R: `cor.test(method = "spearman")`.
 * Throws Refusal with fewer than 2 pairs.
 */
export function spearman(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: RankCorrelationOptions = {},
): RankCorrelation {
  return spearmanOfRanks(rankColumn(x), rankColumn(y), options);
}

/** {@link spearman} of two columns that are ranked already. */
export function spearmanOfRanks(
  x: RankedColumn,
  y: RankedColumn,
  { alternative = "two-sided", exact = "auto", continuity = false }: RankCorrelationOptions = {},
): RankCorrelation {
  const n = checkPairs(x, y);
  const ties = x.distinct < n || y.distinct < n;
  const isExact = !ties && exact !== false && n <= 1290;
  const shape = { n, statistic_name: "S" as const, exact: isExact, ties };
  if (x.squares === 0 || y.squares === 0) return { ...shape, estimate: null, statistic: null, p: null };

  const covariance = sumOfProducts(x, y) / 4;
  const scale = x.squares === y.squares ? x.squares : Math.sqrt(x.squares) * Math.sqrt(y.squares);
  const middle = (n * (n - 1) * (n + 1)) / 6; // the expectation of S
  const s = middle * ((scale - covariance) / scale);

  // A large S is a negative correlation.
  const wanted = alternative === "two-sided" ? (s > middle ? "less" : "greater") : alternative;
  let p: number;
  if (isExact) p = wanted === "less" ? spearmanAtLeast(Math.round(s), n) : spearmanAtMost(Math.round(s), n);
  else {
    const off = s / (continuity ? middle + 1 : middle); // 1 - rho
    const t = (1 - off) / Math.sqrt((off * (2 - off)) / (n - 2));
    p = wanted === "less" ? tCdf(t, n - 2) : tUpper(t, n - 2);
  }
  if (alternative === "two-sided") p = Math.min(1, 2 * p);
  return { ...shape, estimate: covariance / scale, statistic: s, p: Number.isNaN(p) ? null : p };
}

/** Of doubled ranks: whole numbers, whose sum may be too long for a double. What it loses is summed beside it. */
function sumOfProducts(x: RankedColumn, y: RankedColumn): number {
  let [high, low] = [0, 0];
  for (let i = 0; i < x.n; i++) {
    const product = x.doubled[x.codes[i]!]! * y.doubled[y.codes[i]!]!;
    const total = high + product;
    const part = total - high;
    low += high - (total - part) + (product - part);
    high = total;
  }
  return high + low;
}

/** The number of pairs. Throws Refusal unless the columns are as long as each other and hold at least 2 values. */
export function checkPairs(x: RankedColumn, y: RankedColumn): number {
  ensure(x.n === y.n, `needs pairs, found ${x.n} and ${y.n} values`);
  ensure(x.n >= 2, `needs at least 2 pairs, found ${x.n}`);
  return x.n;
}
