import type { Declarations } from "../declarations.js";
import { EVERYONE } from "../declarations.js";
import { parseExpression, references } from "../expression/index.js";
import type { Need } from "../need.js";
import type { Meaning, Resolved } from "../resolve.js";

/** What a need names: variables, conditions (by name or as expressions), subsets. */
export interface Asked {
  readonly variables?: readonly string[];
  readonly conditions?: readonly string[];
  readonly subsets?: readonly string[];
}

/** What a need names. */
export function askedBy(need: Need): Asked {
  const subsets = typeof need.in === "string" ? [need.in] : need.in;
  switch (need.shape) {
    case "participants":
      return { subsets, variables: need.of === undefined ? [] : [need.of] };
    case "samples":
    case "crosstab":
      return { subsets, variables: [need.of] };
    case "pairs":
    case "ranks":
      return { subsets, variables: [need.x, need.y] };
    case "tallies":
      return { subsets, conditions: [need.of] };
    case "frame":
      return { subsets, variables: need.columns, conditions: need.conditions ?? [] };
  }
}

/** The columns of a table on which something depends, in the codebook's order, and the thresholds whose numbers it uses. */
export interface RawColumns {
  readonly columns: readonly string[];
  readonly thresholds: readonly string[];
}

/**
 * The columns on which what is asked depends, through definitions, subsets and `appliesTo`. A threshold is a number: what
 * it is made from is asked by itself.
 */
export function rawColumns(
  { variables = [], conditions = [], subsets = [] }: Asked,
  resolved: Resolved,
  codebook: Declarations["codebook"],
): RawColumns {
  const seen = new Set<Meaning>();
  const columns = new Set<string>();
  const thresholds = new Set<string>();
  const see = (meaning: Meaning | undefined): void => {
    if (!meaning || seen.has(meaning)) return;
    seen.add(meaning);
    if (meaning.kind === "threshold") thresholds.add(meaning.threshold.id);
    else if (meaning.kind === "group") see(resolved.names.get(meaning.column.name));
    else if (meaning.kind === "column") {
      columns.add(meaning.field.name);
      const { appliesTo } = meaning.field;
      if (appliesTo !== undefined) for (const name of references(parseExpression(appliesTo))) seeColumn(name);
    } else if (meaning.expression) for (const name of references(meaning.expression)) see(resolved.names.get(name));
  };
  // in the codebook a name is a column's, whatever the study calls so
  const seeColumn = (name: string): void => {
    const field = codebook.fields.find((one) => one.name === name);
    if (field && !columns.has(name)) see({ kind: "column", field });
  };
  for (const name of variables) see(resolved.names.get(name));
  for (const name of subsets) if (name !== EVERYONE) see(resolved.subsets.get(name));
  for (const text of conditions) {
    const meaning = resolved.names.get(text) ?? resolved.subsets.get(text);
    if (meaning) see(meaning);
    else for (const name of references(parseExpression(text))) see(resolved.names.get(name));
  }
  return {
    columns: codebook.fields.map(({ name }) => name).filter((name) => columns.has(name)),
    thresholds: [...thresholds],
  };
}
