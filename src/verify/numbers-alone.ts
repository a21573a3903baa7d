import type { Rules } from "./compare.js";
import { isReadable, type Piece, type RegionKind } from "./pieces.js";

/** Regions that come from the manuscript and the plan: what they lack, another version has not merely left out. */
const OF_THE_STUDY: ReadonlySet<RegionKind> = new Set(["prose", "table", "figure", "statistic"]);

const isNumber = ({ kind }: Piece): boolean => kind === "number" || kind === "numeral";

/** What says whether participants are real has to be the same in every word. */
const isStatus = ({ place }: Piece): boolean => place.startsWith("the banner") || /^the metadata, reckon:/.test(place);

/**
 * For a page that another version made: every number that a reader sees counts, and the data that the page carries. What
 * has twelve digits may differ in the last ones, and a bound number may be rounded to other places, but rightly.
 */
export const numbersAlone: Rules = {
  counts: (piece) => isNumber(piece) || piece.kind === "json" || (isReadable(piece) && isStatus(piece)),
  key: ({ kind, text, statistic, part, value, hidden }) =>
    kind === "json"
      ? text
      : JSON.stringify([hidden ?? false, text, ...(statistic === undefined ? [] : [statistic, part, value ?? null])]),
  alike: (given, expected) => {
    if (given.hidden !== expected.hidden || given.statistic !== expected.statistic || given.part !== expected.part)
      return false;
    if (expected.statistic === undefined) return given.text === expected.text || nearlyEqual(given.text, expected.text);
    const sameValue = given.value === expected.value || nearlyEqual(given.value ?? "", expected.value ?? "");
    return sameValue && (given.text === expected.text || roundsTo(given.text, expected.value));
  },
  region: ({ kind, pieces }, side) => {
    if (side === "added") return kind !== "style" && pieces.some(isNumber);
    return kind === "banner" || (OF_THE_STUDY.has(kind) && pieces.some(isNumber));
  },
  json: {
    onlyShared: true,
    same: (given, expected) => {
      if (typeof given === "number" && typeof expected === "number") return near(given, expected);
      if (typeof given !== "string" || typeof expected !== "string") return typeof given === typeof expected;
      // words may change between versions, numbers may not
      return given === expected || !/\d/.test(given + expected) || nearlyEqual(given, expected);
    },
  },
};

/** Whether two doubles are the same but for what another order of operations does. */
function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function nearlyEqual(given: string, expected: string): boolean {
  const digits = (text: string): number => text.replace(/e.*$/i, "").replace(/\D/g, "").length;
  const long = Math.max(digits(given), digits(expected)) >= 12;
  return long && !Number.isNaN(Number(given)) && near(Number(given), Number(expected));
}

/** Whether a printed number is a right rounding of a value: within half a unit of its last digit, or a true bound. */
export function roundsTo(printed: string, value: string | undefined): boolean {
  // `1,234.5`, `12 345`, `0·04`, `.04`, `< .001`
  const match = /^([<>]?)\s*([\u2212-]?)((?:\d[\d,\u2009\u202f\u00a0]*)?(?:[.\u00b7](\d+))?)(\s*%)?$/.exec(printed);
  if (!match?.[3] || value === undefined || value.trim() === "") return false;
  const [, relation, minus, digits, decimals = "", percent] = match;
  const size = Number(digits!.replace("\u00b7", ".").replace(/[^\d.]/g, ""));
  const number = minus ? -size : size;
  const full = Number(value) * (percent ? 100 : 1);
  if (!Number.isFinite(full)) return false;
  if (relation === "<") return full < number;
  if (relation === ">") return full > number;
  const half = 0.5 / Number(`1e${decimals.length}`);
  return Math.abs(number - full) <= half * (1 + 1e-9);
}
