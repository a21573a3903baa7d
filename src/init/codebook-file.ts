import type { CodebookFile, FieldFile } from "../cohort/codebook-schema.js";
import { saysMissing } from "./cells.js";
import type { ColumnGuess } from "./column.js";
import { type Choices, groupLabel } from "./design.js";
import type { Inspection } from "./inspect.js";

/** The codebook as JSON: every column of the file under its own name. */
export function codebookFile(inspection: Inspection, choices: Choices, missing: readonly string[]): string {
  const { columns, table, comma, file, visits } = inspection;
  const everywhere = missingEverywhere(columns, missing);
  const book: CodebookFile = {
    title: choices.title,
    description: `Made by reckon init from ${file}. What is assumed of a column was read from its name or its values: mend it, and take the word away.`,
    status: choices.status,
    missingValues: everywhere,
    ...(choices.key.length > 0 && { primaryKey: choices.key.map(({ name }) => name) }),
    ...(visits && {
      participant: visits.participant.name,
      wide: { over: visits.over.name, constant: visits.constant.map(({ name }) => name) },
    }),
    ...((table.delimiter !== "," || comma) && {
      dialect: { delimiter: table.delimiter, ...(comma && { decimalChar: "," as const }) },
    }),
    fields: columns.map((column) =>
      fieldOf(column.name === visits?.over.name ? visits.over : column, everywhere, choices),
    ),
  };
  return `${json(book, "")}\n`;
}

/** The cells that hold no value in any column: the empty one, and those that were found or named. */
export function missingEverywhere(columns: readonly ColumnGuess[], named: readonly string[]): string[] {
  const found = columns.flatMap(({ missing }) => [...missing].filter((cell) => saysMissing(cell, false)));
  return [...new Set(["", ...found.sort(), ...named])];
}

function fieldOf(column: ColumnGuess, everywhere: readonly string[], { key, groups }: Choices): FieldFile {
  const { name, label, unit, kind, codes, numericCodes, detection, decimals, missing, missingCount, assumed } = column;
  const own = [...missing].filter((cell) => !everywhere.includes(cell));
  const alone = key.length === 1 && key[0] === column;
  return {
    name,
    type: kind === "code" ? (numericCodes ? "integer" : "string") : kind === "text" ? "string" : kind,
    title: label,
    ...(unit !== undefined && { unit }),
    ...(codes && {
      codes: codes.map((code) => ({
        value: code.value,
        label: column.name === groups?.name ? groupLabel(column, code.value) : code.label,
      })),
    }),
    ...(decimals !== undefined && { decimals }),
    ...(detection && { detection }),
    ...(own.length > 0 && { missingValues: [...everywhere, ...own] }),
    ...((missingCount === 0 || alone) && {
      constraints: { ...(missingCount === 0 && { required: true }), ...(alone && { unique: true }) },
    }),
    ...(assumed.length > 0 && { assumed: assumed.join("; ") }),
  };
}

const WIDTH = 116;

/** JSON for people: what fits on a line stands on one. */
function json(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const items: string[] = list
    ? value.map((item: unknown) => json(item, inner))
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [`${JSON.stringify(key)}: ${json(item, inner)}`],
      );
  const [open, close] = list ? "[]" : "{}";
  const gap = list ? "" : " ";
  const flat = `${open}${gap}${items.join(", ")}${gap}${close}`;
  if (indent !== "" && indent.length + flat.length <= WIDTH && !flat.includes("\n")) return flat;
  return `${open}\n${items.map((item) => `${inner}${item}`).join(",\n")}\n${indent}${close}`;
}
