import type { Field, Fields } from "../../src/methods/method.js";

/** Names of the fixture's study that fit each type of variable; the first ones first. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  number: ["age", "marker", "score_before", "change"],
  code: ["sex", "band"],
  logical: ["improved", "certain"],
  text: ["centre"],
};
const SUBSETS = ["case", "control", "rival"];

type Declaration = Readonly<Record<string, unknown>>;

/**
 * Declarations of a method, made from what it declares: one that is plain, and one more for each other variable, choice
 * and flag that it may have, so that a new method is compared with R as soon as it exists.
 */
export function declarationsOf(fields: Fields): Declaration[] {
  const plain: Record<string, unknown> = {};
  const taken = { variables: 0, subsets: 0 };
  for (const [key, field] of Object.entries(fields)) {
    const value = plainValue(key, field, plain, taken);
    if (value !== undefined) plain[key] = value;
  }
  const variations = Object.entries(fields).flatMap(([key, field]) =>
    otherValues(key, field).map((value) => ({ ...plain, [key]: value })),
  );
  const variables = Object.keys(fields).filter((key) => fields[key]!.type === "variable");
  const seen = new Set<string>();
  return [plain, ...variations].filter((declaration) => {
    const text = JSON.stringify(declaration);
    if (new Set(variables.map((key) => declaration[key])).size < variables.length) return false;
    return !seen.has(text) && seen.add(text);
  });
}

function plainValue(
  key: string,
  field: Field,
  before: Declaration,
  taken: { variables: number; subsets: number },
): unknown {
  switch (field.type) {
    case "variable":
      return VARIABLES[field.accepts[0]!]![taken.variables++];
    case "variables":
      return VARIABLES[field.accepts[0]!]!.slice(0, Math.max(2, field.min ?? 1));
    case "condition":
      return "improved";
    case "subset":
      return SUBSETS[taken.subsets++];
    case "subsets":
      return SUBSETS.slice(0, field.max ?? 3);
    case "code":
      return { sex: "female", band: "middle" }[String(before[field.codesOf])];
    case "number": {
      if (key === "resamples") return 199;
      const { minimum, maximum } = field;
      if (field.optional || field.default !== undefined) return undefined;
      return minimum !== undefined && maximum !== undefined ? minimum + 0.9 * (maximum - minimum) : (minimum ?? 2);
    }
    case "numbers":
      return key === "probabilities" ? [0.4, 0.6] : [1, 2, 3];
    default:
      return undefined;
  }
}

function otherValues(key: string, field: Field): readonly unknown[] {
  switch (field.type) {
    case "variable":
      return field.accepts.flatMap((type) => VARIABLES[type]!);
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
