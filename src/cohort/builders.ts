import type { Builder, Report } from "./builder.js";
import { CodeBuilder } from "./code-builder.js";
import type { Codebook, Field } from "./codebook.js";
import { NumberBuilder } from "./number-builder.js";
import { TextBuilder } from "./text-builder.js";

/** The builder of a field's column, with room for about so many rows at first. */
export function builderOf(
  field: Field,
  { missingValues, decimalChar }: Pick<Codebook, "missingValues" | "decimalChar">,
  report: Report,
  room: number,
): Builder {
  const missing = new Set(field.missingValues ?? missingValues);
  if (field.codes) return new CodeBuilder(field, missing, report, room);
  return field.type === "string"
    ? new TextBuilder(field, missing, report, room)
    : new NumberBuilder(field, missing, report, room, decimalChar === ",");
}
