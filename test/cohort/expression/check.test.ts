import { describe, expect, test } from "vitest";
import { checkExpression, parseExpression } from "../../../src/cohort/expression/index.js";
import { codes, conditions, numbers, scopeOf, texts } from "./scope.js";

const scope = scopeOf({
  il6: numbers([1, "<2"]),
  age_years: numbers([1, 2]),
  odss_2y: numbers([1, 2]),
  odss_3y: numbers([1, 2]),
  group: codes(
    ["mmn", "control"],
    [
      { value: "igm-pnp", label: "IgM-PNP" },
      { value: "mmn", label: "MMN" },
      { value: "control", label: "controls" },
    ],
  ),
  sex: codes(
    ["male", "female"],
    [
      { value: "female", label: "women" },
      { value: "male", label: "men" },
    ],
  ),
  died: codes(
    [0, 1],
    [
      { value: "0", label: "no" },
      { value: "1", label: "yes" },
    ],
    true,
  ),
  id: texts(["a", "b"]),
  treated: conditions(["yes", "no"]),
});

const check = (text: string) => checkExpression(parseExpression(text, { file: "f", line: 1, column: 1 }), scope);

describe("types", () => {
  test.each([
    ["il6", { kind: "number", censored: true }],
    ["il6 + 1", { kind: "number", censored: false }],
    ["died * 2", { kind: "number", censored: false }],
    ["if(treated, il6, 1)", { kind: "number", censored: true }],
    ["if(treated, died, 3)", { kind: "number", censored: false }],
    ["il6 > 1 and treated", { kind: "logical" }],
    ["group is missing", { kind: "logical" }],
    [
      'if(age_years < 60, "young", "old")',
      {
        kind: "code",
        codes: [
          { value: "young", label: "young" },
          { value: "old", label: "old" },
        ],
        numeric: false,
      },
    ],
    ["id", { kind: "text" }],
  ])("%s", (text, type) => {
    expect(check(text)).toMatchObject({ type, faults: [] });
  });

  test("censored operands of arithmetic are told, those of comparisons are not", () => {
    expect(check("log(il6) + age_years").censored.map(({ place }) => place.column)).toEqual([5]);
    expect(check("il6 > 3 or il6 is missing").censored).toEqual([]);
  });
});

describe("faults", () => {
  test.each([
    ["il66 > 3", 1, "unknown name: il66", "did you mean il6?", undefined],
    [
      "odss_2y-odss_3y",
      1,
      "unknown name: odss_2y-odss_3y",
      "a minus needs spaces around it: odss_2y - odss_3y",
      undefined,
    ],
    ["il6-1 > 0", 1, "unknown name: il6-1", "a minus needs spaces around it: il6 - 1", undefined],
    [
      'group == "igm-pn"',
      10,
      'unknown code of group: "igm-pn"',
      'did you mean "igm-pnp"?',
      '"igm-pnp", "mmn", "control"',
    ],
    [
      'group == "IgM-PNP"',
      10,
      'unknown code of group: "IgM-PNP"',
      'write "igm-pnp", whose label is IgM-PNP',
      '"igm-pnp", "mmn", "control"',
    ],
    ['"men" == sex', 1, 'unknown code of sex: "men"', 'write "male", whose label is men', '"female", "male"'],
    [
      'group in ["mmn", "contrl"]',
      18,
      'unknown code of group: "contrl"',
      'did you mean "control"?',
      '"igm-pnp", "mmn", "control"',
    ],
    ["sex == 1", 8, "this is a number", 'codes stand in quotes: "female", "male"', "a code"],
    ["died == 2", 9, 'unknown code of died: "2"', undefined, '"0", "1"'],
    ["group == sex", 10, "the two have no code in common", undefined, 'one of "igm-pnp", "mmn", "control"'],
    ['age_years == "60"', 14, 'this is the text "60"', "numbers stand without quotes", "a number"],
    ["group < 3", 1, "group is a code", "codes have no order; compare with == or in", "a number"],
    ["group + 1 > 3", 1, "group is a code", undefined, "a number"],
    [
      "treated + 1 > 3",
      1,
      "treated is a condition",
      "count a condition as a number with if(condition, 1, 0)",
      "a number",
    ],
    ["treated and group", 13, "group is a code", 'compare it: group == "igm-pnp"', "a condition"],
    ["not died", 5, "died is a numeric code", "compare it: died == 0", "a condition"],
    ["treated == 1", 12, "this is a number", undefined, "a condition"],
    ["treated in [1]", 1, "treated is a condition", undefined, "a number, a code or a text"],
    ["id == 5", 7, "this is a number", undefined, "a text"],
    ['if(treated, 1, "b")', 16, 'this is the text "b"', undefined, "a number, as in the first case"],
    ["if(il6, 1, 2)", 4, "il6 is a number", undefined, "a condition"],
  ])("%s", (text, column, message, hint, expected) => {
    const { faults } = check(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ message, severity: "error", place: { file: "f", line: 1, column } });
    expect(faults[0]?.hint).toBe(hint);
    expect(faults[0]?.expected).toBe(expected);
  });

  test("all of them at once, and none because of another", () => {
    expect(check('agee + 1 > 3 and sex == "m" or grp').faults.map(({ message }) => message)).toEqual([
      "unknown name: agee",
      'unknown code of sex: "m"',
      "unknown name: grp",
    ]);
  });
});
