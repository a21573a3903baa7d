import { binomialTest } from "./binomial-test.js";
import { checkConfLevel } from "./conf-level.js";
import type { Interval } from "./interval.js";
import { clopperPearsonInterval } from "./proportion-interval.js";
import { ensure } from "./refusal.js";

/** Events, and the time (person-time, any unit) in which they were observed. */
export interface Observed {
  readonly events: number;
  readonly time: number;
}

export interface RateRatio extends Interval {
  /** The first rate over the second; infinite where the second group has no event. */
  readonly rate_ratio: number;
  /** Two-sided, that the ratio is 1. */
  readonly p: number;
}

/**
 * The ratio of two rates of events, compared given their sum: the first group's share of the events is binomial. The
 * interval is that of Clopper and Pearson for the share. R: `poisson.test(c(x1, x2), c(t1, t2))`.
 * @throws Refusal unless events are whole numbers >= 0, not both 0, and times above 0
 */
export function rateRatio(
  first: Observed,
  second: Observed,
  { confLevel = 0.95 }: { confLevel?: number } = {},
): RateRatio {
  checkConfLevel(confLevel);
  for (const { events, time } of [first, second]) {
    ensure(Number.isInteger(events) && events >= 0, `needs whole numbers of events, found ${events}`);
    ensure(time > 0 && time < Infinity, `needs a time above 0 in both groups, found ${time}`);
  }
  const all = first.events + second.events;
  ensure(all > 0, "needs at least 1 event, found 0");
  const { conf_low, conf_high } = clopperPearsonInterval(first.events, all, { confLevel });
  const ratioAt = (share: number): number => ((share / (1 - share)) * second.time) / first.time;
  return {
    rate_ratio: first.events / first.time / (second.events / second.time),
    conf_low: ratioAt(conf_low),
    conf_high: ratioAt(conf_high),
    p: binomialTest(first.events, all, first.time / (first.time + second.time)),
  };
}
