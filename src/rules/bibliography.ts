import { error } from "./rule.js";

/** Files of references. */
export const bibliographyRules = {
  "bibliography-syntax": error(
    "A bibliography that cannot be read",
    "An entry without its end could swallow those that follow it.",
    "Close the brace or quotation mark, or add the comma, at the place that is named.",
    "@article{holm1979, title = {A simple procedure, year = 1979}",
  ),
  "bibliography-field-twice": error(
    "A field that stands twice",
    "Which of the two is meant cannot be told.",
    "Keep one of them.",
    "@article{holm1979, year = 1979, year = 1980}",
  ),
  "bibliography-string-unknown": error(
    "Unknown abbreviation",
    "A word without braces or quotes is an abbreviation, and no `@string` declares it.",
    "Put the text in braces, or declare the abbreviation above.",
    "@article{holm1979, journal = sjs}",
  ),
  "bibliography-key": error(
    "A key that cannot be cited",
    "The key becomes an address in the page.",
    "Use letters, digits, and any of `_`, `:`, `.`, `+`, `/` and `-`.",
    "@article{müller 2019, title = {T}}",
  ),
  "bibliography-title": error(
    "A reference without a title",
    "No style can print it.",
    "Add the title to the entry.",
    "@misc{holm1979, year = 1979}",
  ),
  "reference-twice": error(
    "Two references of one name",
    "A citation of that name could mean either.",
    "Rename or remove one of them; names in `references:` and in the bibliography are of one kind.",
    "@book{holm1979, title = {A}} @book{holm1979, title = {B}}",
  ),
} as const;

/** Reporting checklists. */
export const checklistRules = {
  "checklist-item-unknown": error(
    "An item that the checklist does not have",
    "The answer would stand nowhere.",
    "Use the guideline's numbers, such as `12d`.",
    "checklist: { 23: funding }",
  ),
  "checklist-target-unknown": error(
    "A place that the report does not have",
    "A checklist that points nowhere answers nothing.",
    "Name a heading of the manuscript, or `fig-`, `table-` or `eq-` with the name of what is placed in it.",
    "checklist: { 13c: fig-flwo }",
  ),
  "checklist-absent": error(
    "Answers without a checklist",
    "Nothing says which guideline the items belong to.",
    "Add `report: { checklist: strobe }`.",
    "checklist: { 22: funding }",
  ),
} as const;
