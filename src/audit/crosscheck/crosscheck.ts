/** One part on which two engines differ. */
export interface DifferingPart {
  /** `p`, or of a row `hr[term=sex]`; empty where one engine does not know the statistic at all. */
  readonly part: string;
  /** Both values in full, empty where there is none. */
  readonly ours: string;
  readonly theirs: string;
  /** Relative difference, to two digits; absent where the two cannot be compared: a number and nothing, or two texts. */
  readonly difference?: number;
}

/**
 * What the second engine says of one statistic. `difference` is the largest relative difference of its parts, to two
 * digits. A statistic that neither engine can give (too few values, say) is one on which they agree.
 */
export type StatisticVerdict =
  | { readonly id: string; readonly verdict: "agrees"; readonly difference: number }
  | { readonly id: string; readonly verdict: "refused-by-both" }
  | { readonly id: string; readonly verdict: "differs"; readonly parts: readonly DifferingPart[] }
  | {
      readonly id: string;
      readonly verdict: "refused-by-one";
      /** Who gives no result, and why. */
      readonly by: "reckon" | "R";
      readonly reason: string;
      readonly parts: readonly DifferingPart[];
    };

export type EngineName = "Rscript" | "webr";

/** Counts of verdicts. */
export interface Totals {
  readonly statistics: number;
  /** Those that neither engine can give among them. */
  readonly agree: number;
  readonly differ: number;
  /** Given by neither. */
  readonly refused: number;
  /** Of all parts of the statistics that agree. */
  readonly largest_difference: number;
}

/** `audit/crosscheck.json`: what R said of every statistic, and of what exactly. */
export interface Crosscheck {
  readonly engine: EngineName;
  /** R's version: `4.2.2`. */
  readonly r: string;
  /** SHA-256 of each file that R was given, by path in the study's folder: data, program, our results. */
  readonly inputs: Readonly<Record<string, string>>;
  /** In the plan's order. */
  readonly statistics: readonly StatisticVerdict[];
}

export function agrees({ verdict }: StatisticVerdict): boolean {
  return verdict === "agrees" || verdict === "refused-by-both";
}

export function totalsOf(statistics: readonly StatisticVerdict[]): Totals {
  const agree = statistics.filter(agrees).length;
  return {
    statistics: statistics.length,
    agree,
    differ: statistics.length - agree,
    refused: statistics.filter(({ verdict }) => verdict === "refused-by-both").length,
    largest_difference: statistics.reduce(
      (most, one) => (one.verdict === "agrees" ? Math.max(most, one.difference) : most),
      0,
    ),
  };
}
