import { describe, expect, test } from "vitest";
import { codebookJsonSchema, loadCodebook } from "../../src/cohort/load-codebook.js";
import { faultsOf, lines } from "./faults.js";

const GOOD = `{
  "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
  "title": "A cohort",
  "status": "simulated",
  "missingValues": ["", "NA"],
  "primaryKey": "id",
  "dialect": { "delimiter": ";" },
  "fields": [
    { "name": "id", "type": "string" },
    { "name": "group", "title": "Group", "type": "string", "codes": [{ "value": "igm-pnp", "label": "IgM-PNP" }, "control"],
      "constraints": { "required": true } },
    { "name": "died", "type": "integer", "codes": [{ "value": 0, "label": "no" }, { "value": 1, "label": "yes" }] },
    { "name": "sex", "type": "string", "constraints": { "enum": ["female", "male"] }, "missingValues": ["?"] },
    { "name": "il6", "label": "IL-6", "type": "number", "unit": "pg/mL", "decimals": 2, "assumed": "the unit",
      "detection": { "below": 0.5, "above": 500 }, "constraints": { "minimum": 0 } },
    { "name": "duration", "type": "number", "appliesTo": "group == \\"igm-pnp\\"", "detection": { "below": 1, "fixed": true } }
  ]
}
`;

test("a codebook with everything in it", () => {
  const codebook = loadCodebook(GOOD, "data/codebook.json");
  expect(codebook).toMatchObject({
    file: "data/codebook.json",
    status: "simulated",
    title: "A cohort",
    missingValues: ["", "NA"],
    key: ["id"],
    delimiter: ";",
  });
  const [id, group, died, sex, il6, duration] = codebook.fields;
  expect(id).toEqual({
    name: "id",
    type: "string",
    label: "id",
    required: false,
    unique: false,
    place: { file: "data/codebook.json", line: 9, column: 15 },
  });
  expect(group).toMatchObject({
    label: "Group",
    codes: [
      { value: "igm-pnp", label: "IgM-PNP" },
      { value: "control", label: "control" },
    ],
    required: true,
  });
  expect(died?.codes).toEqual([
    { value: "0", label: "no" },
    { value: "1", label: "yes" },
  ]);
  expect(sex).toMatchObject({ codes: [{ value: "female" }, { value: "male" }], missingValues: ["?"] });
  expect(il6).toMatchObject({
    label: "IL-6",
    unit: "pg/mL",
    decimals: 2,
    minimum: 0,
    assumed: "the unit",
    detection: { below: 0.5, above: 500, fixed: false },
  });
  expect(duration).toMatchObject({ appliesTo: 'group == "igm-pnp"', detection: { below: 1, fixed: true } });
  expect(JSON.parse(JSON.stringify(codebook))).toEqual(codebook);
});

test("YAML is read too, defaults are filled in", () => {
  const codebook = loadCodebook("title: T\nstatus: real\nfields:\n  - name: a\n    type: integer\n", "c.yaml");
  expect(codebook).toMatchObject({ status: "real", missingValues: [""], delimiter: "," });
  expect(codebook.key).toBeUndefined();
});

/** A codebook of these fields, the first of which begins on line 4, column 1. */
const fields = (...rest: string[]) => `{ "title": "t",\n"status": "real",\n"fields": [\n${rest.join(",\n")}\n] }`;

describe("faults, each with its place", () => {
  test.each<[string, string, string[], (string | RegExp | undefined)?]>([
    ["an empty file", " \n", ["1:1 codebook-empty: the codebook is empty"]],
    ["not a mapping", "[1]", ["1:1 value-malformed: the file: a list"]],
    [
      "nothing in it",
      "{}",
      [
        "1:1 key-missing: missing key: title",
        "1:1 key-missing: missing key: status",
        "1:1 key-missing: missing key: fields",
      ],
    ],
    ["syntax", '{ "title": "t",\n "status" "real" }', ["2:11 syntax: missing , or : between flow map items"]],
    ["an unclosed bracket", '{ "title": "t"', ["1:15 syntax: flow map must end with a }"]],
    ["a key twice", '{ "title": "t", "title": "u" }', ["1:17 syntax: map keys must be unique"]],
    [
      "an unknown key",
      fields('{ "name": "a", "type": "string", "labl": "A" }'),
      ["4:34 key-unknown: unknown key: labl"],
      "did you mean label?",
    ],
    [
      "a constraint that is not read",
      fields('{ "name": "a", "type": "string", "constraints": { "pattern": "x" } }'),
      ["4:51 key-unknown: unknown key: pattern"],
    ],
    [
      "a date",
      fields('{ "name": "a", "type": "date" }'),
      ["4:24 type-unsupported: column a: type date is not supported"],
      /dates are not supported yet/,
    ],
    [
      "a boolean",
      fields('{ "name": "a", "type": "boolean" }'),
      ["4:24 type-unsupported: column a: type boolean is not supported"],
      /codes/,
    ],
    [
      "a type misspelt",
      fields('{ "name": "a", "type": "nunber" }'),
      ["4:24 type-unsupported: column a: type nunber is not supported"],
      "did you mean number?",
    ],
    ["no type", fields('{ "name": "a" }'), ["4:1 key-missing: missing key: type"]],
    [
      "a status misspelt",
      '{ "title": "t", "status": "simulatd", "fields": [{ "name": "a", "type": "string" }] }',
      ['1:27 value-unknown: status: "simulatd"'],
      "did you mean simulated?",
    ],
    [
      "a text for a number",
      fields('{ "name": "a", "type": "number", "decimals": "2" }'),
      ['4:46 value-malformed: fields[1].decimals: "2"'],
    ],
    [
      "a part of a decimal",
      fields('{ "name": "a", "type": "number", "decimals": 1.5 }'),
      ["4:46 value-malformed: fields[1].decimals: 1.5"],
    ],
    ["no fields", fields(), ["3:11 value-malformed: fields: an empty list"]],
    [
      "an unknown key of a code",
      fields('{ "name": "a", "type": "string", "codes": [{ "value": "x", "labl": "X" }] }'),
      ["4:60 key-unknown: unknown key: labl"],
      "did you mean label?",
    ],
    [
      "a code that is none",
      fields('{ "name": "a", "type": "string", "codes": [true] }'),
      ["4:44 value-malformed: fields[1].codes[1]: true"],
    ],
    [
      "a column twice",
      fields('{ "name": "a", "type": "string" }', '{ "name": "a", "type": "string" }'),
      ["5:11 field-twice: column a is described twice, first on line 4"],
    ],
    [
      "a code twice",
      fields('{ "name": "a", "type": "string", "codes": ["x", "x"] }'),
      ['4:49 code-twice: column a: code "x" twice'],
    ],
    [
      "a code with spaces",
      fields('{ "name": "a", "type": "string", "codes": ["x "] }'),
      ['4:44 code-has-spaces: column a: code "x "'],
    ],
    [
      "a code that is missing",
      fields('{ "name": "a", "type": "string", "codes": ["x"], "missingValues": ["x"] }'),
      ['4:44 code-missing: column a: "x" is both a code and a missing value'],
    ],
    [
      "codes and categories",
      fields('{ "name": "a", "type": "string", "codes": ["x"], "categories": ["y"] }'),
      ["4:64 codes-twice: column a: both codes and categories"],
    ],
    [
      "codes and another enum",
      fields('{ "name": "a", "type": "string", "codes": ["x"], "constraints": { "enum": ["y"] } }'),
      ["4:75 codes-twice: column a: codes and constraints.enum differ"],
    ],
    [
      "codes of a number",
      fields('{ "name": "a", "type": "number", "codes": [1, 2] }'),
      ["4:43 codes-of-number: column a: a number has no codes"],
    ],
    [
      "an integer's code",
      fields('{ "name": "a", "type": "integer", "codes": ["yes"] }'),
      ['4:45 code-not-integer: column a: code "yes" is not a whole number'],
    ],
    [
      "label and title",
      fields('{ "name": "a", "type": "string", "label": "A", "title": "B" }'),
      ["4:43 label-twice: column a: label and title differ"],
    ],
    [
      "minimum over maximum",
      fields('{ "name": "a", "type": "number", "constraints": { "minimum": 3, "maximum": 1 } }'),
      ["4:62 limits-reversed: column a: minimum 3 is above maximum 1"],
    ],
    [
      "a minimum of text",
      fields('{ "name": "a", "type": "string", "constraints": { "minimum": 3 } }'),
      ["4:62 limit-of-text: column a: a text column has no minimum"],
    ],
    [
      "detection of text",
      fields('{ "name": "a", "type": "string", "detection": { "below": 3 } }'),
      ["4:47 number-only: column a: detection is for numbers"],
    ],
    [
      "detection without limits",
      fields('{ "name": "a", "type": "number", "detection": {} }'),
      ["4:47 detection-empty: column a: no detection limit"],
    ],
    [
      "detection reversed",
      fields('{ "name": "a", "type": "number", "detection": { "below": 3, "above": 1 } }'),
      ["4:58 limits-reversed: column a: detection 3 is not under 1"],
    ],
    [
      "a key that is no column",
      fields('{ "name": "id", "type": "string" }').replace("{", '{ "primaryKey": ["idd"], '),
      ["1:18 key-unknown-column: the key names a column that is not described: idd"],
      "did you mean id?",
    ],
    [
      "an impossible delimiter",
      fields('{ "name": "id", "type": "string" }').replace("{", '{ "dialect": { "delimiter": "\\"" }, '),
      ["1:29 delimiter-impossible: a quote or a line's end cannot separate cells"],
    ],
    [
      "appliesTo misspelt",
      fields(
        '{ "name": "g", "type": "string", "codes": ["case"] }',
        '{ "name": "a", "type": "number", "appliesTo": "g == \\"casse\\"" }',
      ),
      ['5:53 code-unknown: unknown code of g: "casse"'],
      'did you mean "case"?',
    ],
    [
      "appliesTo that cannot be read",
      fields('{ "name": "a", "type": "number", "appliesTo": "g = 1" }'),
      ["4:50 expression-syntax: not in this language: ="],
    ],
    [
      "appliesTo after an escape",
      fields(
        '{ "name": "g", "type": "string", "codes": ["x"] }',
        '{ "name": "a", "type": "number", "appliesTo": "g == \\"x\\" and b > 1" }',
      ),
      ["5:63 name-unknown: unknown name: b"],
    ],
    [
      "appliesTo that is no condition",
      fields('{ "name": "b", "type": "number" }', '{ "name": "a", "type": "number", "appliesTo": "b + 1" }'),
      ["5:48 type-mismatch: column a: appliesTo is not a condition"],
    ],
    [
      "appliesTo in a circle",
      fields(
        '{ "name": "a", "type": "number", "appliesTo": "b > 1" }',
        '{ "name": "b", "type": "number", "appliesTo": "a > 1" }',
      ),
      ["4:47 applies-cycle: appliesTo goes round in a circle: a -> b -> a"],
    ],
    [
      "appliesTo of itself",
      fields('{ "name": "a", "type": "number", "appliesTo": "a > 1" }'),
      ["4:47 applies-cycle: appliesTo goes round in a circle: a -> a"],
    ],
  ])("%s", (_, text, expected, hint) => {
    const faults = faultsOf(() => loadCodebook(text, "codebook.json"));
    expect(lines(faults)).toEqual(expected);
    if (hint !== undefined) expect(faults[0]?.hint).toMatch(hint);
  });

  test("all at once", () => {
    const text = fields(
      '{ "name": "a", "type": "date" }',
      '{ "nam": "b", "type": "number", "detection": { "bellow": 1 } }',
    );
    expect(lines(faultsOf(() => loadCodebook(text, "c.json")))).toEqual([
      "4:24 type-unsupported: column a: type date is not supported",
      "5:1 key-missing: missing key: name",
      "5:48 key-unknown: unknown key: bellow",
      "5:3 key-unknown: unknown key: nam",
    ]);
  });
});

test("the schema for editors describes every key", () => {
  const schema = codebookJsonSchema() as {
    properties: { fields: { items: { properties: Record<string, object> } } };
    required: string[];
  };
  expect(schema.required).toEqual(["title", "status", "fields"]);
  const { properties } = schema.properties.fields.items;
  expect(Object.keys(properties)).toContain("detection");
  for (const [key, property] of Object.entries(properties))
    if (!["type", "format", "constraints"].includes(key)) expect(property, key).toHaveProperty("description");
});
