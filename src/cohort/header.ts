import { nearest, suggest } from "../fault.js";
import type { Codebook, Field } from "./codebook.js";
import type { FaultList } from "./fault-list.js";
import { separatorHint } from "./separator-hint.js";

/**
 * The field of each column of the file, undefined where it is at fault. Reports names that the codebook does not know,
 * names twice, names without a column; or, where nothing fits, that this is no header of this codebook.
 */
export function readHeader(
  cells: readonly string[],
  codebook: Codebook,
  faults: FaultList,
): (Field | undefined)[] | undefined {
  const fields = new Map(codebook.fields.map((field) => [field.name, field]));
  const names = [...fields.keys()];
  if (!cells.some((cell) => fields.has(cell.trim()))) {
    const hint = separatorHint(cells, codebook);
    faults.add({ row: -1 }, undefined, "header-missing", () => ({
      message: `the first line names none of the columns: ${shorten(cells.join(codebook.delimiter))}`,
      expected: names.join(codebook.delimiter),
      ...(hint && { hint }),
    }));
    return undefined;
  }
  const absent = names.filter((name) => !cells.includes(name));
  const header = cells.map((cell, position): Field | undefined => {
    const at = { row: -1, position };
    const field = fields.get(cell);
    if (field) {
      if (cells.indexOf(cell) === position) return field;
      faults.add(at, cell, "column-twice", () => ({ message: `column ${cell} occurs twice` }));
      return undefined;
    }
    const trimmed = fields.get(cell.trim());
    if (cell === "")
      faults.add(at, undefined, "column-unnamed", () => ({ message: `column ${position + 1} has no name` }));
    else if (trimmed)
      faults.add(at, cell, "column-has-spaces", () => ({
        message: `column ${JSON.stringify(cell)}: spaces around the name`,
        hint: "remove them",
      }));
    else
      faults.add(at, cell, "column-unknown", () => {
        const hint = nearest(cell, absent)
          ? suggest(cell, absent)
          : "describe it in the codebook, or remove it from the file";
        return {
          message: `unknown column: ${cell}`,
          expected: "a column that the codebook describes",
          ...(hint && { hint }),
        };
      });
    return trimmed;
  });
  const given = new Set(header.map((field) => field?.name));
  for (const name of absent) {
    if (given.has(name)) continue;
    faults.add({ row: -1 }, name, "column-missing", () => {
      const near = nearest(
        name,
        cells.filter((cell) => !fields.has(cell)),
      );
      return { message: `missing column: ${name}`, ...(near !== undefined && { hint: `is it the column ${near}?` }) };
    });
  }
  return header;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
