import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import { normalP } from "./normal-p.js";
import { orNull } from "./or-null.js";
import { fourfold, type Table } from "./table.js";
import { newcombeInterval } from "./two-proportions.js";

type Limits = readonly [low: number | null, high: number | null];

/** Measures of association; what an empty cell or group leaves undefined is null. */
export interface TwoByTwo {
  readonly odds_ratio: number | null;
  /** Standard error of log odds_ratio; Infinity where a cell is 0. */
  readonly or_se_log: number;
  /** Wald interval on the logarithm; nulls where a cell is 0. */
  readonly or_ci: Limits;
  readonly or_p_wald: number | null;
  readonly risk_1: number | null;
  readonly risk_2: number | null;
  readonly risk_ratio: number | null;
  readonly rr_se_log: number | null;
  readonly rr_ci: Limits;
  /** risk_1 - risk_2. */
  readonly risk_difference: number | null;
  readonly rd_se: number | null;
  readonly rd_ci_wald: Limits;
  readonly rd_ci_newcombe: Limits;
  /** With 1/2 added to every cell. */
  readonly odds_ratio_haldane: number;
  readonly or_haldane_ci: Limits;
}

/**
 * Measures of association of a 2 x 2 table [[a, b], [c, d]]: rows are groups, columns event and no event.
 * Odds ratio ad / bc and risk ratio with Wald intervals on the logarithm, risk difference with Wald's and Newcombe's.
 * R: `epitools::oddsratio.wald`, `riskratio.wald`. Throws Refusal for what is no 2 x 2 table of counts.
 */
export function twoByTwo(table: Table, { confLevel = 0.95 }: { confLevel?: number } = {}): TwoByTwo {
  const [a, b, c, d] = fourfold(table);
  checkConfLevel(confLevel);
  const z = -normalQuantile((1 - confLevel) / 2);
  const n1 = a + b;
  const n2 = c + d;
  const odds = (a * d) / (b * c);
  const or_se_log = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  const ratio = a / n1 / (c / n2);
  const rr_se_log = Math.sqrt(b / a / n1 + d / c / n2); // 1/a - 1/(a + b), without cancellation
  const difference = (a * d - b * c) / n1 / n2;
  const rd_se = Math.sqrt(((a / n1) * (b / n1)) / n1 + ((c / n2) * (d / n2)) / n2);
  const newcombe = n1 > 0 && n2 > 0 ? newcombeInterval([a, c], [n1, n2], { confLevel }) : undefined;
  const haldane = ((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5));
  const haldaneSe = Math.sqrt(1 / (a + 0.5) + 1 / (b + 0.5) + 1 / (c + 0.5) + 1 / (d + 0.5));
  return {
    odds_ratio: orNull(odds),
    or_se_log,
    or_ci: onLogarithm(odds, or_se_log, z),
    or_p_wald: Number.isFinite(or_se_log) ? normalP(Math.log(odds) / or_se_log) : null,
    risk_1: orNull(a / n1),
    risk_2: orNull(c / n2),
    risk_ratio: orNull(ratio),
    rr_se_log: orNull(rr_se_log),
    rr_ci: onLogarithm(ratio, rr_se_log, z),
    risk_difference: orNull(difference),
    rd_se: orNull(rd_se),
    rd_ci_wald: [orNull(difference - z * rd_se), orNull(difference + z * rd_se)],
    rd_ci_newcombe: newcombe ? [newcombe.conf_low, newcombe.conf_high] : [null, null],
    odds_ratio_haldane: haldane,
    or_haldane_ci: onLogarithm(haldane, haldaneSe, z),
  };
}

/** The Wald interval of a ratio by that of its logarithm. */
function onLogarithm(ratio: number, se: number, z: number): Limits {
  if (!(ratio > 0 && Number.isFinite(ratio) && Number.isFinite(se))) return [null, null];
  return [ratio * Math.exp(-z * se), ratio * Math.exp(z * se)];
}
