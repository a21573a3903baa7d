import type { Code } from "./codebook.js";
import { EVERYONE, type Threshold } from "./declarations.js";
import { type Expression, type Labels, toText } from "./expression/index.js";
import type { VariableInfo } from "./need.js";
import type { Meaning, Resolved } from "./resolve.js";

/** What names are called in words, known before any data are read. */
export interface Dictionary extends Labels {
  /** Of a column, definition or subset; undefined for other names. */
  info(name: string): VariableInfo | undefined;
  /** The label of a subset: of a declared one without a label its condition in words; undefined for other names. */
  subset(name: string): string | undefined;
  /** A condition in words. */
  text(expression: Expression): string;
  /** The expression of a definition or a declared subset. */
  expression(name: string): Expression | undefined;
  /** Columns and definitions. */
  variableNames(): readonly string[];
  /** Everyone, the declared subsets, and the groups. */
  subsetNames(): readonly string[];
}

/** The dictionary of a study's names. */
export function dictionaryOf(resolved: Resolved): Dictionary {
  const { names, subsets, types } = resolved;
  const expressionOf = (meaning: Meaning | undefined) =>
    meaning?.kind === "definition" || meaning?.kind === "subset" ? meaning.expression : undefined;
  const codesOf = (name: string): readonly Code[] | undefined => {
    const type = types.get(name);
    return type?.kind === "code" ? type.codes : undefined;
  };

  const dictionary: Dictionary = {
    name: (name) => {
      const meaning = names.get(name);
      switch (meaning?.kind) {
        case "column":
          return meaning.field.label;
        case "definition":
          return meaning.definition.label ?? name;
        case "threshold":
          return thresholdLabel(meaning.threshold);
        case "subset":
        case "group":
          return dictionary.subset(name)!;
        case undefined:
          return name;
      }
    },
    code: (name, value) => codesOf(name)?.find((code) => code.value === value)?.label ?? value,
    unit: (name) => {
      const meaning = names.get(name);
      if (meaning?.kind === "column") return meaning.field.unit;
      if (meaning?.kind === "definition") return meaning.definition.unit;
      if (meaning?.kind !== "threshold") return undefined;
      return "value" in meaning.threshold ? meaning.threshold.unit : dictionary.unit(meaning.threshold.of);
    },
    info: (name) => {
      const meaning = names.get(name);
      const type = types.get(name);
      if (!meaning || !type || meaning.kind === "threshold" || type.kind === "unknown") return undefined;
      const source =
        meaning.kind === "column" ? meaning.field : meaning.kind === "definition" ? meaning.definition : undefined;
      const { unit, decimals } = source ?? {};
      return {
        name,
        label: dictionary.name(name),
        type: type.kind,
        ...(unit !== undefined && { unit }),
        ...(decimals !== undefined && { decimals }),
        ...(meaning.kind === "column" && meaning.field.year && { year: true as const }),
        ...(type.kind === "code" && { codes: type.codes }),
        censored: type.kind === "number" && type.censored,
        appliesToAll: meaning.kind !== "column" || meaning.field.appliesTo === undefined,
      };
    },
    subset: (name) => {
      if (name === EVERYONE) return "all participants";
      const meaning = subsets.get(name);
      if (meaning?.kind === "group") return meaning.code.label;
      if (!meaning) return undefined;
      return meaning.subset.label ?? (meaning.expression ? toText(meaning.expression, dictionary) : name);
    },
    text: (expression) => toText(expression, dictionary),
    expression: (name) => expressionOf(names.get(name)),
    variableNames: () =>
      [...names].filter(([, { kind }]) => kind === "column" || kind === "definition").map(([name]) => name),
    subsetNames: () => [EVERYONE, ...subsets.keys()],
  };

  function thresholdLabel(threshold: Threshold): string {
    if (threshold.label !== undefined) return threshold.label;
    if ("value" in threshold) return threshold.id;
    const { quantile, of, in: subset } = threshold;
    return `${quantileName(quantile)} of ${dictionary.name(of)} in ${dictionary.subset(subset) ?? subset}`;
  }

  return dictionary;
}

/** `median`, `95th percentile`, `0.975 quantile`. */
function quantileName(p: number): string {
  if (p === 0.5) return "median";
  const percent = Number((100 * p).toPrecision(12));
  if (!Number.isInteger(percent)) return `${p} quantile`;
  const ending = percent % 100 > 10 && percent % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][percent % 10] ?? "th");
  return `${percent}${ending} percentile`;
}
