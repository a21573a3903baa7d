import { children, type Expression } from "../cohort/expression/index.js";
import type { RNames } from "./names.js";
import { rValue } from "./r-source.js";

/** Who has no value because a variable does not apply to them: those of some variables, and those of R conditions. */
interface Lacking {
  readonly variables: readonly string[];
  readonly conditions: readonly string[];
}

const NOBODY: Lacking = { variables: [], conditions: [] };

/**
 * R source over the cohort that says in whom the expression, where it has no value, has none because it does not apply
 * to them, rather than because a value is missing; undefined where it applies to everyone.
 */
export function lackingInR(expression: Expression, names: RNames): string | undefined {
  // Whether the whole is known need not be asked again: see define.
  const found = isJoined(expression) ? ofOperands(expression, names) : lacking(expression, names);
  return found === NOBODY ? undefined : sourceOf(found);
}

function lacking(node: Expression, names: RNames): Lacking {
  switch (node.kind) {
    case "name":
      return names.mayNotApply(node.name) ? { variables: [node.name], conditions: [] } : NOBODY;
    case "missing":
      return NOBODY; // always known
    case "and":
    case "or": {
      // What decides alone makes the whole known, whatever does not apply.
      const operands = ofOperands(node, names);
      return operands === NOBODY ? NOBODY : condition(`is.na(${names.inR(node)}) & ${enclosed(operands)}`);
    }
    case "call":
      return node.name === "if" ? choice(node.arguments, names) : ofParts(node, names);
    default:
      return ofParts(node, names);
  }
}

function ofParts(node: Expression, names: RNames): Lacking {
  return union(children(node).map((child) => lacking(child, names)));
}

type Joined = Extract<Expression, { readonly kind: "and" | "or" }>;

function isJoined(node: Expression): node is Joined {
  return node.kind === "and" || node.kind === "or";
}

/** Of all operands of a chain: where the chain is unknown, none of them has decided it. */
function ofOperands(node: Joined, names: RNames): Lacking {
  const operands = (part: Expression): readonly Expression[] =>
    part.kind === node.kind ? children(part).flatMap(operands) : [part];
  return union(operands(node).map((operand) => lacking(operand, names)));
}

/** Of `if(condition, yes, no)`, only the branch taken matters. */
function choice([test, yes, no]: readonly Expression[], names: RNames): Lacking {
  const [ifYes, ifNo] = [lacking(yes!, names), lacking(no!, names)];
  const branches = [
    ...(ifYes === NOBODY ? [] : [`yes = ${sourceOf(ifYes)}`]),
    ...(ifNo === NOBODY ? [] : [`no = ${sourceOf(ifNo)}`]),
  ];
  const taken = branches.length === 0 ? NOBODY : condition(`taken(${names.inR(test!)}, ${branches.join(", ")})`);
  return union([lacking(test!, names), taken]);
}

function condition(source: string): Lacking {
  return { variables: [], conditions: [source] };
}

function union(parts: readonly Lacking[]): Lacking {
  const some = parts.filter((part) => part !== NOBODY);
  if (some.length === 0) return NOBODY;
  return {
    variables: [...new Set(some.flatMap(({ variables }) => variables))],
    conditions: [...new Set(some.flatMap(({ conditions }) => conditions))],
  };
}

function sourceOf({ variables, conditions }: Lacking): string {
  const own = variables.length > 0 ? [`unasked(${variables.map(rValue).join(", ")})`] : [];
  const parts = [...own, ...conditions];
  return parts.length === 1 ? parts[0]! : parts.map((part) => (part.includes(" & ") ? `(${part})` : part)).join(" | ");
}

function enclosed(part: Lacking): string {
  const source = sourceOf(part);
  return part.conditions.length > 0 ? `(${source})` : source;
}
