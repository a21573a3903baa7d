import type { Fault } from "../fault.js";
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

/** `0 to 12`, `at least 0`, in words. */
export function rangeOf({ minimum, maximum }: Field): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`;
}
