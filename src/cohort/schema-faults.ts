import type { z } from "zod";
import { type Fault, type Place, suggest } from "../fault.js";
import type { Path, SourceDocument } from "./source-document.js";

type Issue = z.core.$ZodIssue;

/** What a JSON Schema says of the keys of an object, as far as hints need it. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The issues of a schema as faults with places and the nearest right word; `schema` is the same schema as JSON Schema. */
export function schemaFaults(issues: readonly Issue[], document: SourceDocument, schema: object): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], document, schema as JsonSchema));
}

function faultsOf(issue: Issue, prefix: Path, document: SourceDocument, schema: JsonSchema): Fault[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  const value = valueAt(document.value, path);
  const name = nameOf(path);
  const fault = (rule: string, message: string, place: Place, more: Pick<Fault, "expected" | "hint"> = {}): Fault => ({
    rule,
    severity: "error",
    message,
    place,
    ...more,
  });
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => {
      const hint = suggest(key, known);
      return fault("key-unknown", `unknown key: ${key}`, document.keyPlace([...path, key]), hint ? { hint } : {});
    });
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
  const hint = issue.code === "invalid_value" ? suggest(String(value), issue.values.map(String)) : undefined;
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
      return issue.origin === "string" || issue.origin === "array" ? "something in it" : `at least ${issue.minimum}`;
    case "too_big":
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

function keysAt(schema: JsonSchema, path: Path): string[] {
  let nodes: readonly JsonSchema[] = [schema];
  for (const step of path) {
    nodes = nodes
      .flatMap((node) => [node, ...(node.anyOf ?? [])])
      .flatMap((node) => (typeof step === "number" ? node.items : node.properties?.[step]) ?? []);
  }
  return nodes.flatMap((node) => [node, ...(node.anyOf ?? [])]).flatMap((node) => Object.keys(node.properties ?? {}));
}
