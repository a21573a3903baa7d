/**
 * The R that every program carries: base R alone, the same numbers on R 4.2 and 4.6. Methods' own functions (`inR`) get
 * their data in these shapes and may call what stands below.
 *
 * `input`, by the shape of the method's need:
 *
 * | need | input |
 * | --- | --- |
 * | participants | a vector of counts, one a subset |
 * | samples | a list of samples, one a subset |
 * | pairs | a list: `x`, `y`; `numbers`, a list of `x` and `y` after the substitution, NULL where there is none |
 * | tallies | a data frame, a row a subset: `events`, `n` |
 * | crosstab | a matrix of counts: subsets in rows, codes (of a condition TRUE, FALSE) in columns |
 * | frame | a data frame of complete rows; codes are factors with all levels, the first the reference; conditions among the variables are factors with the levels TRUE and FALSE, those of `conditions` TRUE or FALSE under their own text; the attribute `group` is the number of a row's subset |
 *
 * A sample is a list: `values`, ascending, -Inf below and Inf above detection; `numbers`, the same after the declared
 * substitution, NULL where some have none; `substituted`, only those below detection being substituted and the others
 * Inf, NULL where nothing is declared; `detected` and `limits`, the values within detection and the limit of each below
 * it, not cut; `below`, `above`, how many are; `below_limit`, `above_limit`.
 *
 * | function | gives |
 * | --- | --- |
 * | `numbers(sample)` | the sample for arithmetic; stops where values are beyond detection without a substitution |
 * | `censored(x, sample)` | a value of the sample as a part: the number, or `<LIMIT`, `>LIMIT` |
 * | `touching(values, p, sample)` | a type 7 quantile as a part, `<LIMIT` where it touches such a value |
 * | `order_quantile(values, p)` | the same as a number, -Inf or Inf where it touches one |
 * | `shortest(x)` | a number as text, in as few digits as read back to it |
 * | `root(f, low, high)` | a root to the last digits |
 * | `seed_mrg32k3a(seed)` | nothing: from then on `runif()` gives that stream |
 * | `rank_sum_test(x, y, alternative, exact)` | a list: `w`, `p`, `exact` |
 * | `rank_sum_shift(x, y, scale, alternative, exact, conf_level)` | a list: `estimate`, `conf_low`, `conf_high` |
 * | `design_of(input, on, reference)` | a list: `x`, a matrix with the intercept first; `term`, `level` of each column |
 * | `likelihood_fit(d, y, family, offset, conf_level)` | the parts and rows of a generalized linear model |
 * | `follow_up(time, entry)` | a list: `time`, `entry`, rounding errors removed; stops where they are not possible |
 * | `risk_table(time, entry, events)` | a list: `time`, `n_risk`, `events` |
 * | `curve_limits(p, relative, z, type)`, `curve_quantile(time, curve, p)` | limits of a curve, its quantiles |
 * | `harrell(f, event, stratum, eta)`, `gray_test(time, event, other, group)` | concordance, Gray's test |
 *
 * A method's function returns a named list of parts in any order: numbers, texts, TRUE or FALSE, NA where undefined;
 * `rows`, where it has some, as a data frame or a list of some, whose texts name the row (`shortest(x)` makes one of a
 * number). It calls `stop` where the statistic does not exist. Its arguments after
 * `input` are keys of the declaration, by name; those that name data are given too if the function asks for them.
 */
import { R_PRELUDE } from "../../cohort/expression/index.js";
import { AGREEMENT } from "./agreement.js";
import { ARGUMENTS } from "./arguments.js";
import { MODELS } from "./models.js";
import { NEEDS } from "./needs.js";
import { QUANTITIES } from "./quantities.js";
import { RANKS } from "./ranks.js";
import { READING } from "./reading.js";
import { RESULTS } from "./results.js";
import { SURVIVAL } from "./survival.js";
import { VARIABLES } from "./variables.js";
import { VISITS } from "./visits.js";

// Methods call censored(x, sample); in expressions the word makes a value with its limits.
const EXPRESSIONS = R_PRELUDE.replace(/\bcensored(?=\(| <- )/g, "with_limits");

interface Section {
  readonly title: string;
  readonly text: string;
  /** Left out where nothing calls any of its functions. */
  readonly optional?: true;
}

const SECTIONS: readonly Section[] = [
  { title: "The call", text: ARGUMENTS },
  { title: "Reading", text: READING },
  { title: "Visits", text: VISITS, optional: true },
  { title: "Three-valued logic and values beyond detection", text: EXPRESSIONS },
  { title: "Definitions, thresholds, subsets", text: VARIABLES },
  { title: "What statistics need", text: NEEDS },
  { title: "What methods share", text: QUANTITIES },
  { title: "Rank sums", text: RANKS, optional: true },
  { title: "Regressions", text: MODELS, optional: true },
  { title: "Follow-up", text: SURVIVAL, optional: true },
  { title: "Results", text: RESULTS },
  { title: "Agreement", text: AGREEMENT },
];

/** The sections that a program needs, each with its title; `program` is what calls their functions. */
export function preludeFor(program: string): readonly { readonly title: string; readonly text: string }[] {
  return SECTIONS.filter(
    ({ text, optional }) => !optional || functionsOf(text).some((name) => new RegExp(`\\b${name}\\(`).test(program)),
  );
}

/** Names of the functions that R source defines at its top level. */
export function functionsOf(source: string): string[] {
  return [...source.matchAll(/^([A-Za-z][A-Za-z0-9_.]*) <- function\(/gm)].map((match) => match[1]!);
}
