import type { VariableType } from "../../src/cohort/need.js";
import type { Field, Fields } from "../../src/methods/method.js";

/** Names of the fixture's study that fit each type of variable, the plainest first. */
const VARIABLES: Readonly<Record<VariableType, readonly string[]>> = {
  number: ["age", "score_before", "change", "marker"],
  code: ["sex", "band"],
  logical: ["improved", "certain"],
  text: ["centre"],
};
const CODES: Readonly<Record<string, string>> = { sex: "male", band: "old", improved: "yes" };
const CONDITIONS = ["improved", "change > 0"];
/** Values of keys whose type does not tell what is possible, or that would take long. */
const GIVEN: Readonly<Record<string, unknown>> = { probabilities: [0.4, 0.6], resamples: 200 };
const SUBSETS = ["case", "control", "rival"];

type Declaration = Readonly<Record<string, unknown>>;

/**
 * Declarations of a method, made from what it declares: one that is plain, and one more for each other variable, choice,
 * flag and key that it may have, so that a new method is compared with R as soon as it exists.
 */
export function declarationsOf(fields: Fields): Declaration[] {
  const filler = new Filler();
  const keys = Object.keys(fields);
  const plain: Record<string, unknown> = {};
  for (const key of keys) {
    if (key in GIVEN) plain[key] = GIVEN[key];
    else if (isPlain(fields[key]!)) plain[key] = filler.fill(fields[key]!, plain);
  }
  const variations = keys.flatMap((key) => {
    const field = fields[key]!;
    const values = field.optional && !isPlain(field) ? [filler.fill(field, plain)] : [];
    return [...values, ...otherValues(key, field)].map((value) => {
      const left = keys.filter((other) => fields[other]!.unless !== key && other !== field.unless);
      return { ...Object.fromEntries(left.map((other) => [other, plain[other]])), [key]: value };
    });
  });
  const variables = keys.filter((key) => fields[key]!.type === "variable");
  return [plain, ...variations]
    .map((declaration) => Object.fromEntries(Object.entries(declaration).filter(([, value]) => value !== undefined)))
    .filter((declaration, i, all) => {
      const named = variables.map((key) => declaration[key]).filter((name) => name !== undefined);
      const text = JSON.stringify(declaration);
      return new Set(named).size === named.length && all.findIndex((other) => JSON.stringify(other) === text) === i;
    });
}

/** Whether the key stands in the plain declaration: those that must, and subsets, which might else overlap. */
function isPlain(field: Field): boolean {
  return !("default" in field) && (!field.optional || (field.type === "subset" && field.unless === undefined));
}

/** Gives each key a value that no earlier key of its type has. */
class Filler {
  private readonly variables = new Map<VariableType, number>();
  private subsets = 0;
  private conditions = 0;

  fill(field: Field, before: Declaration): unknown {
    switch (field.type) {
      case "variable":
        return this.next(field.accepts[0]!);
      case "variables": {
        const wanted = Math.max(field.min ?? 1, 2);
        const types = field.accepts.filter((type) => type !== "text");
        return Array.from({ length: wanted }, (_, i) => this.next(types[i % types.length]!));
      }
      case "condition":
        return CONDITIONS[this.conditions++ % CONDITIONS.length];
      case "subset":
        return SUBSETS[this.subsets++ % SUBSETS.length];
      case "subsets":
        return SUBSETS.slice(0, field.max ?? 3);
      case "code":
        return CODES[String(before[field.codesOf])];
      case "codes": {
        const coded = [before[field.codesOf]].flat().filter((name) => String(name) in CODES);
        return coded.length > 0 ? Object.fromEntries(coded.map((name) => [name, CODES[String(name)]])) : undefined;
      }
      case "choice":
        return field.of[0];
      case "flag":
        return true;
      case "number": {
        const { minimum, maximum } = field;
        return minimum !== undefined && maximum !== undefined
          ? minimum + 0.9 * (maximum - minimum)
          : (minimum ?? 2) + 20;
      }
      case "numbers":
        return [50, 60, 70];
    }
  }

  private next(type: VariableType): string {
    const at = this.variables.get(type) ?? 0;
    this.variables.set(type, at + 1);
    return VARIABLES[type][at % VARIABLES[type].length]!;
  }
}

function otherValues(key: string, field: Field): readonly unknown[] {
  switch (field.type) {
    case "variable":
      return field.accepts.flatMap((type) => VARIABLES[type]);
    case "condition":
      return ["marker > 2", "severe"];
    case "choice":
      return field.of;
    case "flag":
      return [true, false];
    case "number":
      return key === "conf_level" ? [0.9] : [];
    default:
      return [];
  }
}
