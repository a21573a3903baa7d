import { oneWayLayout } from "./anova.js";
import { checkConfLevel } from "./conf-level.js";
import { tukeyQuantile, tukeyUpper } from "./distributions/tukey.js";
import { ensure } from "./refusal.js";

/** A pair of groups by their indices, later minus earlier, in R's order: (1,0), (2,0), ..., (2,1), ... */
export interface TukeyPair {
  readonly group1: number;
  readonly group2: number;
  readonly diff: number;
  /** |diff| over its standard error, in the scale of the studentized range; null where nothing varies. */
  readonly q: number | null;
  readonly conf_low: number;
  readonly conf_high: number;
  readonly p_adjusted: number | null;
}

/**
 * Tukey's honest significant differences of all pairs of means, Kramer's form for unequal groups. R: `TukeyHSD(aov)`.
 * @throws Refusal for fewer than 2 groups, an empty group, or no more values than groups
 */
export function tukeyHsd(
  samples: readonly ArrayLike<number>[],
  { confLevel = 0.95 }: { confLevel?: number } = {},
): TukeyPair[] {
  checkConfLevel(confLevel);
  const { groups, n, scale, means, ssWithin } = oneWayLayout(samples);
  const k = groups.length;
  ensure(n > k, `needs more values than groups, found ${n} in ${k} groups`);
  const df = n - k;
  const msWithin = ssWithin / df;
  const critical = tukeyQuantile(1 - confLevel, k, df, { lowerTail: false });
  const pairs: TukeyPair[] = [];
  for (let second = 0; second < k; second++) {
    for (let first = second + 1; first < k; first++) {
      const diff = means[first]! - means[second]!;
      const se = Math.sqrt((msWithin / 2) * (1 / groups[first]!.n + 1 / groups[second]!.n));
      const q = diff === 0 && se === 0 ? null : Math.abs(diff) / se;
      pairs.push({
        group1: first,
        group2: second,
        diff: diff / scale,
        q,
        conf_low: (diff - critical * se) / scale,
        conf_high: (diff + critical * se) / scale,
        p_adjusted: q === null ? null : tukeyUpper(q, k, df),
      });
    }
  }
  return pairs;
}
