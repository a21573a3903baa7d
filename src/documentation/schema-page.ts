/** What a reference page needs to know of a JSON Schema, as zod writes it. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A table of an object's keys, those of objects within it too: `arms[].steps[].label`. Markdown. */
export function keyTable(schema: Schema, leaveOut: readonly string[] = []): string {
  const lines = rowsOf(schema, "").filter(([path]) => !leaveOut.includes(path));
  return ["| key | takes | default | |", "| --- | --- | --- | --- |"]
    .concat(lines.map(([path, takes, fallback, doc]) => `| \`${path}\` | ${takes} | ${fallback} | ${doc} |`))
    .join("\n");
}

type Row = readonly [path: string, takes: string, fallback: string, doc: string];

function rowsOf(schema: Schema, prefix: string): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]): Row[] => {
    const path = `${prefix}${name}`;
    const required = schema.required?.includes(name) === true;
    const fallback = property.default === undefined ? (required ? "required" : "") : `\`${String(property.default)}\``;
    const row: Row = [path, takes(property), fallback, describe(property)];
    return [row, ...within(property).flatMap(([step, inner]) => rowsOf(inner, `${path}${step}`))];
  });
}

/** The objects that a value may hold, and how their keys are reached. */
function within(schema: Schema): (readonly [step: string, object: Schema])[] {
  const branches = options(schema);
  if (branches.length > 0) return branches.flatMap(within);
  if (schema.properties) return [[".", schema]];
  const { items, additionalProperties: values } = schema;
  if (items) return within(items).map(([step, inner]) => [`[]${step}`, inner] as const);
  if (typeof values === "object") return within(values).map(([step, inner]) => [`.*${step}`, inner] as const);
  return [];
}

/** The forms that a value may take, where there are several. */
export function options({ anyOf = [], oneOf = [] }: Schema): readonly Schema[] {
  return [...anyOf, ...oneOf];
}

/** What a key takes, in words. */
export function takes(schema: Schema): string {
  const branches = options(schema);
  if (branches.length > 0) return [...new Set(branches.map(takes))].join(" or ");
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
  switch (schema.type) {
    case "string":
      return schema.format === "uri" ? "an address" : "text";
    case "integer":
      return `a whole number${bounds(schema)}`;
    case "number":
      return `a number${bounds(schema)}`;
    case "boolean":
      return "`true` or `false`";
    case "array":
      return `a list${schema.items?.type === "object" || !schema.items ? "" : ` of ${plural(takes(schema.items))}`}`;
    case "object":
      return schema.properties ? "a mapping" : `a mapping of names to ${plural(takes(valuesOf(schema)))}`;
    default:
      return "anything";
  }
}

function valuesOf({ additionalProperties: values }: Schema): Schema {
  return typeof values === "object" ? values : {};
}

function plural(words: string): string {
  return words
    .replace(/^a whole number/, "whole numbers")
    .replace(/^a number/, "numbers")
    .replace(/^text/, "texts")
    .replace(/^a list of/, "lists of")
    .replace(/^a mapping/, "mappings");
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const real = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < 2 ** 53 - 1;
  const low = real(minimum) ? ` from ${minimum}` : real(exclusiveMinimum) ? ` above ${exclusiveMinimum}` : "";
  const high = real(maximum) ? ` to ${maximum}` : real(exclusiveMaximum) ? ` below ${exclusiveMaximum}` : "";
  return `${low}${low && exclusiveMaximum !== undefined ? " and" : ""}${high}`;
}

/** A description and its examples, fit for a cell of a table. */
function describe({ description = "", examples = [] }: Schema): string {
  const shown = examples.map((example) => `\`${typeof example === "string" ? example : JSON.stringify(example)}\``);
  const text = shown.length === 0 ? description : `${description} E.g. ${shown.join(", ")}.`;
  return text.replaceAll("|", "\\|");
}
