import { checkConfLevel } from "./conf-level.js";
import { gammaQuantile } from "./distributions/gamma.js";
import type { Interval } from "./interval.js";
import { ensure } from "./refusal.js";

export interface PoissonRate extends Interval {
  /** Events per unit of time. */
  readonly rate: number;
}

/**
 * The rate of `events` in `time` (person-time, any unit) with Garwood's exact interval. R: `poisson.test`.
 * @throws Refusal unless events are a whole number >= 0 and the time is above 0
 */
export function poissonRate(
  events: number,
  time: number,
  { confLevel = 0.95 }: { confLevel?: number } = {},
): PoissonRate {
  ensure(Number.isInteger(events) && events >= 0, `needs a whole number of events, found ${events}`);
  ensure(time > 0 && time < Infinity, `needs a time above 0, found ${time}`);
  checkConfLevel(confLevel);
  const alpha = (1 - confLevel) / 2;
  return {
    rate: events / time,
    conf_low: events === 0 ? 0 : gammaQuantile(alpha, events) / time,
    conf_high: gammaQuantile(alpha, events + 1, { lowerTail: false }) / time,
  };
}
