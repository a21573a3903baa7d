import type { Fault } from "../../fault.js";
import type { JudgedClaim } from "../claims.js";
import type { JudgedValue } from "./value.js";
import { isDecided } from "./verdict.js";

/**
 * What a check has against the claims: a verdict other than the one expected, and claims of which not one was checked.
 * An audit that checked nothing is not passed.
 */
export function claimFaults(claims: readonly JudgedClaim[]): Fault[] {
  const faults = claims.flatMap(({ claim, verdict, expected, values }): Fault[] => {
    if (expected) return [];
    const against = values.filter(({ verdict: one }) => one !== "exact" && one !== "equal-after-rounding");
    return [
      {
        rule: "claim-unexpected",
        severity: "error",
        message: `claim ${claim.id}: ${verdict}${against.length > 0 ? ` (${against.map(valueInWords).join("; ")})` : ""}`,
        place: claim.place,
        expected: claim.expect ?? "agreement",
        hint: "mend the plan, or say what to expect and why: expect: ..., because: ...",
      },
    ];
  });
  if (claims.length > 0 && !claims.some(({ verdict }) => isDecided(verdict)))
    faults.push({
      rule: "claims-unchecked",
      severity: "error",
      message: "claims are declared, but nothing was checked: no statistic stands behind any of them",
      place: { file: claims[0]!.claim.place.file },
    });
  return faults;
}

/** `published 12 percent, computed 9.52: differs by -2.48`, or why it was not checked. */
export function valueInWords({ published, computed, verdict, difference, why }: JudgedValue): string {
  const shown = (value: number): string => String(Number(value.toPrecision(4)));
  const found = computed === null ? "" : `, computed ${shown(computed)}`;
  const by = difference === undefined ? "" : ` by ${shown(difference)}`;
  const words = { differs: `differs${by}`, "decision-flips": `the decision flips, differs${by}` }[verdict as string];
  return `published ${published.value}${found}: ${words ?? verdict.replaceAll("-", " ")}${why === undefined ? "" : `, ${why}`}`;
}
