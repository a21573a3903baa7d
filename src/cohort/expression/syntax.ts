import type { Place } from "../../fault.js";

/** Where a part of an expression stands: offsets in its text (end excluded), and the place of its first character. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/";
export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type FunctionName = "if" | "log" | "exp" | "sqrt" | "abs" | "min" | "max";

export type NumberLiteral = Span & { readonly kind: "number"; readonly value: number };
export type TextLiteral = Span & { readonly kind: "text"; readonly value: string };
export type Literal = NumberLiteral | TextLiteral;

/** An expression as a tree. */
export type Expression =
  | Literal
  | (Span & { readonly kind: "name"; readonly name: string })
  | (Span & { readonly kind: "negative"; readonly operand: Expression })
  | (Span & {
      readonly kind: "arithmetic";
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Span & {
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Span & { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression })
  | (Span & { readonly kind: "not"; readonly operand: Expression })
  | (Span & {
      readonly kind: "in";
      readonly negated: boolean;
      readonly operand: Expression;
      readonly members: readonly Literal[];
    })
  | (Span & { readonly kind: "missing"; readonly negated: boolean; readonly operand: Expression })
  | (Span & { readonly kind: "call"; readonly name: FunctionName; readonly arguments: readonly Expression[] });

/** The functions, and how many arguments each takes. */
export const FUNCTIONS: Readonly<Record<FunctionName, readonly [least: number, most: number]>> = {
  if: [3, 3],
  log: [1, 1],
  exp: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  min: [2, Number.POSITIVE_INFINITY],
  max: [2, Number.POSITIVE_INFINITY],
};

/** Words that cannot be names unless they stand between backticks. */
export const KEYWORDS: readonly string[] = ["and", "or", "not", "in", "is", "missing", "if"];

/** The parts of which an expression is made, from left to right. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "text":
    case "name":
      return [];
    case "negative":
    case "not":
    case "missing":
      return [expression.operand];
    case "in":
      return [expression.operand, ...expression.members];
    case "call":
      return expression.arguments;
    default:
      return [expression.left, expression.right];
  }
}

/** The names that an expression uses, each once, in order of appearance. */
export function references(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: Expression) => {
    if (node.kind === "name") names.add(node.name);
    for (const child of children(node)) visit(child);
  };
  visit(expression);
  return [...names];
}
