import { fixed, placesFor } from "./decimal.js";
import type { PartDisplay, PartValue } from "./part.js";
import type { Profile } from "./profile.js";

/** What stands where a value does not exist. */
export const ABSENT = "\u2013";

/**
 * The one formatter: a part as it is printed in text, tables and figures alike, without its unit.
 * Texts of values below detection (`<0.5`) and words pass through.
 */
export function formatPart(value: PartValue, display: PartDisplay, profile: Profile): string {
  if (value === null) return display.absent ?? ABSENT;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return formatText(value, display, profile);
  if (Number.isNaN(value)) throw new RangeError(`not a number: ${display.label}`);
  if (!Number.isFinite(value)) return value > 0 ? "\u221e" : `${profile.minus}\u221e`;
  switch (display.kind) {
    case "p":
      return formatP(value, display.decimals, profile);
    case "proportion":
    case "level": {
      const places = display.kind === "level" ? Math.min(1, placesFor(value * 100, 3)) : profile.percentDecimals;
      const text = number(value * 100, display.decimals ?? places, profile);
      return `${display.kind === "level" ? text.replace(/[.\u00b7]0$/, "") : text}${profile.percentSpace}%`;
    }
    default: {
      if (display.year) return number(value, display.decimals ?? 0, { ...profile, thousands: "" });
      const text = number(value, display.decimals ?? decimalsOf(value, display.kind, profile), profile);
      const bounded = display.kind === "correlation" && !profile.boundedLeadingZero;
      return bounded ? withoutZero(text, profile) : text;
    }
  }
}

/** Decimals by the kind of quantity, where its variable states none. */
function decimalsOf(value: number, kind: PartDisplay["kind"], { ratioDecimals }: Profile): number {
  const size = Math.abs(value);
  switch (kind) {
    case "count":
      return 0;
    case "df":
    case "statistic":
      return Number.isInteger(value) ? 0 : size < 100 ? 2 : 1;
    case "correlation":
    case "effect":
      return 2;
    case "ratio":
      if (ratioDecimals !== undefined && (size >= 0.1 || size === 0)) return ratioDecimals;
      return size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : placesFor(value, 2);
    default:
      return size === 0 ? 0 : Math.min(12, placesFor(value, 3));
  }
}

/** A p; `places` where its statistic declares them, and then the smallest number that they can show is the floor. */
function formatP(p: number, places: number | undefined, profile: Profile): string {
  const { pFloor, pSign, pLeadingZero } = profile;
  const [, after] = pSign;
  const point = (text: string): string => {
    const own = text.replace(".", profile.decimalPoint);
    return pLeadingZero ? own : withoutZero(own, profile);
  };
  const floor = places === undefined ? pFloor : fixed(1 / Number(`1e${places}`), places);
  if (p < Number(floor)) return `<${after}${point(floor)}`;
  const decimals = places ?? pPlaces(p, profile);
  const text = fixed(p, decimals);
  return Number(text) >= 1 ? `>${after}${point(fixed(1 - 1 / Number(`1e${decimals}`), decimals))}` : point(text);
}

function pPlaces(p: number, { pSignificant, pDecimals }: Profile): number {
  if (pSignificant)
    return Math.min(pSignificant.most, Math.max(pSignificant.digits, placesFor(p, pSignificant.digits)));
  return pDecimals.find((row) => p < row.below)?.decimals ?? 2;
}

/** A text: infinities, and values beyond a detection limit (`<0.5`) with the profile's decimal point; words pass through. */
function formatText(text: string, { kind }: PartDisplay, profile: Profile): string {
  if (kind !== "text" && /^[<>]?\d+\.\d+$/.test(text)) return text.replace(".", profile.decimalPoint);
  return text.replace("-Infinity", `${profile.minus}\u221e`).replace("Infinity", "\u221e");
}

/** `0.31` as `.31`. */
function withoutZero(text: string, { decimalPoint }: Profile): string {
  return text.replace(`0${decimalPoint}`, (zero, at: number) => (/\d$/.test(text.slice(0, at)) ? zero : decimalPoint));
}

/** A number with its thousands apart, a true minus, and the profile's decimal point. */
function number(value: number, decimals: number, profile: Profile): string {
  const [integer, fraction] = fixed(Math.abs(value), decimals).split(".") as [string, string?];
  const grouped =
    integer.length < profile.thousandsFrom ? integer : integer.replace(/\B(?=(\d{3})+$)/g, profile.thousands);
  const sign = value < 0 && /[1-9]/.test(integer + (fraction ?? "")) ? profile.minus : "";
  return `${sign}${grouped}${fraction === undefined ? "" : profile.decimalPoint + fraction}`;
}

/** What stands before a printed p: `p = ` or, where the printed value carries a relation of its own, `p `. */
export function pRelation(text: string, profile: Profile): string {
  return `${profile.pSymbol}${/^[<>]/.test(text) ? profile.pSign[0] : profile.equals}`;
}

/** Whether a text is what `pRelation` gives. */
export function isPRelation(text: string, profile: Profile): boolean {
  return text === pRelation("", profile) || text === pRelation("<", profile);
}

/** A number as somebody set it, digit by digit, with the profile's decimal point and minus. */
export function parameterNumber(text: string, { decimalPoint, minus }: Profile): string {
  return text.replace("-", minus).replace(".", decimalPoint);
}
