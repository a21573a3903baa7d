import { error } from "./rule.js";

/** What is wrong within a codebook. */
export const codebookRules = {
  "type-unsupported": error(
    "A type of column that is not supported",
    "Table Schema knows more types than a cohort needs; dates, lists and geography have no statistics here.",
    "Use `string`, `integer`, `number` or `year`; turn a date into a duration first.",
    '{ "name": "visit", "type": "date" }',
  ),
  "field-twice": error(
    "A column is described twice",
    "One of the two descriptions would be ignored.",
    "Keep one.",
    'two fields with "name": "il6"',
  ),
  "label-twice": error(
    "Label and title differ",
    "Both are what readers see; only one can be.",
    "Keep one of the two.",
    '{ "title": "IL-6", "label": "Interleukin 6" }',
  ),
  "codes-twice": error(
    "Two lists of codes",
    "`codes`, `categories` and `constraints.enum` say the same thing and must not say different things.",
    "Keep one of them.",
    '{ "codes": ["f", "m"], "constraints": { "enum": ["f"] } }',
  ),
  "code-twice": error(
    "A code is listed twice",
    "A cell with it would have two labels.",
    "Keep one.",
    '{ "codes": ["f", "m", "f"] }',
  ),
  "code-has-spaces": error(
    "A code with spaces around it, or an empty one",
    "Nobody can see it, and cells without the spaces would not match.",
    "Remove the spaces; an empty cell belongs to `missingValues`.",
    '{ "codes": ["f ", "m"] }',
  ),
  "code-not-integer": error(
    "A code that is not a whole number, in a column of whole numbers",
    "The column could never hold it.",
    "Declare the type `string`.",
    '{ "type": "integer", "codes": ["1", "two"] }',
  ),
  "code-missing": error(
    "A code that also means missing",
    "A cell with it would be a value and no value at once.",
    "Take it out of `codes` or out of `missingValues`.",
    '{ "codes": ["yes", "no", "NA"], "missingValues": ["NA"] }',
  ),
  "codes-of-number": error(
    "Codes of a column of numbers",
    "Measured numbers have no codes.",
    "Declare the type `integer` or `string`.",
    '{ "type": "number", "codes": ["1.5", "2"] }',
  ),
  "limits-reversed": error(
    "A lower limit above the upper one",
    "No value could ever lie between them.",
    "Exchange them.",
    '{ "constraints": { "minimum": 120, "maximum": 18 } }',
  ),
  "limit-of-text": error(
    "A minimum or maximum of text or codes",
    "Texts and codes have no order.",
    "Remove it, or declare a numeric type.",
    '{ "type": "string", "constraints": { "minimum": 0 } }',
  ),
  "number-only": error(
    "Detection limits or decimals of text or codes",
    "They are for measured numbers.",
    "Remove the key, or declare the type `number`.",
    '{ "type": "string", "decimals": 2 }',
  ),
  "detection-empty": error(
    "Detection without a limit",
    "`detection` says nothing where neither `below` nor `above` stands in it.",
    "Give at least one of them.",
    '{ "detection": {} }',
  ),
  "applies-cycle": error(
    "Columns apply in a circle",
    "Whether the first applies depends on the second, and the other way round.",
    "Break the circle: let one `appliesTo` name another column.",
    'a applies where b == "yes", and b where a == "yes"',
  ),
  "key-unknown-column": error(
    "The key names a column that is not described",
    "Rows could not be told apart by it.",
    "Correct `primaryKey`, or describe the column.",
    '{ "primaryKey": "participant" }',
  ),
  "participant-undeclared": error(
    "A wide view without a participant",
    "Which rows belong together is not known.",
    'Add `"participant"`: the column of `primaryKey` that names a participant.',
    '{ "wide": { "over": "visit", "constant": ["sex"] } }',
  ),
  "participant-not-in-key": error(
    "The participant's column is not one of several of the key",
    "Where there is a row a visit, the key names the participant and the visit.",
    "Complete `primaryKey`; where a row is a participant, leave `participant` out.",
    '{ "participant": "id", "primaryKey": "id" }',
  ),
  "wide-not-key": error(
    "The wide view is over a column that is not the key's other one",
    "A participant would have several rows for one of its values.",
    "Let `primaryKey` name the participant and that column, and no third.",
    '{ "wide": { "over": "age", "constant": [] } }',
  ),
  "wide-without-codes": error(
    "The occasions of the wide view have no codes",
    "Which variables it has, and in which order, would depend on the data.",
    "Give the column `codes`, one for each occasion.",
    '{ "name": "visit", "type": "integer" }',
  ),
  "wide-unknown-column": error(
    "A column that cannot stay the same",
    "It is not described, or is the occasion itself.",
    "Correct the name; the nearest is suggested.",
    '{ "constant": ["sexx"] }',
  ),
  "wide-name-twice": error(
    "Two variables of the wide view have one name",
    "An expression would not say which is meant.",
    "Rename a column, or a code of the occasions.",
    "columns a and a_1, an occasion 1",
  ),
  "dialect-ambiguous": error(
    "A comma both between cells and before decimals",
    "Where a cell ends would not be certain.",
    'Declare the delimiter: mostly `";"`.',
    '{ "dialect": { "decimalChar": "," } }',
  ),
  "delimiter-impossible": error(
    "A delimiter that cannot separate cells",
    "A quote or the end of a line has another meaning in CSV.",
    "Use a comma, semicolon or tab.",
    '{ "dialect": { "delimiter": "\\"" } }',
  ),
} as const;
