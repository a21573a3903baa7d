import type { Alternative } from "./alternative.js";
import { binomialCdf, binomialPmf, binomialUpper } from "./distributions/binomial.js";
import { checkCount } from "./proportion-interval.js";
import { ensure } from "./refusal.js";

/** Outcomes as likely as the one observed, up to this factor, count as such: R's guard against rounding. */
const AS_LIKELY = 1 + 1e-7;

/**
 * The p value of the exact test of `x` successes in `n` trials against the probability `p0`. Two-sided: the
 * probability of all outcomes that are not more likely than the one observed. R: `binom.test`.
 */
export function binomialTest(
  x: number,
  n: number,
  p0: number,
  { alternative = "two-sided" }: { alternative?: Alternative } = {},
): number {
  checkCount(x, n);
  ensure(p0 >= 0 && p0 <= 1, `needs a null probability between 0 and 1, found ${p0}`);
  if (alternative === "less") return binomialCdf(x, n, p0);
  if (alternative === "greater") return binomialUpper(x - 1, n, p0);
  if (p0 === 0 || p0 === 1) return x === (p0 === 0 ? 0 : n) ? 1 : 0;
  const expected = n * p0;
  if (x === expected) return 1;
  const observed = binomialPmf(x, n, p0) * AS_LIKELY;
  const asExtreme = (k: number) => binomialPmf(k, n, p0) <= observed;
  if (x < expected) {
    // On the other side the probabilities fall: the first count that is as extreme, by bisection.
    const first = firstTrue(Math.ceil(expected), n + 1, asExtreme);
    return Math.min(1, binomialCdf(x, n, p0) + binomialUpper(first - 1, n, p0));
  }
  const first = firstTrue(-Math.floor(expected), 1, (k) => asExtreme(-k));
  return Math.min(1, binomialCdf(-first, n, p0) + binomialUpper(x - 1, n, p0));
}

/** The first whole number from `low` for which `holds` is true, `high` where none below it; false, then true. */
function firstTrue(low: number, high: number, holds: (k: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}
