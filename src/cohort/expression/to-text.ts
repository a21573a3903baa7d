import type { ComparisonOperator, Expression, Literal } from "./syntax.js";

/** What names and codes are called in words. */
export interface Labels {
  name(name: string): string;
  /** A code of the column of that name. */
  code(name: string, value: string): string;
  /** The unit of what the name stands for. */
  unit(name: string): string | undefined;
}

const OR = 1;
const AND = 2;
const CONDITION = 3;
const SUM = 4;
const PRODUCT = 5;
const ATOM = 6;

interface Words {
  readonly text: string;
  readonly level: number;
}

/** The expression in words for readers: `group is IgM-PNP and IL-6 above 3 pg/mL`. */
export function toText(expression: Expression, labels: Labels): string {
  return words(expression, labels).text;
}

function words(node: Expression, labels: Labels): Words {
  const at = (child: Expression, level: number) => wrap(words(child, labels), level);
  switch (node.kind) {
    case "number":
      return { text: numberText(node.value), level: ATOM };
    case "text":
      return { text: node.value, level: ATOM };
    case "name":
      return { text: labels.name(node.name), level: ATOM };
    case "negative":
      return { text: `\u2212${at(node.operand, ATOM)}`, level: ATOM };
    case "arithmetic": {
      const level = node.operator === "+" || node.operator === "-" ? SUM : PRODUCT;
      const text = `${at(node.left, level)} ${SIGNS[node.operator]} ${at(node.right, level + 1)}`;
      return { text, level };
    }
    case "and":
      return { text: `${at(node.left, AND)} and ${at(node.right, CONDITION)}`, level: AND };
    case "or":
      return { text: `${at(node.left, OR)} or ${at(node.right, AND)}`, level: OR };
    case "comparison":
      return { text: comparison(node.operator, node.left, node.right, labels), level: CONDITION };
    case "in":
      return { text: membership(node.operand, node.members, node.negated, labels), level: CONDITION };
    case "missing":
      return { text: `${at(node.operand, SUM)} is ${node.negated ? "not " : ""}missing`, level: CONDITION };
    case "not":
      return { text: negation(node.operand, labels), level: CONDITION };
    case "call":
      return { text: call(node, labels), level: ATOM };
  }
}

function call(node: Expression & { kind: "call" }, labels: Labels): string {
  const given = node.arguments.map((argument) => words(argument, labels).text);
  switch (node.name) {
    case "if":
      return `(${given[1]} if ${given[0]}, else ${given[2]})`;
    case "abs":
      return `|${given[0]}|`;
    case "min":
      return `the smallest of (${given.join(", ")})`;
    case "max":
      return `the largest of (${given.join(", ")})`;
    default:
      return `${node.name}(${given[0]})`;
  }
}

const SIGNS = { "+": "+", "-": "\u2212", "*": "\u00d7", "/": "/" } as const;

const RELATIONS: Readonly<Record<ComparisonOperator, string>> = {
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
  "==": "is",
  "!=": "is not",
};

const OPPOSITES: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

function comparison(operator: ComparisonOperator, left: Expression, right: Expression, labels: Labels): string {
  if (isLiteral(left) && !isLiteral(right)) return comparison(MIRRORED[operator], right, left, labels);
  const value = isLiteral(right) ? literalText(left, right, labels) : wrap(words(right, labels), SUM);
  return `${wrap(words(left, labels), SUM)} ${RELATIONS[operator]} ${value}`;
}

function membership(operand: Expression, members: readonly Literal[], negated: boolean, labels: Labels): string {
  const left = wrap(words(operand, labels), SUM);
  const values = members.map((member) => literalText(operand, member, labels));
  const last = values.at(-1)!;
  if (values.length === 1) return `${left} is ${negated ? "not " : ""}${last}`;
  const first = values.slice(0, -1).join(", ");
  return negated ? `${left} is neither ${first} nor ${last}` : `${left} is ${first} or ${last}`;
}

/** `not` drawn into what it denies, where that is shorter. */
function negation(operand: Expression, labels: Labels): string {
  switch (operand.kind) {
    case "comparison":
      return comparison(OPPOSITES[operand.operator], operand.left, operand.right, labels);
    case "in":
      return membership(operand.operand, operand.members, !operand.negated, labels);
    case "missing":
      return words({ ...operand, negated: !operand.negated }, labels).text;
    case "not":
      return words(operand.operand, labels).text;
    default:
      return `not ${wrap(words(operand, labels), ATOM)}`;
  }
}

/** A literal as a value of what it is compared with: with the code's label, or the unit. */
function literalText(operand: Expression, literal: Literal, labels: Labels): string {
  if (operand.kind !== "name") return words(literal, labels).text;
  if (literal.kind === "text") return labels.code(operand.name, literal.value);
  const code = labels.code(operand.name, String(literal.value));
  if (code !== String(literal.value)) return code;
  const unit = labels.unit(operand.name);
  return `${numberText(literal.value)}${unit === undefined ? "" : `\u00a0${unit}`}`;
}

function isLiteral(node: Expression): node is Literal {
  return node.kind === "number" || node.kind === "text";
}

function numberText(value: number): string {
  return value < 0 ? `\u2212${-value}` : String(value);
}

function wrap({ text, level }: Words, least: number): string {
  return level < least ? `(${text})` : text;
}
