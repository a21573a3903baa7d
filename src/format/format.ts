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
  if (value === null) return ABSENT;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string")
    return value.replace("-Infinity", `${profile.minus}\u221e`).replace("Infinity", "\u221e");
  if (Number.isNaN(value)) throw new RangeError(`not a number: ${display.label}`);
  if (!Number.isFinite(value)) return value > 0 ? "\u221e" : `${profile.minus}\u221e`;
  switch (display.kind) {
    case "p":
      return formatP(value, profile);
    case "proportion":
    case "level": {
      const places = display.kind === "level" ? Math.min(1, placesFor(value * 100, 3)) : profile.percentDecimals;
      const text = number(value * 100, display.decimals ?? places, profile);
      return `${display.kind === "level" ? text.replace(/\.0$/, "") : text}${profile.percentSpace}%`;
    }
    default:
      if (display.year) return number(value, display.decimals ?? 0, { ...profile, thousands: "" });
      return number(value, display.decimals ?? decimalsOf(value, display.kind), profile);
  }
}

/** Decimals by the kind of quantity, where its variable states none. */
function decimalsOf(value: number, kind: PartDisplay["kind"]): number {
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
      return size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : placesFor(value, 2);
    default:
      return size === 0 ? 0 : Math.min(12, placesFor(value, 3));
  }
}

function formatP(p: number, profile: Profile): string {
  const zero = (text: string): string => (profile.pLeadingZero ? text : text.replace(/^0(?=\.)/, ""));
  const point = (text: string): string => zero(text).replace(".", profile.decimalPoint);
  if (p < Number(profile.pFloor)) return `<${point(profile.pFloor)}`;
  const decimals = profile.pDecimals.find((row) => p < row.below)?.decimals ?? 2;
  const text = fixed(p, decimals);
  return Number(text) >= 1 ? `>${point(fixed(1 - 1 / 10 ** decimals, decimals))}` : point(text);
}

/** A number with its thousands apart, a true minus, and the profile's decimal point. */
function number(value: number, decimals: number, profile: Profile): string {
  const [integer, fraction] = fixed(Math.abs(value), decimals).split(".") as [string, string?];
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, profile.thousands);
  const sign = value < 0 && /[1-9]/.test(integer + (fraction ?? "")) ? profile.minus : "";
  return `${sign}${grouped}${fraction === undefined ? "" : profile.decimalPoint + fraction}`;
}

/** `p = 0.031` or `p <0.001`: the symbol, and an equals sign where the printed value carries none. */
export function pRelation(text: string, profile: Profile): string {
  return /^[<>]/.test(text) ? `${profile.pSymbol} ` : `${profile.pSymbol} = `;
}
