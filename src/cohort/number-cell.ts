import type { Fault } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { Field } from "./codebook.js";

export type CellFault = Pick<Fault, "rule" | "message" | "expected" | "hint">;

export const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
export const INTEGER = /^[+-]?\d+(?:\.0*)?$/;
const CENSORED = /^([<>])([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/;

/** What is wrong with a number that was read from `cell`, or undefined. */
export function numberFault(value: number, cell: string, field: Field): CellFault | undefined {
  if (!Number.isFinite(value) || (field.type === "integer" && !Number.isSafeInteger(value)))
    return { rule: "number-too-large", message: `column ${field.name}: number too large: ${cell}` };
  if (value === 0 && /[1-9]/.test(cell.split(/e/i)[0]!))
    return { rule: "number-too-small", message: `column ${field.name}: too small to be told from zero: ${cell}` };
  const { minimum, maximum, detection } = field;
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
    return {
      rule: "value-out-of-range",
      message: `column ${field.name}: ${cell} is out of range`,
      expected: rangeOf(field),
    };
  if (detection?.fixed) {
    const { below, above } = detection;
    if (below !== undefined && value < below)
      return {
        rule: "value-beyond-detection",
        message: `column ${field.name}: ${cell} is below the detection limit`,
        expected: `<${below}`,
      };
    if (above !== undefined && value > above)
      return {
        rule: "value-beyond-detection",
        message: `column ${field.name}: ${cell} is above the detection limit`,
        expected: `>${above}`,
      };
  }
  return undefined;
}

/** A cell `<LIMIT` or `>LIMIT`; undefined where it is neither. */
export function readCensored(cell: string): { readonly below: boolean; readonly limit: number } | undefined {
  const match = CENSORED.exec(cell);
  return match ? { below: match[1] === "<", limit: Number(match[2]) } : undefined;
}

/** What is wrong with a limit, or undefined. */
export function censoredFault(below: boolean, limit: number, cell: string, field: Field): CellFault | undefined {
  const side = below ? "below" : "above";
  const declared = field.detection?.[side];
  const { name, minimum, maximum } = field;
  if (declared === undefined)
    return {
      rule: "detection-not-declared",
      message: `column ${name}: ${cell}, but the codebook declares no such detection limit`,
      expected: "a number",
      hint: `if it is right, add "detection": { "${side}": ${limit} } to the column`,
    };
  if (!Number.isFinite(limit))
    return { rule: "number-too-large", message: `column ${name}: number too large: ${cell}` };
  if (field.detection?.fixed && limit !== declared)
    return {
      rule: "detection-limit-unknown",
      message: `column ${name}: ${cell}`,
      expected: `${below ? "<" : ">"}${declared}`,
    };
  const impossible =
    (minimum !== undefined && (below ? limit <= minimum : limit < minimum)) ||
    (maximum !== undefined && (below ? limit > maximum : limit >= maximum));
  if (impossible)
    return { rule: "value-out-of-range", message: `column ${name}: ${cell} is out of range`, expected: rangeOf(field) };
  return undefined;
}

/**
 * A number whose decimals follow a comma, as one with a point; a cell that has a point already, or more than one comma, is
 * no number then, and becomes none.
 */
export function withPoint(cell: string): string {
  return cell.includes(".") ? "" : cell.replace(",", ".");
}

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

/** `0 to 12`, `at least 0`, in words. */
export function rangeOf({ minimum, maximum }: Field): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`;
}
