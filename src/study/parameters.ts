import { type Fault, type Place, StudyFaults, suggest } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { SourceDocument } from "../source/document.js";
import { schemaFaults } from "../source/schema-faults.js";
import { type ParametersFile, parametersJsonSchema, parametersSchema } from "./parameters-schema.js";

/** What is set for a build, by the parameter's name: `site` to `leiden`; others have their defaults. */
export type Settings = Readonly<Record<string, string>>;

/** A parameter of a study with the value that it has in this build. */
export interface Parameter {
  readonly id: string;
  readonly place: Place;
  readonly label: string;
  readonly value: string | number;
  /** As it is printed: the value's label where it has one. */
  readonly text: string;
  readonly isDefault: boolean;
  /** What it may be, where it is one of a few. */
  readonly values?: readonly string[];
}

type Declaration = NonNullable<ParametersFile["parameters"]>[string];

const QUOTES = /["'`\\${}\n\r]/;

/**
 * The parameters of a study as they are set. Throws StudyFaults: exit code 1 for a declaration at fault, 2 for a setting
 * that names no parameter or a value that it cannot have.
 */
export function readParameters(value: object, document: SourceDocument, settings: Settings): readonly Parameter[] {
  const written = (value as { readonly parameters?: unknown }).parameters;
  const parsed = parametersSchema.safeParse(written === undefined ? {} : { parameters: written });
  if (!parsed.success) throw new StudyFaults(schemaFaults(parsed.error.issues, document, parametersJsonSchema()));
  const declared = Object.entries(parsed.data.parameters ?? {});
  const faults = declared.flatMap(([id, one]) => declarationFaults(id, one, document));
  if (faults.length > 0) throw new StudyFaults(faults);
  const names = declared.map(([id]) => id);
  const usage = Object.keys(settings).flatMap((name): Fault[] => {
    if (names.includes(name)) return [];
    const hint = names.length === 0 ? "the study declares no parameters" : suggest(name, names);
    return [usageFault("parameter-unknown", `unknown parameter: ${name}`, hint && { hint })];
  });
  const parameters = declared.flatMap(([id, one]): Parameter[] => {
    const text = Object.hasOwn(settings, id) ? settings[id]! : String(one.default);
    const why = misfit(one, text);
    if (why) {
      usage.push(usageFault("parameter-value", `parameter ${id} cannot be ${JSON.stringify(text)}`, why));
      return [];
    }
    const values = valuesOf(one);
    const isNumber = typeOf(one) !== "text";
    return [
      {
        id,
        place: document.keyPlace(["parameters", id]),
        label: one.label ?? id,
        value: isNumber ? Number(text) : text,
        text: (one.values && !Array.isArray(one.values) ? one.values[text] : undefined) ?? text,
        isDefault: isNumber ? Number(text) === Number(one.default) : text === String(one.default),
        ...(values && { values }),
      },
    ];
  });
  if (usage.length > 0) throw new StudyFaults(usage, 2);
  return parameters;
}

/** The values for each of which a report is to be made. Throws StudyFaults (exit code 2) where there is no such list. */
export function valuesOfEach(parameters: readonly Parameter[], name: string): readonly string[] {
  const found = parameters.find(({ id }) => id === name);
  const listed = parameters.flatMap(({ id, values }) => (values ? [id] : []));
  if (found?.values) return found.values;
  const message = found ? `parameter ${name} has no list of values` : `unknown parameter: ${name}`;
  const hint = listed.length === 0 ? "the study declares no parameters with values" : suggest(name, listed);
  throw new StudyFaults([usageFault(found ? "parameter-value" : "parameter-unknown", message, hint && { hint })], 2);
}

/** The name of a report whose parameters are not all at their defaults, from their values: `leiden`, `leiden-2-5`. */
export function reportName(parameters: readonly Parameter[]): string | undefined {
  const set = parameters.filter(({ isDefault }) => !isDefault);
  if (set.length === 0) return undefined;
  const name = set.map(({ value }) => slug(String(value))).join("-");
  return /^(?:figures|tables)$/.test(name) ? `${name}-report` : name;
}

function slug(text: string): string {
  const plain = text
    .replace(/^-(?=\d)/, "minus ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain || "x";
}

function typeOf({ type, default: own }: Declaration): "text" | "number" | "integer" {
  return type ?? (typeof own === "number" ? "number" : "text");
}

function valuesOf({ values }: Declaration): readonly string[] | undefined {
  return values && (Array.isArray(values) ? values.map(String) : Object.keys(values));
}

/** Why a parameter cannot have a value; undefined where it can. */
function misfit(one: Declaration, text: string): Pick<Fault, "expected" | "hint"> | undefined {
  const values = valuesOf(one);
  if (values) {
    const hint = suggest(text, values);
    return values.includes(text) ? undefined : { expected: values.join(", "), ...(hint && { hint }) };
  }
  const type = typeOf(one);
  if (type === "text")
    return text.trim() === "" || QUOTES.test(text)
      ? { expected: "a text without quotes, braces, $ and line breaks" }
      : undefined;
  const { min, max } = one;
  const range = [min === undefined ? "" : `at least ${min}`, max === undefined ? "" : `at most ${max}`].filter(Boolean);
  const expected = [type === "integer" ? "a whole number" : "a number", ...range].join(", ");
  const fits =
    (type === "integer" ? /^-?\d+$/ : /^-?\d+(?:\.\d+)?$/).test(text) &&
    Number(text) >= (min ?? Number.NEGATIVE_INFINITY) &&
    Number(text) <= (max ?? Number.POSITIVE_INFINITY);
  return fits ? undefined : { expected };
}

/** A default or a value that the declaration itself forbids, and values of which two would name one report. */
function declarationFaults(id: string, one: Declaration, document: SourceDocument): Fault[] {
  const fault = (message: string, key: string, more: Pick<Fault, "expected" | "hint"> = {}): Fault => ({
    rule: "parameter-value",
    severity: "error",
    message: `parameter ${id}: ${message}`,
    place: document.place(["parameters", id, key]),
    ...more,
  });
  const { values, ...open } = one;
  const faults: Fault[] = [];
  const named = new Map<string, string>();
  for (const value of valuesOf(one) ?? []) {
    const why = misfit(open as Declaration, value);
    if (why) faults.push(fault(`it cannot be ${JSON.stringify(value)}`, "values", why));
    const other = named.get(slug(value));
    if (other !== undefined) faults.push(fault(`${other} and ${value} would name the same report`, "values"));
    named.set(slug(value), value);
  }
  const why = misfit(one, String(one.default));
  if (why) faults.push(fault(`its default cannot be ${JSON.stringify(one.default)}`, "default", why));
  return faults;
}

function usageFault(rule: RuleId, message: string, more: Pick<Fault, "expected" | "hint"> | "" | undefined): Fault {
  return { rule, severity: "error", message, ...(more || {}) };
}
