import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { type AboutCell, aboutCell, type Draw, support } from "./distributions/noncentral-hypergeometric.js";
import { fourfold, type Table } from "./table.js";

export interface FisherOptions {
  readonly alternative?: Alternative;
  readonly confLevel?: number;
}

export interface Fisher {
  readonly p: number;
  /** The conditional maximum likelihood estimate, not ad / bc; 0 or Infinity at the ends of what the margins allow. */
  readonly odds_ratio: number;
  readonly conf_low: number;
  readonly conf_high: number;
}

/**
 * Fisher's exact test of a 2 x 2 table [[a, b], [c, d]] given its margins. Two-sided p: all tables at most as likely as
 * the one observed (up to a factor 1 + 1e-7). The interval holds the odds ratios that neither one-sided test rejects at
 * half the error (Clopper-Pearson's construction); so it can disagree with the two-sided p. Where a margin is 0, the
 * table says nothing: p is 1, the interval is (0, Infinity), and odds_ratio 0 as in R.
 * Source: Fisher (1935); R `fisher.test`, whose roots are solved here to the last digits. Throws Refusal for another shape.
 */
export function fisher(table: Table, { alternative = "two-sided", confLevel = 0.95 }: FisherOptions = {}): Fisher {
  const [a, b, c, d] = fourfold(table);
  checkConfLevel(confLevel);
  const draw: Draw = { m: a + c, n: b + d, k: a + b };
  const [lowest, highest] = support(draw);
  const about = (logOdds: number): AboutCell => aboutCell(draw, logOdds, a);
  const start = Math.log((((a + 0.5) / (b + 0.5)) * (d + 0.5)) / (c + 0.5));
  const tail = Math.log((1 - confLevel) / (alternative === "two-sided" ? 2 : 1));

  const atNull = about(0);
  const extreme = { "two-sided": atNull.asUnlikely, less: atNull.atMost, greater: atNull.atLeast }[alternative];
  const estimate = (): number =>
    Math.exp(
      risingRoot(start, (t) => {
        const { mean, variance } = about(t);
        return [mean, variance];
      }),
    );
  const low = (): number =>
    Math.exp(
      risingRoot(start, (t) => {
        const { atLeast, total, meanAtLeast, mean } = about(t);
        return [Math.log(atLeast / total) - tail, meanAtLeast - mean];
      }),
    );
  const high = (): number =>
    Math.exp(
      risingRoot(start, (t) => {
        const { atMost, total, meanAtMost, mean } = about(t);
        return [tail - Math.log(atMost / total), mean - meanAtMost];
      }),
    );
  return {
    p: Math.min(1, extreme / atNull.total),
    odds_ratio: a === lowest ? 0 : a === highest ? Number.POSITIVE_INFINITY : estimate(),
    conf_low: alternative === "less" || a === lowest ? 0 : low(),
    conf_high: alternative === "greater" || a === highest ? Number.POSITIVE_INFINITY : high(),
  };
}

/** The root of a rising function by Newton's steps, kept inside a bracket that grows from `start` until it holds the root. */
function risingRoot(start: number, evaluate: (t: number) => readonly [value: number, slope: number]): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let reach = 1;
  let t = start;
  for (let i = 0; i < 500; i++) {
    const [value, slope] = evaluate(t);
    if (value === 0) return t;
    if (value > 0) high = t;
    else low = t;
    let next = t - value / slope;
    if (!(next > low && next < high && Math.abs(next - t) <= reach)) {
      if (low === Number.NEGATIVE_INFINITY) next = high - reach;
      else if (high === Number.POSITIVE_INFINITY) next = low + reach;
      else next = (low + high) / 2;
      reach *= 2;
    }
    if (Math.abs(next - t) <= 1e-15 * Math.max(1, Math.abs(t))) return next;
    t = next;
  }
  return t;
}
