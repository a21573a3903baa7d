import { type Fault, nearest, suggest } from "../../fault.js";
import type { RuleId } from "../../rules/index.js";
import type { Code } from "../codebook.js";
import type { Expression } from "./syntax.js";
import { describeType, isNumber, LOGICAL, NUMBER, type Type, type TypeScope, UNKNOWN_TYPE, union } from "./types.js";

/** The type of an expression, and everything that is wrong with it. */
export interface Checked {
  readonly type: Type;
  readonly faults: readonly Fault[];
  /** Operands of arithmetic that may be below or above detection: without a substitution such values are lost. */
  readonly censored: readonly Expression[];
}

/**
 * Types an expression over the names of `scope`. Faults, all of them: unknown names, operands of the wrong type, codes
 * that a column does not have; each with its place and the nearest right word.
 */
export function checkExpression(expression: Expression, scope: TypeScope): Checked {
  const checker = new Checker(scope);
  const type = checker.typeOf(expression);
  return { type, faults: checker.faults, censored: checker.censored };
}

class Checker {
  readonly faults: Fault[] = [];
  readonly censored: Expression[] = [];

  constructor(private readonly scope: TypeScope) {}

  typeOf(node: Expression): Type {
    switch (node.kind) {
      case "number":
        return NUMBER;
      case "text":
        return { kind: "code", codes: [{ value: node.value, label: node.value }], numeric: false };
      case "name":
        return this.name(node);
      case "negative":
        this.number(node.operand);
        return NUMBER;
      case "arithmetic":
        this.number(node.left);
        this.number(node.right);
        return NUMBER;
      case "comparison":
        return this.comparison(node);
      case "and":
      case "or":
        this.logical(node.left);
        this.logical(node.right);
        return LOGICAL;
      case "not":
        this.logical(node.operand);
        return LOGICAL;
      case "in": {
        const type = this.typeOf(node.operand);
        if (type.kind === "logical") this.mismatch(node.operand, type, "a number, a code or a text");
        else for (const member of node.members) this.comparable(node.operand, type, member, this.typeOf(member));
        return LOGICAL;
      }
      case "missing":
        this.typeOf(node.operand);
        return LOGICAL;
      case "call":
        return node.name === "if" ? this.choice(node.arguments) : this.numbers(node.arguments);
    }
  }

  private name(node: Expression & { kind: "name" }): Type {
    const type = this.scope.type(node.name);
    if (type !== undefined) return type;
    const hint = this.minusHint(node.name) ?? suggest(node.name, this.scope.names());
    this.fault("name-unknown", node, `unknown name: ${node.name}`, hint);
    return UNKNOWN_TYPE;
  }

  /** `odss_2y-odss_3y` is one name; if its halves are known, a subtraction was meant. */
  private minusHint(name: string): string | undefined {
    for (let at = name.indexOf("-"); at > 0; at = name.indexOf("-", at + 1)) {
      const [left, right] = [name.slice(0, at), name.slice(at + 1)];
      const known = (word: string) => this.scope.type(word) !== undefined || /^\d+(\.\d+)?$/.test(word);
      if (known(left) && known(right)) return `a minus needs spaces around it: ${left} - ${right}`;
    }
    return undefined;
  }

  private comparison(node: Expression & { kind: "comparison" }): Type {
    const { left, right, operator } = node;
    const a = this.typeOf(left);
    if (a.kind === "code" && this.isUnquotedCode(right, a.codes)) return LOGICAL;
    const b = this.typeOf(right);
    if (operator === "==" || operator === "!=") {
      this.comparable(left, a, right, b);
      return LOGICAL;
    }
    for (const [side, type] of [
      [left, a],
      [right, b],
    ] as const)
      if (!isNumber(type))
        this.mismatch(
          side,
          type,
          "a number",
          type.kind === "code" ? "codes have no order; compare with == or in" : undefined,
        );
    return LOGICAL;
  }

  /** Reports a code that stands without quotes, so that it is a name, of nothing or of a group. */
  private isUnquotedCode(node: Expression, codes: readonly Code[]): boolean {
    if (node.kind !== "name" || !codes.some(({ value }) => value === node.name)) return false;
    const type = this.scope.type(node.name);
    if (type !== undefined && type.kind !== "logical") return false;
    this.fault("type-mismatch", node, `${node.name} stands without quotes`, `a code stands in quotes: "${node.name}"`);
    return true;
  }

  /** Reports two values that can never be equal. A literal is judged by what it is compared with. */
  private comparable(left: Expression, a: Type, right: Expression, b: Type): void {
    if (isLiteral(left) && !isLiteral(right)) this.comparable(right, b, left, a);
    else if (a.kind === "unknown" || b.kind === "unknown") return;
    else if (a.kind === "code" && b.kind === "code") this.codes(left, a.codes, right, b.codes);
    else if (a.kind === "code" && a.numeric && right.kind === "number") {
      const value = String(right.value);
      this.codes(left, a.codes, right, [{ value, label: value }]);
    } else if (!mayBeEqual(a, b)) {
      const hint =
        a.kind === "code" && right.kind === "number"
          ? `codes stand in quotes: ${quoted(a.codes)}`
          : isNumber(a) && right.kind === "text"
            ? "numbers stand without quotes"
            : undefined;
      this.mismatch(right, b, describeType(a), hint);
    }
  }

  private codes(left: Expression, known: readonly Code[], right: Expression, given: readonly Code[]): void {
    const values = known.map(({ value }) => value);
    if (right.kind !== "text" && right.kind !== "number") {
      if (!given.some(({ value }) => values.includes(value)))
        this.fault("codes-apart", right, "the two have no code in common", undefined, `one of ${quoted(known)}`);
      return;
    }
    for (const { value } of given) {
      if (values.includes(value)) continue;
      const labelled = known.find(({ label }) => label === value);
      const near = right.kind === "number" ? undefined : nearest(value, values);
      const hint = labelled
        ? `write "${labelled.value}", whose label is ${value}`
        : near !== undefined
          ? `did you mean "${near}"?`
          : undefined;
      const whose = left.kind === "name" ? ` of ${left.name}` : "";
      this.fault("code-unknown", right, `unknown code${whose}: "${value}"`, hint, quoted(known));
    }
  }

  private choice([condition, yes, no]: readonly Expression[]): Type {
    this.logical(condition!);
    const [a, b] = [this.typeOf(yes!), this.typeOf(no!)];
    if (a.kind === "unknown" || b.kind === "unknown") return UNKNOWN_TYPE;
    if (a.kind === "code" && b.kind === "code" && !(a.numeric && b.numeric))
      return { kind: "code", codes: union(a.codes, b.codes), numeric: false };
    if (isNumber(a) && isNumber(b)) return { kind: "number", censored: isCensored(a) || isCensored(b) };
    if (a.kind === b.kind) return a;
    this.mismatch(no!, b, `${describeType(a)}, as in the first case`);
    return UNKNOWN_TYPE;
  }

  private numbers(nodes: readonly Expression[]): Type {
    for (const node of nodes) this.number(node);
    return NUMBER;
  }

  private number(node: Expression): void {
    const type = this.typeOf(node);
    if (isCensored(type)) this.censored.push(node);
    if (isNumber(type)) return;
    const hint = type.kind === "logical" ? "count a condition as a number with if(condition, 1, 0)" : undefined;
    this.mismatch(node, type, "a number", hint);
  }

  private logical(node: Expression): void {
    const type = this.typeOf(node);
    if (type.kind === "logical" || type.kind === "unknown") return;
    const hint =
      node.kind === "name" && type.kind === "code" ? `compare it: ${node.name} == ${literal(type)}` : undefined;
    this.mismatch(node, type, "a condition", hint);
  }

  private mismatch(node: Expression, type: Type, expected: string, hint?: string): void {
    if (type.kind === "unknown") return;
    const described = node.kind === "text" ? `the text "${node.value}"` : describeType(type);
    const what = `${node.kind === "name" ? node.name : "this"} is ${described}`;
    this.fault("type-mismatch", node, what, hint, expected);
  }

  private fault(rule: RuleId, node: Expression, message: string, hint?: string, expected?: string): void {
    const { place } = node;
    this.faults.push({ rule, severity: "error", message, place, ...(expected && { expected }), ...(hint && { hint }) });
  }
}

function isLiteral(node: Expression): boolean {
  return node.kind === "number" || node.kind === "text";
}

function mayBeEqual(a: Type, b: Type): boolean {
  const texts = (type: Type) => type.kind === "text" || type.kind === "code";
  return (a.kind === "logical" && b.kind === "logical") || (isNumber(a) && isNumber(b)) || (texts(a) && texts(b));
}

function isCensored(type: Type): boolean {
  return type.kind === "number" && type.censored;
}

function quoted(codes: readonly Code[]): string {
  const shown = codes.slice(0, 12).map(({ value }) => `"${value}"`);
  return codes.length > shown.length ? `${shown.join(", ")} and ${codes.length - shown.length} more` : shown.join(", ");
}

function literal(type: Type & { kind: "code" }): string {
  const first = type.codes[0]?.value ?? "";
  return type.numeric ? first : `"${first}"`;
}
