/** The shapes of the vectors' inputs and options, and the adapter that hands them over. */
import type { Alternative } from "../../../src/statistics/alternative.js";
import type { Adapter } from "../agreement.js";

export type Cells = readonly (number | string | null)[];

/** An adapter from a function of the method's own input and options. */
export function adapter<I, O>(answer: (input: I, options: O) => object): Adapter {
  return (input, options) => answer(input as I, options as O);
}

/** The numbers of a column: missing ones dropped, "Infinity" read. */
export function present(cells: Cells): number[] {
  return cells.filter((cell) => cell !== null && cell !== "NaN").map(Number);
}

export function alternativeOf(options: { alternative?: string }): Alternative {
  return (options.alternative ?? "two.sided").replace(".", "-") as Alternative;
}

export interface RankOptions {
  alternative?: string;
  exact?: boolean | "default";
  correct?: boolean;
  mu?: number;
  conf_int?: boolean;
  conf_level?: number;
  digits_rank?: number;
}

/** The options of the rank tests, by the engine's names. */
export function rankOptions(options: RankOptions) {
  return {
    alternative: alternativeOf(options),
    exact: options.exact === undefined || options.exact === "default" ? ("auto" as const) : options.exact,
    correct: options.correct ?? true,
    mu: options.mu ?? 0,
    confLevel: options.conf_level ?? 0.95,
  };
}
