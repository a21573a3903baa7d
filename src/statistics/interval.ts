/** An interval by its limits, in the unit of what it estimates; an open side is an infinity. */
export interface Interval {
  readonly conf_low: number;
  readonly conf_high: number;
}
