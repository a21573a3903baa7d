import type { PartDisplay } from "./part.js";
import type { Profile } from "./profile.js";

/**
 * How the one formatter rounds a part, in words: `to 2 decimals, as its variable is reported`. Halves are rounded away
 * from zero, on the shortest decimal that reads back to the same double. Undefined of what is not a number.
 */
export function roundingInWords({ kind, decimals, year, declared }: PartDisplay, profile: Profile): string | undefined {
  switch (kind) {
    case "flag":
    case "text":
      return undefined;
    case "p": {
      if (decimals !== undefined) return `to ${inDecimals(decimals)}, as declared`;
      const { pSignificant } = profile;
      const floor = point(profile.pFloor, profile);
      if (pSignificant)
        return `to ${pSignificant.digits} significant digits, at most ${inDecimals(pSignificant.most)}; below ${floor} as such`;
      const [first] = profile.pDecimals;
      const steps = profile.pDecimals.map(({ below, decimals: places }) =>
        below > 1
          ? `${below === first?.below ? `to ${inDecimals(places)}` : `else to ${places}`}`
          : `to ${inDecimals(places)} below ${point(String(below), profile)}`,
      );
      return `${steps.join(", ")}; below ${floor} as such`;
    }
    case "proportion":
      return `as a percentage with ${inDecimals(decimals ?? profile.percentDecimals)}${declared ? ", as declared" : ""}`;
    case "level":
      return "as a percentage with at most 1 decimal";
    case "count":
      return "a whole number";
  }
  if (year) return "a calendar year";
  if (decimals !== undefined)
    return `to ${inDecimals(decimals)}${declared ? ", as declared" : kind === "value" ? ", as its variable is reported" : ""}`;
  switch (kind) {
    case "df":
    case "statistic":
      return "to 2 decimals, from 100 on to 1; whole numbers as they are";
    case "correlation":
    case "effect":
      return "to 2 decimals";
    case "ratio":
      if (profile.ratioDecimals !== undefined)
        return `to ${inDecimals(profile.ratioDecimals)}; below ${point("0.1", profile)} to 2 significant digits`;
      return `to 2 decimals, from 10 on to 1, from 100 on to none; below ${point("0.1", profile)} to 2 significant digits`;
    default:
      return "to 3 significant digits";
  }
}

function point(number: string, { decimalPoint }: Profile): string {
  return number.replace(".", decimalPoint);
}

function inDecimals(places: number): string {
  if (places === 0) return "whole numbers";
  return places === 1 ? "1 decimal" : `${places} decimals`;
}

/** The rules for every kind of quantity, each in words. */
export function roundingRules(profile: Profile): readonly string[] {
  const rule = (kind: PartDisplay["kind"]): string => roundingInWords({ kind, label: "" }, profile)!;
  return [
    `values of a variable with the decimals that it is reported with, else ${rule("value")}`,
    `percentages ${rule("proportion").replace("as a percentage ", "")}`,
    `p ${rule("p")}`,
    `ratios ${rule("ratio")}`,
    `correlations, areas and effect sizes ${rule("correlation")}`,
    `test statistics and degrees of freedom ${rule("statistic")}`,
    `coefficients ${rule("coefficient")}`,
  ];
}
