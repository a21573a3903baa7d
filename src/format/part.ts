/** What kind of quantity a part is: decides how it is printed, rounded, compared and suppressed, wherever it stands. */
export type PartKind =
  | "count" // participants, events: an integer
  | "p" // a p value
  | "proportion" // 0 to 1, printed as a percentage
  | "value" // a value in a variable's unit
  | "ratio" // a ratio of two values, odds, risks or hazards
  | "correlation" // -1 to 1, and agreement measures on that scale; areas under the curve
  | "effect" // a standardised effect size
  | "coefficient" // a model coefficient on its own scale
  | "statistic" // a test statistic
  | "df" // degrees of freedom
  | "level" // a confidence level, printed as a percentage
  | "flag" // true or false
  | "text"; // a word, e.g. the branch that a test took

/** A part's value: a number, a text such as `<0.5` (below detection) or `exact`, or null where it does not exist. */
export type PartValue = number | string | boolean | null;

/** How one statistic is printed, where its declaration wants it otherwise than the profile and its variable do. */
export interface Format {
  /** Of values, ratios, coefficients and statistics. */
  readonly decimals?: number;
  readonly percent_decimals?: number;
  readonly p_decimals?: number;
  /** Whether a part in a variable's unit is printed with it wherever it is cited. */
  readonly unit?: boolean;
}

/** How a part is to be shown; `unit` and `decimals` come from the variable that it is a value of. */
export interface PartDisplay {
  readonly kind: PartKind;
  /** In words, for tables and provenance: `median`, `95% CI, lower limit`. */
  readonly label: string;
  readonly unit?: string;
  readonly decimals?: number;
  /** The decimals are those that the statistic declares for itself. */
  readonly declared?: true;
  /** Calendar years, printed without a mark between thousands. */
  readonly year?: true;
  /** What is printed where there is no value, if not a dash: `not reached`. */
  readonly absent?: string;
}
