import { OBSERVED } from "../../cohort/column.js";
import { evaluate } from "../../cohort/expression/evaluate.js";
import { parseExpression } from "../../cohort/expression/parse.js";
import { type Expression, references } from "../../cohort/expression/syntax.js";
import type { PartKind } from "../../format/part.js";
import type { Ledger } from "../entry.js";
import { scopeOf } from "./scope.js";

/** What a published value is set against: a part of a statistic, or what an expression makes of some. */
export type Quantity =
  | { readonly value: number | string; readonly kind: PartKind | undefined; readonly why?: undefined }
  | { readonly value?: undefined; readonly kind?: undefined; readonly why: string };

/** The expression in `of`; undefined where it is a reference alone, such as `km.surv[120]`. */
export function expressionIn(of: string): Expression | undefined {
  return /[\s`*/()]/.test(of) ? parseExpression(of) : undefined;
}

/** The references in `of`, in order. Throws StudyFaults for an expression that cannot be read. */
export function referencesIn(of: string): readonly string[] {
  const expression = expressionIn(of);
  return expression ? references(expression) : [of];
}

/** The value of `of`: a number, or a text such as `<0.5`; or why there is none. */
export function quantityOf(of: string, ledger: Ledger): Quantity {
  const expression = expressionIn(of);
  const names = expression ? references(expression) : [of];
  const parts = names.flatMap((name) => ledger.part(name) ?? []);
  if (parts.length < names.length || parts.length === 0) return { why: `${of} is not one number` };
  const refused = parts.find(({ entry }) => entry.refusal !== undefined)?.entry.refusal;
  if (refused !== undefined) return { why: refused };
  if (!expression) {
    const { value, display } = parts[0]!;
    if (typeof value === "string" || (typeof value === "number" && Number.isFinite(value)))
      return { value, kind: display.kind };
    return { why: `${of} has no number` };
  }
  const vector = evaluate(expression, scopeOf(ledger));
  const value = vector.kind === "number" && vector.state[0] === OBSERVED ? vector.values[0]! : Number.NaN;
  if (!Number.isFinite(value)) return { why: `${of} has no number` };
  // sums and differences of proportions are proportions; products and quotients are something else
  const shares = parts.every(({ display }) => display.kind === "proportion") && isSum(expression);
  return { value, kind: shares ? "proportion" : undefined };
}

function isSum(expression: Expression): boolean {
  switch (expression.kind) {
    case "name":
      return true;
    case "number":
      return expression.value === 1 || expression.value === 0;
    case "arithmetic":
      return /[-+]/.test(expression.operator) && isSum(expression.left) && isSum(expression.right);
    default:
      return false;
  }
}
