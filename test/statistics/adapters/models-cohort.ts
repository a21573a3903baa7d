/** What is simply counted in a cohort: values, levels, person-time. */
import { poissonRate } from "../../../src/statistics/poisson-rate.js";
import { sum } from "../../../src/statistics/sum.js";
import type { Adapter } from "../agreement.js";
import { adapter, type Cell, completeRows, confidence, type LevelOptions, numbers } from "./models-shapes.js";

/** Of a column: rows, missing ones, the range of numbers, and the levels with their counts. */
function counts(column: readonly Cell[]): object {
  const present = column.filter((cell) => cell !== null);
  const level = [...new Set(present.map(String))].sort();
  const values = present.map(Number).sort((a, b) => a - b);
  return {
    n: column.length,
    missing: column.length - present.length,
    min: values[0],
    max: values.at(-1),
    level,
    count: level.map((name) => present.filter((cell) => String(cell) === name).length),
  };
}

interface PersonTime {
  readonly time: readonly Cell[];
  readonly event: readonly Cell[];
}

export const cohortAdapters: Readonly<Record<string, Adapter>> = {
  counts: adapter((input: Record<string, readonly Cell[]>) =>
    Object.fromEntries(Object.entries(input).map(([name, column]) => [name, counts(column)])),
  ),
  person_time: adapter(({ time, event }: PersonTime, options: LevelOptions & { divisor: number }) => {
    const rows = completeRows([time, event]);
    const personTime = sum(numbers(time, rows)) / options.divisor;
    const events = sum(numbers(event, rows));
    const rate = poissonRate(events, personTime, confidence(options));
    return {
      person_time: personTime,
      events,
      rate_per_1000: rate.rate * 1000,
      lower_per_1000: rate.conf_low * 1000,
      upper_per_1000: rate.conf_high * 1000,
    };
  }),
};
