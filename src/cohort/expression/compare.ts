import {
  ABOVE,
  BELOW,
  type CodeVector,
  type LogicalVector,
  MISSING,
  NO,
  NOT_APPLICABLE,
  type NumberVector,
  OBSERVED,
  type TextVector,
  UNKNOWN,
  type Vector,
  YES,
} from "../column.js";
import type { ComparisonOperator } from "./syntax.js";
import { absent, lengthOf, logical, step } from "./truth.js";

/**
 * Compares two vectors. A value below (above) detection is any value under (over) its limit: `<0.5 > 3` is no,
 * `<5 > 3` unknown. Unknown too where a value is missing or does not apply.
 */
export function compare(operator: ComparisonOperator, a: Vector, b: Vector): LogicalVector {
  if (a.kind === "number" || b.kind === "number") return compareNumbers(operator, asNumber(a), asNumber(b));
  if (operator === "==" || operator === "!=") {
    const same = (operator === "==" ? YES : NO) as 0 | 1;
    if (a.kind === "logical" && b.kind === "logical") return equalIndices(a, b, undefined, same);
    if (a.kind === "code" && b.kind === "code") return equalIndices(a, b, indicesIn(a, b), same);
    if (a.kind !== "logical" && b.kind !== "logical") return equalTexts(a, b, same);
  } else if (a.kind === "code" && b.kind === "code") return compareNumbers(operator, asNumber(a), asNumber(b));
  throw new TypeError(`cannot compare ${a.kind} with ${b.kind}`);
}

/** Numbers as they are, whole-number codes as numbers. Throws a TypeError for anything else. */
export function asNumber(vector: Vector): NumberVector {
  if (vector.kind === "number") return vector;
  if (vector.kind !== "code" || !vector.numbers) throw new TypeError(`not a number: ${vector.kind}`);
  const { numbers, state } = vector;
  return { kind: "number", values: Float64Array.from(vector.values, (index) => numbers[index] ?? Number.NaN), state };
}

function compareNumbers(operator: ComparisonOperator, a: NumberVector, b: NumberVector): LogicalVector {
  const n = lengthOf(a, b);
  const [result, aStep, bStep] = [logical(n), step(a), step(b)];
  const holds = VERDICTS[operator];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.values[i * aStep]!, b.values[i * bStep]!];
    const [xState, yState] = [a.state[i * aStep]!, b.state[i * bStep]!];
    if (xState === OBSERVED && yState === OBSERVED) result.values[i] = holds[x < y ? 0 : x > y ? 2 : 1]!;
    else if (isAbsent(xState) || isAbsent(yState)) {
      result.values[i] = UNKNOWN;
      result.state[i] = absent(xState, yState);
    } else if (under(x, xState, y, yState)) result.values[i] = holds[0];
    else if (under(y, yState, x, xState)) result.values[i] = holds[2];
    else {
      result.values[i] = UNKNOWN;
      result.state[i] = MISSING;
    }
  }
  return result;
}

/** What each operator says where the left side is less, equal, greater. */
const VERDICTS: Readonly<Record<ComparisonOperator, readonly [less: number, equal: number, greater: number]>> = {
  "<": [YES, NO, NO],
  "<=": [YES, YES, NO],
  ">": [NO, NO, YES],
  ">=": [NO, YES, YES],
  "==": [NO, YES, NO],
  "!=": [YES, NO, YES],
};

/** Whether x is certainly less than y, one of them being censored: the ranges, open at a limit, do not meet. */
function under(x: number, xState: number, y: number, yState: number): boolean {
  return xState !== ABOVE && yState !== BELOW && x <= y;
}

function isAbsent(state: number): boolean {
  return state === MISSING || state === NOT_APPLICABLE;
}

/** For each code of b, its index in a; -2 where a does not have it. */
function indicesIn(a: CodeVector, b: CodeVector): Int32Array {
  const index = new Map(a.codes.map(({ value }, i) => [value, i]));
  return Int32Array.from(b.codes, ({ value }) => index.get(value) ?? -2);
}

function equalIndices(
  a: CodeVector | LogicalVector,
  b: CodeVector | LogicalVector,
  translation: Int32Array | undefined,
  same: 0 | 1,
): LogicalVector {
  return equal(a, b, same, (i, j) => a.values[i] === (translation ? translation[b.values[j]!] : b.values[j]));
}

function equalTexts(a: CodeVector | TextVector, b: CodeVector | TextVector, same: 0 | 1): LogicalVector {
  const text = (v: CodeVector | TextVector, i: number) =>
    v.kind === "text" ? v.values[i] : v.codes[v.values[i]!]?.value;
  return equal(a, b, same, (i, j) => text(a, i) === text(b, j));
}

function equal(
  a: { readonly state: Uint8Array },
  b: { readonly state: Uint8Array },
  same: 0 | 1,
  equals: (i: number, j: number) => boolean,
): LogicalVector {
  const n = lengthOf(a, b);
  const [result, aStep, bStep] = [logical(n), step(a), step(b)];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.state[i * aStep]!, b.state[i * bStep]!];
    if (x !== OBSERVED || y !== OBSERVED) {
      result.values[i] = UNKNOWN;
      result.state[i] = absent(x, y);
    } else result.values[i] = equals(i * aStep, i * bStep) ? same : YES - same;
  }
  return result;
}
