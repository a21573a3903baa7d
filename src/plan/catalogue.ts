import type { Codebook } from "../cohort/codebook.js";
import type { Declarations } from "../cohort/declarations.js";
import { type Dictionary, dictionaryOf } from "../cohort/dictionary.js";
import { type Checked, checkExpression, parseExpression, type TypeScope } from "../cohort/expression/index.js";
import { quoteName, quoteText } from "../cohort/expression/quote.js";
import { type Resolved, resolve } from "../cohort/resolve.js";
import { type Fault, type Origin, StudyFaults } from "../fault.js";
import type { Study } from "../study/study.js";
import type { Catalogue, SubsetInfo } from "./plan.js";

/** What a study declares over its columns, each expression with the place of its text. */
export function declarationsOf(study: Study, codebook: Codebook): Declarations {
  // where the text stands alone, short for a mapping, the path ends at it
  const written = (...path: string[]) => ({ origin: study.origin(path) });
  return {
    codebook,
    ...(study.data.groups !== undefined && { groups: study.data.groups }),
    definitions: study.definitions.map((one) => ({ ...one, ...written("definitions", one.id, "value") })),
    thresholds: study.thresholds,
    subsets: study.subsets.map((one) => ({ ...one, ...written("subsets", one.id, "where") })),
  };
}

/**
 * What a study may name: the codebook's columns, the study's definitions, and its subsets (`all`, the codes of its
 * groups, and those declared), with labels. Throws StudyFaults with every name and expression that is at fault.
 */
export function makeCatalogue(study: Study, codebook: Codebook): Catalogue {
  const resolved = resolve(declarationsOf(study, codebook));
  const errors = resolved.faults.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new StudyFaults(errors);
  const dictionary = dictionaryOf(resolved);
  const scope: TypeScope = { names: () => [...resolved.names.keys()], type: (name) => resolved.types.get(name) };
  const subsets = dictionary.subsetNames();
  return {
    variable: (name) => dictionary.info(name),
    variables: dictionary.variableNames(),
    subset: (name) => (subsets.includes(name) ? subsetInfo(name, resolved, dictionary) : undefined),
    subsets,
    describe: (text) => dictionary.text(parseExpression(text)),
    condition: (text, origin) => conditionFaults(text, origin, scope),
    warnings: resolved.faults.filter(({ severity }) => severity === "warning"),
  };
}

function subsetInfo(name: string, { subsets }: Resolved, dictionary: Dictionary): SubsetInfo {
  const label = dictionary.subset(name)!;
  const meaning = subsets.get(name);
  if (meaning === undefined) return { name, label, where: label, filter: name };
  if (meaning.kind === "subset") {
    const where = meaning.expression ? dictionary.text(meaning.expression) : label;
    return { name, label, where, filter: meaning.subset.where };
  }
  const { column, code } = meaning;
  return {
    name,
    label,
    where: `${column.label} is ${code.label}`,
    filter: `${quoteName(column.name)} == ${quoteText(code.value)}`,
  };
}

/** What is wrong with a text that has to be a condition. */
function conditionFaults(text: string, origin: Origin, scope: TypeScope): readonly Fault[] {
  let checked: Checked;
  try {
    checked = checkExpression(parseExpression(text, origin), scope);
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  if (checked.faults.length > 0) return checked.faults;
  if (checked.type.kind === "logical" || checked.type.kind === "unknown") return [];
  return [
    {
      rule: "condition-expected",
      severity: "error",
      message: `${text} is not a condition`,
      place: typeof origin === "function" ? origin(0) : origin,
      expected: 'a condition, e.g. il6 > 3 or sex == "female"',
    },
  ];
}
