import {
  type LogicalVector,
  MISSING,
  NO,
  NOT_APPLICABLE,
  type NumberVector,
  OBSERVED,
  type Substitution,
  type Vector,
  YES,
} from "../column.js";
import { choose } from "./choose.js";
import { asNumber, compare } from "./compare.js";
import { constant, spread, text } from "./constant.js";
import { withoutCensoring } from "./substitute.js";
import type { Expression } from "./syntax.js";
import { absent, and, lengthOf, logical, not, or, step } from "./truth.js";
import type { Scope } from "./types.js";

export interface EvaluateOptions {
  /** For values below detection that enter arithmetic; without it such results are missing. */
  readonly below?: Substitution | undefined;
}

/**
 * Evaluates an expression that `checkExpression` found sound, for all rows at once.
 * Missing and not applicable are passed on (not applicable first); what is not a finite number is missing.
 */
export function evaluate(expression: Expression, scope: Scope, options: EvaluateOptions = {}): Vector {
  return spread(new Evaluator(scope, options.below).vector(expression), scope.rows);
}

class Evaluator {
  constructor(
    private readonly scope: Scope,
    private readonly below: Substitution | undefined,
  ) {}

  /** A vector of all rows, or of length 1 where it is the same in all. */
  vector(node: Expression): Vector {
    switch (node.kind) {
      case "number":
        return constant(node.value);
      case "text":
        return text(node.value);
      case "name":
        return this.scope.vector(node.name);
      case "negative":
        return map([this.number(node.operand)], (x) => 0 - x!);
      case "arithmetic":
        return map([this.number(node.left), this.number(node.right)], ARITHMETIC[node.operator]);
      case "comparison":
        return compare(node.operator, this.vector(node.left), this.vector(node.right));
      case "and":
        return and(this.logical(node.left), this.logical(node.right));
      case "or":
        return or(this.logical(node.left), this.logical(node.right));
      case "not":
        return not(this.logical(node.operand));
      case "in": {
        const operand = this.vector(node.operand);
        const found = node.members.map((member) => compare("==", operand, this.vector(member))).reduce(or);
        return node.negated ? not(found) : found;
      }
      case "missing": {
        const { state } = this.vector(node.operand);
        const found = logical(state.length);
        const [yes, no] = node.negated ? [NO, YES] : [YES, NO];
        for (let i = 0; i < state.length; i++)
          found.values[i] = state[i] === MISSING || state[i] === NOT_APPLICABLE ? yes : no;
        return found;
      }
      case "call": {
        if (node.name === "if") {
          const [condition, yes, no] = node.arguments;
          return choose(this.logical(condition!), this.vector(yes!), this.vector(no!));
        }
        return map(
          node.arguments.map((argument) => this.number(argument)),
          FUNCTIONS[node.name],
        );
      }
    }
  }

  private number(node: Expression): NumberVector {
    return withoutCensoring(asNumber(this.vector(node)), this.below);
  }

  private logical(node: Expression): LogicalVector {
    const vector = this.vector(node);
    if (vector.kind !== "logical") throw new TypeError(`not a condition: ${vector.kind}`);
    return vector;
  }
}

type Row = (x?: number, y?: number, ...more: number[]) => number;

const ARITHMETIC: Readonly<Record<"+" | "-" | "*" | "/", Row>> = {
  "+": (x, y) => x! + y!,
  "-": (x, y) => x! - y!,
  "*": (x, y) => x! * y!,
  "/": (x, y) => x! / y!,
};

const FUNCTIONS: Readonly<Record<"log" | "exp" | "sqrt" | "abs" | "min" | "max", Row>> = {
  log: (x) => Math.log(x!),
  exp: (x) => Math.exp(x!),
  sqrt: (x) => Math.sqrt(x!),
  abs: (x) => Math.abs(x!),
  min: (...xs) => Math.min(...(xs as number[])),
  max: (...xs) => Math.max(...(xs as number[])),
};

function map(operands: readonly NumberVector[], row: Row): NumberVector {
  const n = lengthOf(...operands);
  const steps = operands.map(step);
  const values = new Float64Array(n).fill(Number.NaN);
  const state = new Uint8Array(n);
  const arguments_: number[] = new Array(operands.length);
  for (let i = 0; i < n; i++) {
    let found = OBSERVED;
    for (let k = 0; k < operands.length; k++) {
      const at = i * steps[k]!;
      const operandState = operands[k]!.state[at]!;
      if (operandState !== OBSERVED) found = found === OBSERVED ? operandState : absent(found, operandState);
      arguments_[k] = operands[k]!.values[at]!;
    }
    if (found === OBSERVED) {
      const value = row(...arguments_);
      // No infinities, no negative zero: 1 / 0 is no value.
      if (Number.isFinite(value)) values[i] = value === 0 ? 0 : value;
      else found = MISSING;
    }
    state[i] = found;
  }
  return { kind: "number", values, state };
}
