import { expect, test } from "vitest";
import { type Labels, parseExpression, toText } from "../../../src/cohort/expression/index.js";

const LABELS: Readonly<Record<string, string>> = {
  il6: "IL-6",
  anti_mag: "anti-MAG",
  age_years: "age",
  "il6-high": "the upper limit",
};
const CODES: Readonly<Record<string, string>> = { "igm-pnp": "IgM-PNP", mmn: "MMN", control: "control" };
const labels: Labels = {
  name: (name) => LABELS[name] ?? name,
  code: (name, value) => (name === "died" ? (value === "1" ? "yes" : "no") : (CODES[value] ?? value)),
  unit: (name) => (name === "il6" ? "pg/mL" : name === "age_years" ? "years" : undefined),
};

test.each([
  ['group == "igm-pnp" and anti_mag == "positive"', "group is IgM-PNP and anti-MAG is positive"],
  ["il6 > il6-high", "IL-6 above the upper limit"],
  ["3 < il6", "IL-6 above 3\u00a0pg/mL"],
  ["age_years >= 60 or il6 <= -1", "age at least 60\u00a0years or IL-6 at most \u22121\u00a0pg/mL"],
  ['group in ["mmn", "control"]', "group is MMN or control"],
  ['group not in ["mmn", "control"]', "group is neither MMN nor control"],
  ['not group == "mmn"', "group is not MMN"],
  ["not il6 < 3", "IL-6 at least 3\u00a0pg/mL"],
  ["il6 is missing", "IL-6 is missing"],
  ["not (il6 is missing)", "IL-6 is not missing"],
  ["not (raised and treated)", "not (raised and treated)"],
  ["not raised", "not raised"],
  ["(a or b) and c", "(a or b) and c"],
  ["odss_2y - odss_sampling", "odss_2y \u2212 odss_sampling"],
  ["2 * (a + b) / c", "2 \u00d7 (a + b) / c"],
  ["log(il6)", "log(IL-6)"],
  ["abs(a - b) > 1", "|a \u2212 b| above 1"],
  ["max(a, b)", "the largest of (a, b)"],
  ["if(a > 1, b, c)", "(b if a above 1, else c)"],
  ["died == 1", "died is yes"],
])("%s", (text, expected) => {
  expect(toText(parseExpression(text), labels)).toBe(expected);
});
