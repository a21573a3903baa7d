import type { Codebook } from "../cohort/codebook.js";
import {
  checkExpression,
  type Expression,
  parseExpression,
  type RName,
  references,
  type Type,
  type TypeScope,
  toR,
} from "../cohort/expression/index.js";
import type { Substitution } from "../cohort/need.js";
import { fieldType } from "../cohort/scope.js";
import type { Study } from "../study/study.js";
import { rSymbol } from "./r-source.js";

/** What the expressions of a study mean in R. */
export interface RNames {
  parse(text: string): Expression;
  type(name: string): Type | undefined;
  /** The expression as R source over the cohort; `below` is what a value below detection counts as in arithmetic. */
  inR(expression: Expression, below?: Substitution): string;
  typeOf(expression: Expression): Type;
  /** Whether the variable may not apply to somebody. */
  mayNotApply(name: string): boolean;
}

/**
 * The names of a study: columns, definitions, thresholds, and subsets as conditions. The study has been checked: names
 * exist, none is circular.
 */
export function rNames(study: Study, codebook: Codebook): RNames {
  const fields = new Map(codebook.fields.map((field) => [field.name, field]));
  const definitions = new Map(study.definitions.map((definition) => [definition.id, definition]));
  const thresholds = new Map(study.thresholds.map((threshold) => [threshold.id, threshold]));
  const subsets = new Map(study.subsets.map((subset) => [subset.id, subset]));
  const groups = codebook.fields.find(({ name }) => name === study.data.groups);
  const groupNames = new Set(groups?.codes?.map(({ value }) => value));
  const parsed = new Map<string, Expression>();
  const parse = (text: string): Expression => {
    const expression = parsed.get(text) ?? parseExpression(text);
    parsed.set(text, expression);
    return expression;
  };

  const type = (name: string): Type | undefined => {
    const field = fields.get(name);
    if (field) return fieldType(field);
    const threshold = thresholds.get(name);
    if (threshold) return { kind: "number", censored: "of" in threshold && isCensored(threshold.of) };
    const definition = definitions.get(name);
    if (definition) return typeOf(parse(definition.value));
    return subsets.has(name) || groupNames.has(name) ? { kind: "logical" } : undefined;
  };
  const scope: TypeScope = { type, names: () => [] };
  const typeOf = (expression: Expression): Type => checkExpression(expression, scope).type;
  const isCensored = (name: string): boolean => {
    const found = type(name);
    return found?.kind === "number" && found.censored;
  };

  const nameInR = (name: string): RName => {
    const symbol = rSymbol(name);
    if (!isCensored(name)) return symbol;
    return { value: `${symbol}$value`, below: `${symbol}$below`, above: `${symbol}$above` };
  };
  const inR = (expression: Expression, below?: Substitution): string =>
    references(expression)
      .filter(isCensored)
      .reduce(
        (source, name) => {
          // A variable with limits is a list of the three in R already.
          const { value, below, above } = nameInR(name) as Exclude<RName, string>;
          return source.replaceAll(`censored(${value}, ${below}, ${above})`, rSymbol(name));
        },
        toR(expression, nameInR, { below }),
      );

  const mayNotApply = (name: string): boolean => {
    if (fields.has(name)) return fields.get(name)!.appliesTo !== undefined;
    const text = definitions.get(name)?.value ?? (thresholds.has(name) ? undefined : subsets.get(name)?.where);
    return text !== undefined && references(parse(text)).some(mayNotApply);
  };

  return { parse, type, inR, typeOf, mayNotApply };
}
