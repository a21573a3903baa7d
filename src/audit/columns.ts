import { appliesOrder } from "../cohort/applies.js";
import { type Codebook, type Field, isNumeric } from "../cohort/codebook.js";
import { lackingInR } from "./lacking.js";
import type { RNames } from "./names.js";
import { rComment, rValue, statementInR } from "./r-source.js";

/** The codebook of a file as R: what each column may hold, to whom it applies, and how visits become participants. */
export function columnsInR(codebook: Codebook, names: RNames): string {
  const { participant, wide, fields } = codebook;
  const order = appliesOrder(codebook);
  if ("cycle" in order) throw new Error(`appliesTo goes round in a circle: ${order.cycle.join(" -> ")}`);
  const lines = [
    `missing_values <- ${vector(codebook.missingValues)}`,
    `cells <- read_cells(data_file, ${rValue(codebook.delimiter)}, ${codebook.fields.length})`,
    "rows <- seq_len(nrow(cells))",
    ...decimalComma(codebook),
    "",
    ...codebook.fields.flatMap((field) => [
      rComment(`${field.label}${field.unit ? `, ${field.unit}` : ""}`),
      columnCall(field, codebook),
    ]),
  ];
  if (order.fields.length > 0)
    lines.push(
      "",
      "# Whom a column is asked of.",
      ...order.fields.map((field) => {
        const condition = names.parse(field.appliesTo!);
        const lacking = lackingInR(condition, names);
        return statementInR("applies", [rValue(field.name), names.inR(condition), ...(lacking ? [lacking] : [])]);
      }),
    );
  if (wide) {
    const constant = fields.filter(({ name }) => name === participant || wide.constant.includes(name));
    lines.push(
      "",
      "# One row a participant, from one a visit.",
      statementInR("widen", [rValue(participant!), rValue(wide.over), vector(constant.map(({ name }) => name))]),
    );
  }
  return lines.join("\n");
}

/** Numbers are read with a point before their decimals. */
function decimalComma({ decimalChar, fields }: Codebook): string[] {
  const numbers = fields.filter((field) => isNumeric(field) && !field.codes);
  if (decimalChar === undefined || numbers.length === 0) return [];
  return [
    "",
    "# The file has a comma before decimals; a number with a point is none.",
    statementInR(
      "with_comma <- c",
      numbers.map(({ name }) => rValue(name)),
    ),
    'cells[with_comma] <- lapply(cells[with_comma], function(text) chartr(",.", ".,", text))',
  ];
}

/** The cells without a value, as they read once points and commas are exchanged. */
function exchanged(missing: readonly string[]): string[] {
  return missing.map((value) => value.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")));
}

function columnCall({ name, type, codes, detection, missingValues: own }: Field, codebook: Codebook): string {
  const numeric = type !== "string";
  const swapped = codebook.decimalChar !== undefined && numeric && !codes;
  const missing = swapped ? exchanged(own ?? codebook.missingValues) : own;
  return statementInR("column", [
    rValue(name),
    rValue(numeric ? type : "text"),
    ...(codes ? [`codes = ${vector(codes.map(({ value }) => value))}`] : []),
    ...(detection?.below !== undefined ? [`below = ${rValue(detection.below)}`] : []),
    ...(detection?.above !== undefined ? [`above = ${rValue(detection.above)}`] : []),
    ...(detection?.fixed ? ["fixed = TRUE"] : []),
    ...(missing ? [`missing = ${vector(missing)}`] : []),
  ]);
}

function vector(values: readonly string[]): string {
  return `c(${values.map(rValue).join(", ")})`;
}
