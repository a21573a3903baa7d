import { type CodeVector, type LogicalVector, MISSING, NOT_APPLICABLE, UNKNOWN, type Vector, YES } from "../column.js";
import { asNumber } from "./compare.js";
import { lengthOf, step } from "./truth.js";
import { union } from "./types.js";

/**
 * Row by row the value of `yes` or `no`, as the condition says; censored values stay censored. No value where the
 * condition is unknown. The two have types that `checkExpression` lets stand side by side.
 */
export function choose(condition: LogicalVector, yes: Vector, no: Vector): Vector {
  const n = lengthOf(condition, yes, no);
  const [conditionStep, yesStep, noStep] = [step(condition), step(yes), step(no)];
  const state = new Uint8Array(n);

  /** Fills `values` from the two sources, wherever the chosen one has a value. */
  const fill = <T>(values: { [i: number]: T }, ofYes: (j: number) => T, ofNo: (j: number) => T) => {
    for (let i = 0; i < n; i++) {
      const truth = condition.values[i * conditionStep];
      if (truth === UNKNOWN) {
        state[i] = condition.state[i * conditionStep]!;
        continue;
      }
      const j = truth === YES ? i * yesStep : i * noStep;
      state[i] = (truth === YES ? yes : no).state[j]!;
      if (state[i] !== MISSING && state[i] !== NOT_APPLICABLE) values[i] = truth === YES ? ofYes(j) : ofNo(j);
    }
  };

  if (yes.kind === "logical" && no.kind === "logical") {
    const values = new Uint8Array(n).fill(UNKNOWN);
    fill(
      values,
      (j) => yes.values[j]!,
      (j) => no.values[j]!,
    );
    return { kind: "logical", values, state };
  }
  if (yes.kind === "text" && no.kind === "text") {
    const values: string[] = new Array(n).fill("");
    fill(
      values,
      (j) => yes.values[j]!,
      (j) => no.values[j]!,
    );
    return { kind: "text", values, state };
  }
  if (yes.kind === "code" && no.kind === "code" && !(yes.numbers && no.numbers)) {
    const codes = union(yes.codes, no.codes);
    const index = new Map(codes.map(({ value }, i) => [value, i]));
    const indexIn = (vector: CodeVector) => vector.codes.map(({ value }) => index.get(value)!);
    const [ofYes, ofNo] = [indexIn(yes), indexIn(no)];
    const values = new Int32Array(n).fill(-1);
    fill(
      values,
      (j) => ofYes[yes.values[j]!]!,
      (j) => ofNo[no.values[j]!]!,
    );
    return { kind: "code", codes, values, state };
  }
  const [a, b] = [asNumber(yes), asNumber(no)];
  const values = new Float64Array(n).fill(Number.NaN);
  fill(
    values,
    (j) => a.values[j]!,
    (j) => b.values[j]!,
  );
  return { kind: "number", values, state };
}
