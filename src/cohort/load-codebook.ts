export { codebookJsonSchema } from "./codebook-schema.js";

import { type Fault, StudyFaults, suggest } from "../fault.js";
import { readDocument, type SourceDocument } from "../source/document.js";
import { schemaFaults } from "../source/schema-faults.js";
import { checkFields } from "./check-fields.js";
import type { Code, Codebook, Detection, Field } from "./codebook.js";
import { type CodebookFile, codebookJsonSchema, codebookSchema, type FieldFile } from "./codebook-schema.js";
import { wideCodebook } from "./wide.js";

/**
 * Reads a codebook: a Frictionless Table Schema as JSON (YAML is read too), with keys of our own for labels of codes,
 * units, decimals, detection limits and where a column applies. Where it declares a wide view, its fields are those of that.
 * Throws StudyFaults with every fault: syntax, unknown keys, types that are not supported, names twice, limits the wrong
 * way round, `appliesTo` that cannot be read or goes round in a circle; each with line and column.
 */
export function loadCodebook(text: string, file: string): Codebook {
  if (text.trim() === "")
    throw new StudyFaults([
      {
        rule: "codebook-empty",
        severity: "error",
        message: "the codebook is empty",
        place: { file, line: 1, column: 1 },
      },
    ]);
  const document = readDocument(text, file);
  const early = unsupported(document);
  const parsed = codebookSchema.safeParse(document.value);
  const faults = parsed.success ? [] : schemaFaults(parsed.error.issues, document, codebookJsonSchema());
  // A type that we do not support is told once, in words of its own.
  const told = new Set(early.map(({ place }) => `${place?.line}:${place?.column}`));
  const rest = faults.filter(({ place }) => !told.has(`${place?.line}:${place?.column}`));
  if (!parsed.success || early.length > 0) throw new StudyFaults([...early, ...rest]);
  const codebook = codebookOf(parsed.data, file, document);
  const wrong = checkFields(codebook, parsed.data, document);
  if (wrong.length > 0) throw new StudyFaults(wrong);
  return wideCodebook(codebook);
}

const TYPES = ["string", "integer", "number", "year"];

const HINTS: Readonly<Record<string, string>> = {
  date: "dates are not supported yet: give the years, or the days between two dates, as a number",
  datetime: "dates are not supported yet: give the years, or the days between two dates, as a number",
  time: "times are not supported yet: give them as a number",
  boolean: 'declare the type string or integer, with codes such as "yes" and "no"',
  any: "declare the type string",
};

/** Types and constraints of Table Schema that exist but are not read here. */
function unsupported(document: SourceDocument): Fault[] {
  const { fields } = (document.value ?? {}) as { fields?: unknown };
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field: { name?: unknown; type?: unknown } | null, i): Fault[] => {
    const type = field?.type;
    if (typeof type !== "string" || TYPES.includes(type)) return [];
    const hint = HINTS[type] ?? suggest(type, TYPES);
    return [
      {
        rule: "type-unsupported",
        severity: "error",
        message: `column ${String(field?.name ?? i + 1)}: type ${type} is not supported`,
        place: document.place(["fields", i, "type"]),
        expected: "string, integer, number or year",
        ...(hint && { hint }),
      },
    ];
  });
}

function codebookOf(written: CodebookFile, file: string, document: SourceDocument): Codebook {
  const key = typeof written.primaryKey === "string" ? [written.primaryKey] : written.primaryKey;
  return {
    file,
    status: written.status,
    title: written.title,
    ...(written.description !== undefined && { description: written.description }),
    missingValues: written.missingValues ?? [""],
    ...(key && { key }),
    ...(written.participant !== undefined && { participant: written.participant }),
    ...(written.wide && { wide: { over: written.wide.over, constant: written.wide.constant ?? [] } }),
    delimiter: written.dialect?.delimiter ?? ",",
    ...(written.dialect?.decimalChar === "," && { decimalChar: "," }),
    fields: written.fields.map((field, i) => fieldOf(field, document.place(["fields", i, "name"]))),
  };
}

function fieldOf(written: FieldFile, place: Field["place"]): Field {
  const { constraints = {}, detection } = written;
  const codes = (written.codes ?? written.categories ?? constraints.enum)?.map(codeOf);
  return {
    name: written.name,
    type: written.type === "year" ? "integer" : written.type,
    ...(written.type === "year" && { year: true as const }),
    label: written.label ?? written.title ?? written.name,
    ...(written.description !== undefined && { description: written.description }),
    ...(written.unit !== undefined && { unit: written.unit }),
    ...(codes && { codes }),
    ...(written.decimals !== undefined && { decimals: written.decimals }),
    ...(detection && { detection: detectionOf(detection) }),
    ...(written.appliesTo !== undefined && { appliesTo: written.appliesTo }),
    ...(constraints.minimum !== undefined && { minimum: constraints.minimum }),
    ...(constraints.maximum !== undefined && { maximum: constraints.maximum }),
    required: constraints.required ?? false,
    unique: constraints.unique ?? false,
    ...(written.missingValues && { missingValues: written.missingValues }),
    ...(written.assumed !== undefined && { assumed: written.assumed }),
    place,
  };
}

function codeOf(code: string | number | { value: string | number; label?: string | undefined }): Code {
  if (typeof code !== "object") return { value: String(code), label: String(code) };
  return { value: String(code.value), label: code.label ?? String(code.value) };
}

function detectionOf({ below, above, fixed }: NonNullable<FieldFile["detection"]>): Detection {
  return { ...(below !== undefined && { below }), ...(above !== undefined && { above }), fixed: fixed ?? false };
}
