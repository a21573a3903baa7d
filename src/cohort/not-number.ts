import type { RuleId } from "../rules/index.js";
import type { Field } from "./codebook.js";
import { type CellFault, NUMBER, rangeOf, withPoint } from "./number-cell.js";

/** Why a cell is not a number where the codebook declares a decimal comma. */
export function notNumberWithComma(cell: string, field: Field): CellFault {
  if (NUMBER.test(withPoint(cell))) return notNumber(withPoint(cell), field); // not a whole number
  if (!/^[<>]?[+-]?[\d.,]*\d$/.test(cell)) return notNumber(cell, field);
  const [rule, what]: [RuleId, string] = cell.includes(".")
    ? ["decimal-point", "a point"]
    : ["thousands-separator", "several commas"];
  return {
    rule,
    message: `column ${field.name}: ${what} in a number: ${JSON.stringify(cell)}`,
    expected: "a number with a decimal comma, as the codebook declares (decimalChar)",
    hint: "write 1234,5, without a mark between thousands; or declare a decimal point",
  };
}

/** Why a cell is not a number, as well as can be told. */
export function notNumber(cell: string, field: Field): CellFault {
  const expected = field.type === "integer" ? "a whole number" : "a number";
  const fault = (rule: RuleId, what: string, hint?: string): CellFault => ({
    rule,
    message: `column ${field.name}: ${what}: ${JSON.stringify(cell)}`,
    expected: field.minimum !== undefined || field.maximum !== undefined ? `${expected}, ${rangeOf(field)}` : expected,
    ...(hint && { hint }),
  });
  if (field.type === "integer" && NUMBER.test(cell))
    return fault("not-integer", "not a whole number", "if the column has decimals, declare the type number");
  for (const [pattern, rule, what, hint] of KINDS) if (pattern.test(cell)) return fault(rule, what, hint);
  return fault("not-number", "not a number");
}

const MISSING_HINT = "if it means that there is no value, add it to missingValues in the codebook";

const DECIMAL_HINT =
  'write a decimal point: 0.5; or, where the file has them throughout, declare it in the codebook: "dialect": { "delimiter": ";", "decimalChar": "," }';

const KINDS: readonly (readonly [pattern: RegExp, rule: RuleId, what: string, hint?: string])[] = [
  [/^$/, "cell-empty", "an empty cell", 'if it means that there is no value, add "" to missingValues in the codebook'],
  [/^\s+$/, "cell-has-spaces", "nothing but spaces", "remove them"],
  [/^\s|\s$/, "cell-has-spaces", "spaces around the value", "remove them"],
  [/^(?:[<>]\s|[<>]=|[≤≥])/, "limit-malformed", "not a limit", "write <LIMIT or >LIMIT without spaces, e.g. <0.5"],
  [
    /^[<>]?-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
    "thousands-separator",
    "a thousands separator (or a decimal comma)",
    "write 1234.5",
  ],
  [/^[<>]?-?\d*,\d+(?:[eE][+-]?\d+)?$/, "decimal-comma", "a decimal comma", DECIMAL_HINT],
  [
    /^[<>]?-?\d{1,3}(?:\.\d{3})+,\d+$/,
    "decimal-comma",
    "a decimal comma",
    "write 1234.5, with a point and no thousands separator",
  ],
  [
    /^-?\d{1,3}(?:[ '’_\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/,
    "thousands-separator",
    "a thousands separator",
    "write 1234.5",
  ],
  [/^-?\d{1,3}(?:\.\d{3}){2,}$/, "thousands-separator", "a thousands separator", "write 1234.5"],
  [/^[+-]?(?:nan|inf|infinity)$/i, "not-finite", "not a number", MISSING_HINT],
  [/^[+-]?0[xob]/i, "not-decimal", "not a decimal number", "write it in decimal"],
  [/^[−–]\d/, "typographic-minus", "a typographic minus", "write the minus of the keyboard: -"],
  [/^(?:na|n\/a|n\.a\.|nd|null|none|missing|unknown|\.|-+|\?|x)$/i, "not-number", "not a number", MISSING_HINT],
  [/^#/, "not-number", "a spreadsheet's error", "mend the formula, or empty the cell"],
  [/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/, "not-number", "a date", "a spreadsheet may have taken a number for a date"],
  [/^-?[\d.]+\s*%$/, "not-number", "a percentage", "write the number alone, the unit stands in the codebook"],
  [
    /^-?[\d.]+\s*[a-zµ]/i,
    "not-number",
    "a number with more text",
    "write the number alone, the unit stands in the codebook",
  ],
];
