import { type Fault, type Place, StudyFaults, suggest } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { Path, SourceDocument } from "../source/document.js";
import { appliesOrder } from "./applies.js";
import { checkVisits } from "./check-visits.js";
import type { Codebook, Field } from "./codebook.js";
import type { CodebookFile, FieldFile } from "./codebook-schema.js";
import { checkExpression, parseExpression } from "./expression/index.js";
import { codebookScope } from "./scope.js";

type Report = (rule: RuleId, message: string, path: Path, more?: Pick<Fault, "expected" | "hint">) => void;

/** What a schema cannot say: what is wrong between the keys of a field, and between fields. */
export function checkFields(codebook: Codebook, written: CodebookFile, document: SourceDocument): Fault[] {
  const faults: Fault[] = [];
  const at = (path: Path, place: Place = document.place(path)): Report => {
    return (rule, message, inner, more = {}) =>
      faults.push({
        rule,
        severity: "error",
        message,
        place: inner.length === 0 ? place : document.place([...path, ...inner]),
        ...more,
      });
  };

  const names = new Map<string, Field>();
  codebook.fields.forEach((field, i) => {
    const report = at(["fields", i]);
    const first = names.get(field.name);
    if (first)
      report("field-twice", `column ${field.name} is described twice, first on line ${first.place.line}`, ["name"]);
    else names.set(field.name, field);
    checkField(field, written.fields[i]!, field.missingValues ?? codebook.missingValues, report);
    checkApplies(codebook, field, document, ["fields", i, "appliesTo"], faults);
  });
  const known = codebook.fields.map(({ name }) => name);
  codebook.key?.forEach((name, i) => {
    if (names.has(name)) return;
    const hint = suggest(name, known);
    const path = typeof written.primaryKey === "string" ? [] : [i];
    const report = at(["primaryKey"]);
    report("key-unknown-column", `the key names a column that is not described: ${name}`, path, hint ? { hint } : {});
  });
  faults.push(...checkVisits(codebook, document));
  if (/["\r\n]/.test(codebook.delimiter))
    at(["dialect", "delimiter"])("delimiter-impossible", "a quote or a line's end cannot separate cells", []);
  if (codebook.decimalChar === codebook.delimiter)
    at(["dialect", "decimalChar"])(
      "dialect-ambiguous",
      "a comma cannot stand both between cells and before decimals",
      [],
      {
        hint: 'where the comma stands before decimals, cells are mostly separated by semicolons: "delimiter": ";"',
      },
    );
  if (faults.length === 0) {
    const order = appliesOrder(codebook);
    if ("cycle" in order) {
      const i = known.indexOf(order.cycle[0]!);
      at(["fields", i, "appliesTo"])(
        "applies-cycle",
        `appliesTo goes round in a circle: ${order.cycle.join(" -> ")}`,
        [],
      );
    }
  }
  return faults;
}

function checkField(field: Field, written: FieldFile, missing: readonly string[], report: Report): void {
  const { name, type, codes, detection } = field;
  const { constraints } = written;
  if (written.label !== undefined && written.title !== undefined && written.label !== written.title)
    report("label-twice", `column ${name}: label and title differ`, ["label"], { hint: "keep one of the two" });

  const lists = (["codes", "categories"] as const).filter((key) => written[key] !== undefined);
  if (lists.length === 2)
    report("codes-twice", `column ${name}: both codes and categories`, ["categories"], { hint: "keep one of the two" });
  if (lists.length > 0 && constraints?.enum) {
    const [a, b] = [codes!.map(({ value }) => value), constraints.enum.map(String)];
    if (a.length !== b.length || a.some((value) => !b.includes(value)))
      report("codes-twice", `column ${name}: ${lists[0]} and constraints.enum differ`, ["constraints", "enum"]);
  }
  const key = lists[0];
  const pathOf = (i: number): Path => (key ? [key, i] : ["constraints", "enum", i]);
  codes?.forEach(({ value }, i) => {
    if (codes.findIndex((code) => code.value === value) < i)
      report("code-twice", `column ${name}: code "${value}" twice`, pathOf(i));
    if (value !== value.trim() || value === "")
      report("code-has-spaces", `column ${name}: code "${value}"`, pathOf(i), {
        expected: "text without spaces around it",
      });
    if (type === "integer" && !/^-?\d{1,15}$/.test(value))
      report("code-not-integer", `column ${name}: code "${value}" is not a whole number`, pathOf(i), {
        hint: "declare the type string",
      });
    if (missing.includes(value))
      report("code-missing", `column ${name}: "${value}" is both a code and a missing value`, pathOf(i));
  });
  if (codes && type === "number")
    report("codes-of-number", `column ${name}: a number has no codes`, key ? [key] : ["constraints", "enum"], {
      hint: "declare the type integer or string",
    });

  const { minimum, maximum } = field;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    report("limits-reversed", `column ${name}: minimum ${minimum} is above maximum ${maximum}`, [
      "constraints",
      "minimum",
    ]);
  for (const limit of ["minimum", "maximum"] as const)
    if (field[limit] !== undefined && (type === "string" || codes))
      report("limit-of-text", `column ${name}: a ${codes ? "coded" : "text"} column has no ${limit}`, [
        "constraints",
        limit,
      ]);
  for (const keyOfNumber of ["detection", "decimals"] as const)
    if (written[keyOfNumber] !== undefined && (type === "string" || codes))
      report("number-only", `column ${name}: ${keyOfNumber} is for numbers`, [keyOfNumber]);
  if (detection && detection.below === undefined && detection.above === undefined)
    report("detection-empty", `column ${name}: no detection limit`, ["detection"], {
      expected: "below, above or both",
    });
  if (detection?.below !== undefined && detection.above !== undefined && detection.below >= detection.above)
    report("limits-reversed", `column ${name}: detection ${detection.below} is not under ${detection.above}`, [
      "detection",
      "below",
    ]);
}

function checkApplies(codebook: Codebook, field: Field, document: SourceDocument, path: Path, faults: Fault[]): void {
  if (field.appliesTo === undefined) return;
  try {
    const expression = parseExpression(field.appliesTo, document.origin(path));
    const { type, faults: found } = checkExpression(expression, codebookScope(codebook));
    faults.push(...found);
    if (type.kind === "logical" || type.kind === "unknown") return;
    const { place } = expression;
    faults.push({
      rule: "type-mismatch",
      severity: "error",
      message: `column ${field.name}: appliesTo is not a condition`,
      place,
    });
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    faults.push(...error.faults);
  }
}
