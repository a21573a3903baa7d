import type { Codebook } from "../cohort/codebook.js";
import { references } from "../cohort/expression/index.js";
import type { Substitution } from "../cohort/need.js";
import type { Declared, DefinitionDeclaration, Study, ThresholdDeclaration } from "../study/study.js";
import { lackingInR } from "./lacking.js";
import type { RNames } from "./names.js";
import { callInR, rComment, rSymbol, rValue, statementInR } from "./r-source.js";

interface Step {
  readonly needs: readonly string[];
  readonly lines: readonly string[];
}

/** Definitions, thresholds and subsets as R, each after those that it uses. */
export function derivedInR(study: Study, codebook: Codebook, names: RNames): string {
  const steps = new Map<string, Step>();
  const groups = codebook.fields.find(({ name }) => name === study.data.groups);
  for (const { value, label } of groups?.codes ?? [])
    steps.set(subsetKey(value), {
      needs: [],
      lines: [
        rComment(label),
        statementInR("define_subset", [
          rValue(value),
          `${rSymbol(groups!.name)} == ${codeInR(value, groups!.type)}`,
          ...(names.mayNotApply(groups!.name) ? [`unasked(${rValue(groups!.name)})`] : []),
        ]),
      ],
    });
  for (const definition of study.definitions) steps.set(definition.id, definitionStep(definition, names));
  for (const threshold of study.thresholds) steps.set(threshold.id, thresholdStep(threshold));
  for (const { id, where, label } of study.subsets) {
    const condition = names.parse(where);
    const lacking = lackingInR(condition, names);
    steps.set(subsetKey(id), {
      needs: references(condition),
      lines: [
        rComment(label ?? id),
        statementInR("define_subset", [rValue(id), names.inR(condition), ...(lacking ? [lacking] : [])]),
      ],
    });
  }
  return ["# Everyone.", 'define_subset("all", TRUE)', ...inOrder(steps).flatMap(({ lines }) => lines)].join("\n");
}

function definitionStep(
  definition: Declared<DefinitionDeclaration> & { readonly below?: Substitution },
  names: RNames,
): Step {
  const { id, value, label, below } = definition;
  const expression = names.parse(value);
  const lacking = lackingInR(expression, names);
  const type = names.typeOf(expression);
  const codes =
    type.kind === "code" ? type.codes.map((code) => codeInR(code.value, type.numeric ? "integer" : "string")) : [];
  return {
    needs: references(expression),
    lines: [
      rComment(label ?? id),
      statementInR("define", [
        rValue(id),
        names.inR(expression, below),
        ...(lacking ? [lacking] : []),
        ...(codes.length > 0 ? [`codes = c(${codes.join(", ")})`] : []),
      ]),
    ],
  };
}

function thresholdStep(threshold: Declared<ThresholdDeclaration>): Step {
  const value =
    "of" in threshold
      ? callInR("quantile_in", [threshold.of, threshold.in, threshold.quantile].map(rValue))
      : rValue(threshold.value);
  return {
    needs: "of" in threshold ? [threshold.of, subsetKey(threshold.in)] : [],
    lines: [rComment(threshold.label ?? threshold.id), statementInR("define_threshold", [rValue(threshold.id), value])],
  };
}

/** A subset may have the name of a column or a definition, which then goes first in expressions. */
function subsetKey(name: string): string {
  return `subset ${name}`;
}

/** A code as it stands in R: a text, or, of an integer column, a number. */
function codeInR(value: string, type: string): string {
  return type === "integer" ? rValue(Number(value)) : rValue(value);
}

/** The steps, each after those that it needs; what is no step (a column) is there from the start. */
function inOrder(steps: ReadonlyMap<string, Step>): Step[] {
  const order: Step[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (key: string, path: readonly string[]): void => {
    const step = steps.get(key);
    if (!step || state.get(key) === "done") return;
    if (state.get(key) === "open") throw new Error(`declarations go round in a circle: ${[...path, key].join(" -> ")}`);
    state.set(key, "open");
    for (const need of step.needs) visit(steps.has(need) ? need : subsetKey(need), [...path, key]);
    state.set(key, "done");
    order.push(step);
  };
  for (const key of steps.keys()) visit(key, []);
  return order;
}
