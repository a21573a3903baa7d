import type { Substitution } from "../column.js";
import type { ComparisonOperator, Expression, Literal } from "./syntax.js";

/**
 * What a name is in R: a vector; or, where values may be censored, the vector of numbers (NA where censored) with those
 * of their limits (NA elsewhere). Codes and texts are character vectors, codes of an integer column numbers, conditions
 * logical vectors. `value` and the others are R source, so a name that is not syntactic stands between backticks.
 */
export type RName = string | { readonly value: string; readonly below: string; readonly above: string };

/** How firmly the operators of R bind, as do those of our language. */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const SUM = 5;
const PRODUCT = 6;
const SIGN = 7;
const ATOM = 8;

interface R {
  readonly source: string;
  readonly level: number;
  /** A list of `censored` rather than a vector. */
  readonly censored: boolean;
}

/**
 * The expression as R source with the same three-valued logic; it needs {@link R_PRELUDE}. What does not apply is NA in
 * R, as is what is missing. Sums and products that overflow are infinite in R and missing here.
 */
export function toR(
  expression: Expression,
  names: (name: string) => RName,
  options: { readonly below?: Substitution | undefined } = {},
): string {
  return new Translator(names, options.below).translate(expression).source;
}

class Translator {
  constructor(
    private readonly names: (name: string) => RName,
    private readonly below: Substitution | undefined,
  ) {}

  translate(node: Expression): R {
    switch (node.kind) {
      case "number":
        return { source: rNumber(node.value), level: node.value < 0 ? SIGN : ATOM, censored: false };
      case "text":
        return atom(rText(node.value));
      case "name": {
        const name = this.names(node.name);
        if (typeof name === "string") return atom(name);
        return { ...atom(`censored(${name.value}, ${name.below}, ${name.above})`), censored: true };
      }
      case "negative":
        return { source: `-${this.number(node.operand, SIGN)}`, level: SIGN, censored: false };
      case "arithmetic": {
        const level = node.operator === "+" || node.operator === "-" ? SUM : PRODUCT;
        const source = `${this.number(node.left, level)} ${node.operator} ${this.number(node.right, level + 1)}`;
        return node.operator === "/" ? atom(`finite(${source})`) : { source, level, censored: false };
      }
      case "comparison":
        return this.comparison(node.operator, node.left, node.right);
      case "and":
        return this.join(node.left, "&", node.right, AND);
      case "or":
        return this.join(node.left, "|", node.right, OR);
      case "not":
        return { source: `!${this.at(node.operand, NOT)}`, level: NOT, censored: false };
      case "in":
        return this.membership(node.operand, node.members, node.negated);
      case "missing": {
        const operand = this.translate(node.operand);
        const source = `${operand.censored ? "is_missing" : "is.na"}(${operand.source})`;
        return node.negated ? { source: `!${source}`, level: NOT, censored: false } : atom(source);
      }
      case "call":
        return this.call(node);
    }
  }

  private call(node: Expression & { kind: "call" }): R {
    if (node.name === "if") {
      const parts = node.arguments.map((argument) => this.translate(argument));
      const source = `either(${parts.map((part) => part.source).join(", ")})`;
      return { ...atom(source), censored: parts.some((part) => part.censored) };
    }
    const given = node.arguments.map((argument) => this.number(argument, OR)).join(", ");
    const name = { log: "log", exp: "exp", sqrt: "sqrt", abs: "abs", min: "pmin", max: "pmax" }[node.name];
    return atom(["log", "exp", "sqrt"].includes(node.name) ? `finite(${name}(${given}))` : `${name}(${given})`);
  }

  private comparison(operator: ComparisonOperator, left: Expression, right: Expression): R {
    const [a, b] = [this.translate(left), this.translate(right)];
    if (a.censored || b.censored) return atom(`${CENSORED[operator]}(${a.source}, ${b.source})`);
    return { source: `${wrap(a, SUM)} ${operator} ${wrap(b, SUM)}`, level: COMPARISON, censored: false };
  }

  private membership(operand: Expression, members: readonly Literal[], negated: boolean): R {
    const x = this.translate(operand);
    const values = members.map((member) => this.translate(member).source);
    const found: R = !x.censored
      ? atom(`is_in(${x.source}, c(${values.join(", ")}))`)
      : {
          source: values.map((value) => `is_equal(${x.source}, ${value})`).join(" | "),
          level: values.length > 1 ? OR : ATOM,
          censored: false,
        };
    return negated ? { source: `!${wrap(found, ATOM)}`, level: NOT, censored: false } : found;
  }

  private join(left: Expression, operator: string, right: Expression, level: number): R {
    return { source: `${this.at(left, level)} ${operator} ${this.at(right, level + 1)}`, level, censored: false };
  }

  /** An operand of arithmetic: a plain vector of numbers. */
  private number(node: Expression, level: number): string {
    if (node.kind === "name" && this.below === undefined) {
      const name = this.names(node.name);
      return typeof name === "string" ? name : name.value;
    }
    const part = this.translate(node);
    if (!part.censored) return wrap(part, level);
    return this.below === undefined ? `number_of(${part.source})` : `number_of(${part.source}, "${this.below}")`;
  }

  private at(node: Expression, level: number): string {
    return wrap(this.translate(node), level);
  }
}

const CENSORED: Readonly<Record<ComparisonOperator, string>> = {
  "<": "is_below",
  "<=": "is_at_most",
  ">": "is_above",
  ">=": "is_at_least",
  "==": "is_equal",
  "!=": "is_unequal",
};

function atom(source: string): R {
  return { source, level: ATOM, censored: false };
}

function wrap(part: R, level: number): string {
  return part.level < level ? `(${part.source})` : part.source;
}

/** A finite number as R source. */
export function rNumber(value: number): string {
  return String(value);
}

/** A text as R source, in ASCII, so that it means the same in every locale. */
export function rText(value: string): string {
  const escaped = Array.from(value, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === "\\") return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return `"${escaped.join("")}"`;
}
