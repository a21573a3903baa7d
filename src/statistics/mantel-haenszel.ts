import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { normalQuantile } from "./distributions/normal.js";
import { normalP } from "./normal-p.js";
import { orNull } from "./or-null.js";
import { ensure } from "./refusal.js";
import { fourfold, margins, type Table } from "./table.js";

export interface MantelHaenszelOptions {
  readonly alternative?: Alternative;
  readonly confLevel?: number;
  /** Continuity correction; default true. Left out, as in R, where |sum(a - expected)| is below 0.5. */
  readonly correct?: boolean;
}

export interface MantelHaenszel {
  /** null, as p, where no stratum has any variance. */
  readonly x2: number | null;
  readonly df: 1;
  readonly p: number | null;
  /** Infinity where its denominator alone is 0, null where both are. */
  readonly common_or: number | null;
  /** Robins, Breslow and Greenland's interval; nulls where common_or is 0 or infinite. */
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly rr_mh: number | null;
  readonly rd_mh: number | null;
}

/**
 * The Mantel-Haenszel test and the common odds ratio, risk ratio and risk difference over strata of 2 x 2 tables
 * [[a, b], [c, d]] (rows are groups, columns event and no event).
 * Source: Mantel & Haenszel (1959); Robins, Breslow & Greenland (1986); R `mantelhaen.test`.
 * Throws Refusal with fewer than 2 strata or a stratum of fewer than 2 participants.
 */
export function mantelHaenszel(strata: readonly Table[], options: MantelHaenszelOptions = {}): MantelHaenszel {
  const { alternative = "two-sided", confLevel = 0.95, correct = true } = options;
  checkStrata(strata);
  checkConfLevel(confLevel);
  let delta = 0; // sum of a - expected
  let variance = 0;
  let concordant = 0;
  let discordant = 0;
  let [pr, both, qs] = [0, 0, 0]; // the sums of Robins, Breslow and Greenland
  let [rrTop, rrBottom, rdTop, rdBottom] = [0, 0, 0, 0];
  for (const stratum of strata) {
    const [a, b, c, d] = fourfold(stratum);
    const n = a + b + c + d;
    const n1 = a + b;
    const n2 = c + d;
    delta += (a * d - b * c) / n;
    variance += ((n1 / n) * (n2 / n) * (a + c) * (b + d)) / (n - 1);
    const r = (a * d) / n;
    const s = (b * c) / n;
    concordant += r;
    discordant += s;
    pr += ((a + d) / n) * r;
    both += ((a + d) / n) * s + ((b + c) / n) * r;
    qs += ((b + c) / n) * s;
    rrTop += (a * n2) / n;
    rrBottom += (c * n1) / n;
    rdTop += (a * d - b * c) / n;
    rdBottom += (n1 * n2) / n;
  }
  const yates = correct && Math.abs(delta) >= 0.5 ? 0.5 : 0;
  const z = (Math.sign(delta) * (Math.abs(delta) - yates)) / Math.sqrt(variance);
  const common = concordant / discordant;
  const se = Math.sqrt(
    pr / concordant / concordant / 2 + both / concordant / discordant / 2 + qs / discordant / discordant / 2,
  );
  const reach = -normalQuantile((1 - confLevel) / (alternative === "two-sided" ? 2 : 1)) * se;
  return {
    x2: variance > 0 ? z * z : null,
    df: 1,
    p: !(variance > 0) ? null : alternative === "two-sided" ? chiSquaredUpper(z * z, 1) : normalP(z, alternative),
    common_or: orNull(common),
    conf_low: alternative === "less" ? 0 : orNull(common * Math.exp(-reach)),
    conf_high: alternative === "greater" ? Number.POSITIVE_INFINITY : orNull(common * Math.exp(reach)),
    rr_mh: orNull(rrTop / rrBottom),
    rd_mh: orNull(rdTop / rdBottom),
  };
}

/** Throws Refusal unless there are at least 2 strata, of one shape, each with at least 2 participants. */
export function checkStrata(strata: readonly Table[]): void {
  ensure(strata.length >= 2, `needs at least 2 strata, found ${strata.length}`);
  const [first] = strata;
  for (const [i, stratum] of strata.entries()) {
    const { rows, columns, n } = margins(stratum);
    ensure(n >= 2, `needs at least 2 participants in each stratum, found ${n} in stratum ${i + 1}`);
    ensure(
      rows.length === first!.length && columns.length === first![0]!.length,
      `needs tables of one shape, found ${rows.length} x ${columns.length} in stratum ${i + 1}`,
    );
  }
}
