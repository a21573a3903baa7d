import { StudyFaults, suggest } from "../fault.js";
import { methodNamed, methods as registry } from "../methods/index.js";
import type { Field, Fields, Method, Parts } from "../methods/method.js";
import { partsOf } from "../methods/parts.js";
import { wordsOf } from "../methods/words.js";
import { mayBeAbsent } from "../study/statistic-schema.js";
import type { Tell } from "./tell.js";

/** `reckon methods`: every method in a line, or what one declares and gives, an example, and its R. */
export function methods(name: string | undefined, tell: Tell): void {
  if (name === undefined) {
    tell.done(list(), {
      result: registry.map(({ name: method, title }) => ({ name: method, title })),
      summary: `${registry.length} methods`,
    });
    return;
  }
  const method = methodNamed(name);
  if (!method) {
    const hint = suggest(
      name,
      registry.map((one) => one.name),
    );
    const message = `unknown method: ${name}`;
    throw new StudyFaults([{ rule: "id-unknown", severity: "error", message, ...(hint && { hint }) }], 2);
  }
  const { formula, rEquivalent, inR } = wordsOf(name);
  const example = exampleOf(method);
  const own = partsOf(method, defaultsOf(method));
  const sections = [
    `${name}: ${method.title}\n\n${formula}`,
    `Declares\n${columns(Object.entries(method.declares as Fields).map(([key, field]) => [key, fieldInWords(field)]))}`,
    `Parts\n${columns(partLines(own))}`,
    ...(method.rowParts ? [`Parts of each row\n${columns(partLines(method.rowParts))}`] : []),
    `In study.yaml\n  ${example.plan}\n\nIn the manuscript\n  ${example.manuscript}`,
    `In R\n  ${rEquivalent}\n${indented(inR.trim())}`,
  ];
  tell.done(sections.join("\n\n"), {
    result: {
      name,
      title: method.title,
      formula,
      declares: method.declares,
      parts: own,
      rowParts: method.rowParts ?? null,
      headline: method.headline,
      example,
      r: { equivalent: rEquivalent, source: inR.trim() },
    },
    summary: method.title,
  });
}

function list(): string {
  const lines = columns(registry.map(({ name, title }) => [name, title]));
  return `${lines}\n\nreckon methods NAME tells what one declares and gives, with an example and its R.`;
}

/** Rows of two columns, indented. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join("\n");
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

function partLines(parts: Parts): (readonly [string, string])[] {
  return Object.entries(parts).map(([part, { kind, label }]) => [part, `${label} (${kind})`]);
}

function defaultsOf({ declares }: Method): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(declares as Fields).flatMap(([key, field]) =>
      "default" in field && field.default !== undefined ? [[key, field.default]] : [],
    ),
  );
}

/** What a key takes, whether it may be left out, and what it is. */
function fieldInWords(field: Field): string {
  const takes = "accepts" in field ? `${field.type}: ${field.accepts.join(", ")}` : field.type;
  const choices = field.type === "choice" ? `: ${field.of.join(", ")}` : "";
  const own = "default" in field && field.default !== undefined ? `, default ${String(field.default)}` : "";
  const optional = own === "" && mayBeAbsent(field) ? ", optional" : "";
  return `${takes}${choices}${own}${optional}. ${field.doc}`;
}

/** A declaration with what has to be there, for a plan and for a manuscript. */
function exampleOf(method: Method): { readonly plan: string; readonly manuscript: string } {
  const fields = Object.entries(method.declares as Fields);
  const [first] = fields[0] ?? [""];
  const shown = fields.filter(([key, field]) => key === first || !mayBeAbsent(field));
  const values = shown.map(([key, field]) => [key, exampleValue(key, field)] as const);
  const inPlan = values.map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(", ")}]` : String(value)}`,
  );
  const written = (value: unknown): string =>
    typeof value === "number" || typeof value === "boolean" ? String(value) : `"${[value].flat().join(",")}"`;
  const inText = values.map(([key, value]) => (key === first ? written(value) : `${key}=${written(value)}`));
  return {
    plan: `mine: { ${[`method: ${method.name}`, ...inPlan].join(", ")} }`,
    manuscript: `{{${[method.name, ...inText].join(" ")}}}`,
  };
}

function exampleValue(key: string, field: Field): string | number | boolean | readonly (string | number)[] {
  switch (field.type) {
    case "variable":
      return key === "time" ? "months" : field.accepts.includes("number") ? "age" : "sex";
    case "variables":
      return ["age", "sex"];
    case "condition":
      return key === "event" ? "died" : "age > 65";
    case "subset":
      return "control";
    case "subsets":
      return ["case", "control"];
    case "choice":
      return field.default ?? field.of[0]!;
    case "number":
      return field.default ?? field.minimum ?? 0.5;
    case "flag":
      return true;
    case "numbers":
      return [1, 2];
    case "code":
      return "yes";
    case "codes":
      return "sex=F";
  }
}
