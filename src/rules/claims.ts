import { error } from "./rule.js";

/** Claims and published values. */
export const claimRules = {
  "claim-empty": error(
    "A claim with nothing to judge it by",
    "It could neither agree nor differ.",
    "Give the condition that `holds`, or the `published` values.",
    "claims: { a: { says: IL-6 is raised } }",
  ),
  "claim-not-a-condition": error(
    "`holds` or `within` is not a condition",
    "A claim is judged by something that is true or false.",
    "Compare: `il6-vs-control.p < 0.05`.",
    "holds: il6-vs-control.p",
  ),
  "claim-margin-alone": error(
    "A margin without a condition",
    "`within` bounds what `holds` says.",
    "Give the condition that holds.",
    "within: a.conf_low > 0.8",
  ),
  "claim-without-reason": error(
    "A verdict other than agreement is expected, without a reason",
    "An honest _differs_ tells why.",
    "Say why: `because: …`.",
    "expect: differs",
  ),
  "claim-unexpected": error(
    "A verdict that was not expected",
    "The data, the plan or the engine changed what the report concludes.",
    "Mend the plan, or say what to expect and why: `expect`, `because`.",
    "a claim that agreed in the last report and now differs",
  ),
  "claims-unchecked": error(
    "No claim was checked",
    "Claims are declared, but no statistic stands behind any: a check that checked nothing is never green.",
    "Bind each claim to statistics with `holds` or `published`.",
    "claims without published values",
  ),
  "published-unreadable": error(
    "A published value that is not one printed number",
    "The last digit printed tells how exact it is, so it is read as printed.",
    'One number each, in quotes: `"11,009"`, `"1.0 percent"`, `"P<0.001"`.',
    'value: "12 (3 to 4)"',
  ),
} as const;
