import type { Decimal } from "./decimal.js";

/** A number as a publication prints it. */
export interface PrintedNumber {
  /** `<` of `P<0.001`; `=` where it prints the number itself. */
  readonly relation: "=" | "<" | ">";
  /** As printed, before a percent sign is considered. */
  readonly number: Decimal;
  /** Half a unit of the last printed digit: what rounding may have taken or added. */
  readonly half: Decimal;
  /** Printed digits after the decimal point. */
  readonly places: number;
  readonly percent: boolean;
}

const ABOUT = "(?:about|approximately|approx\\.|circa|ca\\.|~|≈)";
const RELATIONS: Readonly<Record<string, "=" | "<" | ">">> = {
  "<": "<",
  "≤": "<",
  "<=": "<",
  "less than": "<",
  ">": ">",
  "≥": ">",
  ">=": ">",
  "more than": ">",
  "=": "=",
};
const PRINTED = new RegExp(
  `^(?:${ABOUT}\\s*)?(?:[pPrR]\\s*)?(?<relation><=|>=|[<>=≤≥]|less than|more than)?\\s*(?<sign>[-+−])?` +
    "(?<whole>\\d{1,3}(?:[,\\u00a0\\u2009\\u202f]\\d{3})+|\\d*)(?:[.·](?<fraction>\\d+))?" +
    "(?:[eE](?<power>[-+−]?\\d+))?\\s*(?<percent>%|percent|per cent)?(?:\\s+[^\\d]*)?$",
);

/**
 * Reads a number as printed: `11,009`, `1.0`, `25 percent`, `P<0.001`, `about 1 percent per year`, `2.4 g/dl`.
 * Undefined where it is not one number. Trailing zeros are digits: 1.0 lies between 0.95 and 1.05, 1 between 0.5 and 1.5.
 */
export function readPrinted(text: string): PrintedNumber | undefined {
  const groups = PRINTED.exec(text.trim())?.groups;
  const { relation = "=", sign = "", whole = "", fraction = "", power = "0", percent } = groups ?? {};
  const digits = whole.replace(/\D/g, "") + fraction;
  if (!groups || digits === "") return undefined;
  const exponent = Number(power.replace("−", "-")) - fraction.length;
  const magnitude = BigInt(digits);
  return {
    relation: RELATIONS[relation] ?? "=",
    number: { digits: /[-−]/.test(sign) ? -magnitude : magnitude, exponent },
    half: { digits: 5n, exponent: exponent - 1 },
    places: Math.max(0, -exponent),
    percent: percent !== undefined,
  };
}
