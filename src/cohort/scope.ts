import type { Codebook, Field } from "./codebook.js";
import type { Column } from "./column.js";
import type { Scope, Type, TypeScope } from "./expression/index.js";

/** What a column of this field gives in an expression. */
export function fieldType(field: Field): Type {
  if (field.codes) return { kind: "code", codes: field.codes, numeric: field.type === "integer" };
  if (field.type === "string") return { kind: "text" };
  return { kind: "number", censored: field.detection !== undefined };
}

/** The columns that a codebook describes, as names for expressions. */
export function codebookScope(codebook: Codebook): TypeScope {
  const types = new Map(codebook.fields.map((field) => [field.name, fieldType(field)]));
  return { type: (name) => types.get(name), names: () => [...types.keys()] };
}

/** The columns of a cohort with their values. */
export function columnScope(codebook: Codebook, columns: ReadonlyMap<string, Column>, rows: number): Scope {
  return { ...codebookScope(codebook), rows, vector: (name) => columns.get(name)! };
}
