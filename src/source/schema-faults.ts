import type { z } from "zod";
import { type Fault, type Place, suggest } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { Path, SourceDocument } from "./document.js";

type Issue = z.core.$ZodIssue;

/** What a JSON Schema says of the keys of an object, as far as hints need it. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly const?: unknown;
}

/** The rule that a value breaks which was to choose among several forms of an object, by its key. */
const DISCRIMINATORS: Readonly<Record<string, RuleId>> = { method: "method-unknown", kind: "kind-unknown" };

/** The issues of a schema as faults with places and the nearest right word; `schema` is the same schema as JSON Schema. */
export function schemaFaults(issues: readonly Issue[], document: SourceDocument, schema: object): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], document, schema as JsonSchema));
}

function faultsOf(issue: Issue, prefix: Path, document: SourceDocument, schema: JsonSchema): Fault[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  const value = valueAt(document.value, path);
  const name = nameOf(path);
  const fault = (rule: RuleId, message: string, place: Place, more: Pick<Fault, "expected" | "hint"> = {}): Fault => ({
    rule,
    severity: "error",
    message,
    place,
    ...more,
  });
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path, document.value);
    return issue.keys.map((key) => {
      const hint = suggest(key, known);
      return fault("key-unknown", `unknown key: ${key}`, document.keyPlace([...path, key]), hint ? { hint } : {});
    });
  }
  if (issue.code === "invalid_union" && issue.discriminator !== undefined) {
    const key = issue.discriminator;
    const owner = path.at(-1) === key ? path.slice(0, -1) : path;
    const found = valueAt(document.value, [...owner, key]);
    const options = kindsAt(schema, owner, key);
    const expected = options.join(", ");
    if (found === undefined) return [fault("key-missing", `missing key: ${key}`, document.place(owner), { expected })];
    const hint = suggest(String(found), options);
    const place = document.place([...owner, key]);
    return [
      fault(DISCRIMINATORS[key] ?? "value-unknown", `unknown ${key}: ${String(found)}`, place, {
        expected,
        ...(hint && { hint }),
      }),
    ];
  }
  if (issue.code === "invalid_key") {
    const place = document.keyPlace(path);
    return issue.issues.map((inner) => fault("id-malformed", `${name}: ${inner.message}`, place));
  }
  if (value === undefined) {
    const message = `missing key: ${String(path.at(-1) ?? "")}`;
    const expected = expectedOf(issue);
    return [fault("key-missing", message, document.place(path.slice(0, -1)), expected ? { expected } : {})];
  }
  if (issue.code === "invalid_union") {
    // Report the branch that the author began: an object where one was written, else the whole.
    const branch = issue.errors.find(
      (inner) => !inner.some((one) => one.path.length === 0 && one.code === "invalid_type"),
    );
    if (branch) return branch.flatMap((inner) => faultsOf(inner as Issue, path, document, schema));
  }
  const expected = expectedOf(issue);
  const unquoted = issue.code === "invalid_type" && issue.expected === "string" && typeof value === "number";
  const hint =
    issue.code === "invalid_value"
      ? suggest(String(value), issue.values.map(String))
      : unquoted
        ? `write it in quotes: "${value}"`
        : value === null
          ? "write it after the colon; a text that begins with # stands in quotes"
          : undefined;
  return [
    fault(
      `${issue.code === "invalid_value" ? "value-unknown" : "value-malformed"}`,
      `${name}: ${describe(value)}`,
      document.place(path),
      {
        expected: expected ?? issue.message,
        ...(hint && { hint }),
      },
    ),
  ];
}

function expectedOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return KINDS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.join(", ");
    case "invalid_union":
      return [
        ...new Set(issue.errors.flatMap((errors) => errors.map((error) => expectedOf(error as Issue) ?? ""))),
      ].join(" or ");
    case "too_small":
      if (issue.origin === "array" && Number(issue.minimum) > 1) return `a list of at least ${issue.minimum}`;
      return issue.origin === "string" || issue.origin === "array" ? "something in it" : `at least ${issue.minimum}`;
    case "too_big":
      if (issue.origin === "array") return `a list of at most ${issue.maximum}`;
      return issue.origin === "string" ? `${issue.maximum} character` : `at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a mapping of keys to values",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
};

function describe(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "a mapping";
  return JSON.stringify(value);
}

/** `fields[3].type`, as a person would say it. */
function nameOf(path: Path): string {
  return (
    path.map((step, i) => (typeof step === "number" ? `[${step + 1}]` : `${i > 0 ? "." : ""}${step}`)).join("") ||
    "the file"
  );
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The keys that are known at `path`, of a method or kind those of the one that the author chose. */
function keysAt(schema: JsonSchema, path: Path, root: unknown): string[] {
  return nodesAt(schema, path, root).flatMap((node) => Object.keys(node.properties ?? {}));
}

/** The names that the key `key` may take at `path`, each of which has a schema of its own. */
function kindsAt(schema: JsonSchema, path: Path, key: string): string[] {
  return nodesAt(schema, path, undefined).flatMap((node) => {
    const kind = node.properties?.[key]?.const;
    return kind === undefined ? [] : [String(kind)];
  });
}

function nodesAt(schema: JsonSchema, path: Path, root: unknown): readonly JsonSchema[] {
  const open = (found: JsonSchema, at: Path): readonly JsonSchema[] => {
    const node = schema.$defs?.[found.$ref?.replace("#/$defs/", "") ?? ""] ?? found;
    const options = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
    const value = valueAt(root, at);
    const chosen = options.filter((option) =>
      Object.entries(option.properties ?? {}).some(
        ([key, { const: kind }]) => kind !== undefined && kind === valueAt(value, [key]),
      ),
    );
    return [node, ...(chosen.length > 0 ? chosen : options)];
  };
  let nodes = open(schema, []);
  for (const [i, step] of path.entries())
    nodes = nodes
      .flatMap((node) => {
        if (typeof step === "number") return node.items ?? [];
        const known = node.properties?.[step];
        return known ?? (typeof node.additionalProperties === "object" ? node.additionalProperties : []);
      })
      .flatMap((node) => open(node, path.slice(0, i + 1)));
  return nodes;
}
