import type { Codebook, Field } from "../cohort/codebook.js";
import {
  type Checked,
  checkExpression,
  type Expression,
  type Labels,
  parseExpression,
  type Type,
  type TypeScope,
  toText,
} from "../cohort/expression/index.js";
import type { VariableInfo } from "../cohort/need.js";
import { fieldType } from "../cohort/scope.js";
import type { Place } from "../fault.js";
import { type Fault, StudyFaults } from "../fault.js";
import type { Study } from "../study/study.js";
import type { Catalogue, SubsetInfo } from "./plan.js";

/**
 * What a study may name: the codebook's columns, the study's definitions, and its subsets (`all`, the codes of its
 * groups, and those declared), with labels. The declarations are taken to be free of cycles and unknown names.
 */
export function makeCatalogue(study: Study, codebook: Codebook): Catalogue {
  const fields = new Map(codebook.fields.map((field) => [field.name, field]));
  const definitions = new Map(study.definitions.map((definition) => [definition.id, definition]));
  const thresholds = new Map(study.thresholds.map((threshold) => [threshold.id, threshold]));
  const parsed = new Map<string, Expression>();
  const read = (name: string, text: string): Expression => {
    const expression = parsed.get(name) ?? parseExpression(text);
    parsed.set(name, expression);
    return expression;
  };
  const types = new Map<string, Type>();
  const scope: TypeScope = {
    names: () => [...fields.keys(), ...definitions.keys(), ...thresholds.keys()],
    type: (name) => {
      const field = fields.get(name);
      if (field) return fieldType(field);
      if (thresholds.has(name)) return { kind: "number", censored: false };
      const definition = definitions.get(name);
      if (!definition) return undefined;
      const known = types.get(name);
      if (known) return known;
      types.set(name, { kind: "unknown" });
      const { type } = checkExpression(read(name, definition.value), scope);
      types.set(name, type);
      return type;
    },
  };
  const labels: Labels = {
    name: (name) => fields.get(name)?.label ?? definitions.get(name)?.label ?? thresholds.get(name)?.label ?? name,
    code: (name, value) => fields.get(name)?.codes?.find((code) => code.value === value)?.label ?? value,
    unit: (name) => fields.get(name)?.unit ?? definitions.get(name)?.unit,
  };

  const variable = (name: string): VariableInfo | undefined => {
    const field = fields.get(name);
    if (field) return infoOfField(field);
    const definition = definitions.get(name);
    if (!definition) return undefined;
    const type = scope.type(name)!;
    return {
      name,
      label: definition.label ?? toText(read(name, definition.value), labels),
      type: type.kind === "unknown" ? "number" : type.kind,
      ...(definition.unit !== undefined && { unit: definition.unit }),
      ...(definition.decimals !== undefined && { decimals: definition.decimals }),
      ...(type.kind === "code" && { codes: type.codes }),
      censored: false,
      appliesToAll: true,
    };
  };

  const subsets = new Map<string, SubsetInfo>([
    ["all", { name: "all", label: "all participants", where: "all participants", filter: "all" }],
  ]);
  const groups = study.data.groups === undefined ? undefined : fields.get(study.data.groups);
  for (const { value, label } of groups?.codes ?? [])
    subsets.set(value, {
      name: value,
      label,
      where: `${groups!.label} is ${label}`,
      filter: `${groups!.name} == "${value}"`,
    });
  for (const { id, where, label } of study.subsets) {
    const words = toText(read(`subset ${id}`, where), labels);
    subsets.set(id, { name: id, label: label ?? words, where: words, filter: where });
  }

  return {
    variable,
    variables: [...fields.keys(), ...definitions.keys()],
    subset: (name) => subsets.get(name),
    subsets: [...subsets.keys()],
    describe: (text) => toText(parseExpression(text), labels),
    condition: (text, place) => conditionFaults(text, place, scope),
  };
}

function infoOfField(field: Field): VariableInfo {
  const type = fieldType(field);
  return {
    name: field.name,
    label: field.label,
    type: type.kind === "unknown" ? "text" : type.kind,
    ...(field.unit !== undefined && { unit: field.unit }),
    ...(field.decimals !== undefined && { decimals: field.decimals }),
    ...(field.codes !== undefined && { codes: field.codes }),
    censored: field.detection !== undefined,
    appliesToAll: field.appliesTo === undefined,
  };
}

/** What is wrong with a text that has to be a condition. */
function conditionFaults(text: string, place: Place, scope: TypeScope): readonly Fault[] {
  let checked: Checked;
  try {
    checked = checkExpression(parseExpression(text), scope);
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults.map((fault) => ({ ...fault, place }));
    throw error;
  }
  if (checked.faults.length > 0) return checked.faults.map((fault) => ({ ...fault, place }));
  if (checked.type.kind === "logical" || checked.type.kind === "unknown") return [];
  return [
    {
      rule: "condition-expected",
      severity: "error",
      message: `${text} is not a condition`,
      place,
      expected: 'a condition, e.g. il6 > 3 or sex == "female"',
    },
  ];
}
