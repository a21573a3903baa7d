import { appliesOrder } from "../cohort/applies.js";
import type { Codebook, Field } from "../cohort/codebook.js";
import { lackingInR } from "./lacking.js";
import type { RNames } from "./names.js";
import { rComment, rValue, statementInR } from "./r-source.js";

/** The codebook as R: what each column may hold, and to whom it applies. */
export function columnsInR(codebook: Codebook, names: RNames): string {
  const order = appliesOrder(codebook);
  if ("cycle" in order) throw new Error(`appliesTo goes round in a circle: ${order.cycle.join(" -> ")}`);
  const lines = [
    `missing_values <- ${vector(codebook.missingValues)}`,
    `cells <- read_cells(data_file, ${rValue(codebook.delimiter)}, ${codebook.fields.length})`,
    "rows <- seq_len(nrow(cells))",
    "",
    ...codebook.fields.flatMap((field) => [
      rComment(`${field.label}${field.unit ? `, ${field.unit}` : ""}`),
      columnCall(field),
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
  return lines.join("\n");
}

function columnCall({ name, type, codes, detection, missingValues }: Field): string {
  const numeric = type !== "string";
  return statementInR("column", [
    rValue(name),
    rValue(numeric ? type : "text"),
    ...(codes ? [`codes = ${vector(codes.map(({ value }) => value))}`] : []),
    ...(detection?.below !== undefined ? [`below = ${rValue(detection.below)}`] : []),
    ...(detection?.above !== undefined ? [`above = ${rValue(detection.above)}`] : []),
    ...(detection?.fixed ? ["fixed = TRUE"] : []),
    ...(missingValues ? [`missing = ${vector(missingValues)}`] : []),
  ]);
}

function vector(values: readonly string[]): string {
  return `c(${values.map(rValue).join(", ")})`;
}
