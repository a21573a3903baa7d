import type { PartKind } from "../../format/part.js";
import type { PublishedValue } from "../../study/study.js";
import type { Ledger } from "../entry.js";
import { absolute, compare, type Decimal, decimalOf, minus, shift, toNumber } from "./decimal.js";
import { type PrintedNumber, readPrinted } from "./printed.js";
import { quantityOf } from "./quantity.js";

/** What the data say to a value that was printed somewhere; a printed value is an interval, half a last digit wide either side. */
export type ValueVerdict = "exact" | "equal-after-rounding" | "differs" | "decision-flips" | "not-checked";

/** A published value beside what was computed. */
export interface JudgedValue {
  readonly published: PublishedValue;
  readonly verdict: ValueVerdict;
  /** On the scale of what was printed; null where there is no number. */
  readonly computed: number | null;
  /** Computed less published. */
  readonly difference?: number;
  /** The difference in proportion to the published value, where that is not 0. */
  readonly relative?: number;
  /** Why it was not checked. */
  readonly why?: string;
}

/**
 * Judges a published value. `decision-flips`: it differs, and of the p printed and the p computed one is below alpha and
 * the other is not. Whatever cannot be compared is `not-checked`, with the reason; it never counts as agreement.
 */
export function judgeValue(published: PublishedValue, ledger: Ledger): JudgedValue {
  const unchecked = (why: string): JudgedValue => ({ published, verdict: "not-checked", computed: null, why });
  const printed = readPrinted(published.value);
  if (!printed) return unchecked(`${published.value} is not one number`);
  const { value, kind, why } = quantityOf(published.of, ledger);
  if (why !== undefined) return unchecked(why);
  if (typeof value === "string") return judgeLimit(published, printed, value);
  const computed = onScale(value, published, printed, kind);
  if (computed === undefined)
    return unchecked(`${published.of} is no proportion: declare the scale of ${published.value}`);
  const number = toNumber(computed);
  const agreement = compareWith(printed, computed);
  if (agreement !== "differs") return { published, verdict: agreement, computed: number };
  const difference = minus(computed, printed.number);
  const base = Math.abs(toNumber(printed.number));
  const flipped = kind === "p" && flips(printed, computed, published.alpha ?? 0.05);
  return {
    published,
    verdict: flipped ? "decision-flips" : "differs",
    computed: number,
    difference: toNumber(difference),
    ...(base !== 0 && { relative: toNumber(difference) / base }),
  };
}

/** The computed value as the source would print it: a proportion as a percentage where the source does, or as declared. */
function onScale(
  value: number,
  { scale }: PublishedValue,
  { percent }: PrintedNumber,
  kind: PartKind | undefined,
): Decimal | undefined {
  if (scale !== undefined) {
    const [times = 1, per = 1] = String(scale).split("/").map(Number);
    return decimalOf((value * times) / per);
  }
  if (!percent) return decimalOf(value);
  return kind === "proportion" || kind === "level" ? shift(decimalOf(value), 2) : undefined;
}

function compareWith(
  { relation, number, half }: PrintedNumber,
  computed: Decimal,
): "exact" | "equal-after-rounding" | "differs" {
  const order = compare(computed, number);
  if (relation !== "=") {
    const holds = order === 0 || (relation === "<" ? order < 0 : order > 0);
    return holds ? "equal-after-rounding" : "differs";
  }
  if (order === 0) return "exact";
  return compare(absolute(minus(computed, number)), half) <= 0 ? "equal-after-rounding" : "differs";
}

/** Whether a decision at alpha was made on the printed p, and would not be made on the computed one, or the reverse. */
function flips({ relation, number, half }: PrintedNumber, computed: Decimal, alpha: number): boolean {
  const level = decimalOf(alpha);
  const lowest = relation === "=" ? minus(number, half) : number;
  const highest = relation === "=" ? minus(number, { ...half, digits: -half.digits }) : number;
  const below = relation !== ">" && (relation === "<" ? compare(number, level) <= 0 : compare(highest, level) < 0);
  const above = relation !== "<" && compare(lowest, level) >= 0;
  const now = compare(computed, level) < 0;
  return (below && !now) || (above && now);
}

/** A computed value beyond a detection limit, `<0.5`: the same text is exact, a number on the limit's other side differs. */
function judgeLimit(published: PublishedValue, printed: PrintedNumber, value: string): JudgedValue {
  const limit = readPrinted(value);
  const verdict = (verdict: ValueVerdict, why?: string): JudgedValue => ({
    published,
    verdict,
    computed: null,
    ...(why !== undefined && { why }),
  });
  if (!limit || limit.relation === "=") return verdict("not-checked", `computed is ${value}`);
  if (limit.relation === printed.relation && compare(limit.number, printed.number) === 0) return verdict("exact");
  const { number, half } = printed;
  const apart =
    limit.relation === "<"
      ? printed.relation !== "<" && compare(minus(number, half), limit.number) >= 0
      : printed.relation !== ">" && compare(minus(number, { ...half, digits: -half.digits }), limit.number) <= 0;
  return apart ? verdict("differs", `computed is ${value}`) : verdict("not-checked", `computed is ${value}`);
}
