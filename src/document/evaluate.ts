import { type Place, suggest } from "../fault.js";
import { callHelper, type Resolved } from "./call.js";
import { verdictName } from "./claims.js";
import type { Rendering } from "./rendering.js";
import { textSlot } from "./slots.js";
import type { Path, Template, TemplateNode, Value } from "./template.js";

/** What paths can reach: plain data, own keys only. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

interface Scope {
  readonly root: Data;
  readonly current: Data;
  readonly loop?: { readonly index: number; readonly first: boolean; readonly last: boolean };
}

/** A place in the template for an offset in the Markdown made from it. */
export interface Segment {
  readonly from: number;
  readonly place: Place;
  readonly text: string;
}

/** The template as Markdown in which every computed value is a token, and where each piece of it came from. */
export function evaluate(template: Template, rendering: Rendering): { markdown: string; segments: readonly Segment[] } {
  const segments: Segment[] = [];
  let markdown = "";
  const write = (text: string, original: string, place: Place): void => {
    // Handlebars takes the line break after a block's tag away: the text may begin later than its original.
    segments.push({ from: markdown.length - Math.max(0, original.indexOf(text)), place, text: original });
    markdown += text;
  };
  const root = dataOf(rendering);
  walk(template.nodes, { root, current: root }, rendering, write);
  return { markdown, segments };
}

type Write = (text: string, original: string, place: Place) => void;

function walk(nodes: readonly TemplateNode[], scope: Scope, rendering: Rendering, write: Write): void {
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        write(node.text, node.original, node.place);
        break;
      case "call": {
        const values = argumentsOf(node.args, node.options, scope, rendering);
        const slot = values && callHelper(node, values, rendering);
        if (slot) write(rendering.slots.add(slot), "", node.place);
        break;
      }
      case "path": {
        const value = lookUp(node.path, scope, rendering);
        if (value === undefined) break;
        const text = textOf(value);
        if (text === undefined) notText(node.path, rendering);
        else write(rendering.slots.add(textSlot(text, node.path.place)), "", node.path.place);
        break;
      }
      case "if": {
        const value = found(node.condition, scope, rendering);
        walk(truthy(value) !== node.negated ? node.body : node.otherwise, scope, rendering, write);
        break;
      }
      case "each":
        loop(node, scope, rendering, write);
        break;
    }
  }
}

function loop(node: TemplateNode & { type: "each" }, scope: Scope, rendering: Rendering, write: Write): void {
  const over = found(node.over, scope, rendering);
  if (over === undefined) return;
  if (!Array.isArray(over)) {
    const message = "#each runs over a list only";
    rendering.fault({ rule: "not-a-list", severity: "error", message, place: node.over.place });
    return;
  }
  const items: readonly Data[] = over;
  if (items.length === 0) walk(node.otherwise, scope, rendering, write);
  for (const [index, current] of items.entries()) {
    const inside = { index, first: index === 0, last: index === items.length - 1 };
    walk(node.body, { root: scope.root, current, loop: inside }, rendering, write);
  }
}

function argumentsOf(
  args: readonly Value[],
  options: ReadonlyMap<string, Value>,
  scope: Scope,
  rendering: Rendering,
): Resolved | undefined {
  const plain = (value: Value): string | number | boolean | undefined => {
    const own = found(value, scope, rendering);
    if (own === undefined) return undefined;
    if (typeof own !== "object") return own;
    if (value.type === "path") notText(value.path, rendering);
    return undefined;
  };
  const values = args.map(plain);
  const named = [...options].map(([name, value]) => [name, plain(value)] as const);
  if ([...values, ...named.map(([, value]) => value)].includes(undefined)) return undefined;
  return {
    args: values.filter((value) => value !== undefined),
    options: Object.fromEntries(named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    places: args.map(({ place }) => place),
  };
}

function found(value: Value, scope: Scope, rendering: Rendering): Data | undefined {
  if (value.type === "literal") return value.value;
  if (value.type === "path") return lookUp(value.path, scope, rendering);
  const { call } = value;
  const values = argumentsOf(call.args, call.options, scope, rendering);
  if (!values) return undefined;
  const [name, is] = [String(values.args[0]), String(values.options.is)];
  return (call.helper === "param" ? isSetTo : isVerdict)(name, is, call.place, rendering);
}

/** `(verdict "il6-raised" is="agrees")`: for conditions, so that prose follows the data. */
function isVerdict(claim: string, name: string, place: Place, rendering: Rendering): boolean | undefined {
  const found = rendering.context.verdicts.find((verdict) => verdict.claim === claim);
  if (!found) {
    rendering.unknown(
      "claim",
      claim,
      rendering.context.verdicts.map((verdict) => verdict.claim),
      place,
    );
    return undefined;
  }
  const names = [
    "agrees",
    "differs",
    "decision-flips",
    "nothing-contrary",
    "within-margin",
    "not-decided",
    "not-checked",
  ];
  if (!names.includes(name)) {
    rendering.unknown("verdict", name, names, place);
    return undefined;
  }
  return verdictName(found.verdict) === name;
}

/** `(param "site" is="leiden")`: so that prose follows what is set. */
function isSetTo(name: string, text: string, place: Place, rendering: Rendering): boolean | undefined {
  const { parameters } = rendering.context.study;
  const found = parameters.find(({ id }) => id === name);
  if (!found) {
    const names = parameters.map(({ id }) => id);
    rendering.unknown("parameter", name, names, place);
    return undefined;
  }
  if (found.values && !found.values.includes(text)) {
    const [message, expected] = [`parameter ${name} is never ${text}`, found.values.join(", ")];
    rendering.fault({ rule: "parameter-value", severity: "error", message, place, expected });
    return undefined;
  }
  return String(found.value) === text;
}

function lookUp({ parts, data, place }: Path, scope: Scope, rendering: Rendering): Data | undefined {
  if (data) {
    const key = parts[0];
    if (scope.loop && (key === "index" || key === "first" || key === "last")) return scope.loop[key];
    rendering.fault({ rule: "path-unknown", severity: "error", message: `@${key} outside #each`, place });
    return undefined;
  }
  const own = descend(scope.current, parts) ?? descend(scope.root, parts);
  if (own !== undefined) return own;
  const known = [scope.current, scope.root].flatMap((from) => (isRecord(from) ? Object.keys(from) : []));
  const name = parts.join(".");
  const hint = suggest(parts.at(-1) ?? "", known);
  const message = `nothing is known as ${name || "this"}`;
  rendering.fault({ rule: "path-unknown", severity: "error", message, place, ...(hint === undefined ? {} : { hint }) });
  return undefined;
}

function descend(from: Data, parts: readonly string[]): Data | undefined {
  let value: Data | undefined = from;
  for (const part of parts) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

function isRecord(value: Data | undefined): value is { readonly [key: string]: Data } {
  return typeof value === "object" && !Array.isArray(value);
}

function textOf(value: Data): string | undefined {
  return typeof value === "object" ? undefined : String(value);
}

function notText(path: Path, rendering: Rendering): void {
  const message = `${path.parts.join(".") || "this"} is not one text`;
  rendering.fault({ rule: "not-a-text", severity: "error", message, place: path.place });
}

function truthy(value: Data | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function dataOf({ context }: Rendering): Data {
  const { study, verdicts, figures, tables } = context;
  const optional = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  return {
    simulated: study.data.status === "simulated",
    study: {
      title: study.title,
      ...optional("shortTitle", study.shortTitle),
      ...optional("date", study.date),
      ...optional("version", study.version),
      ...optional("license", study.license),
      keywords: study.keywords,
      authors: study.authors.map(({ name, affiliation }) => ({ name, ...optional("affiliation", affiliation) })),
      data: study.data.file,
    },
    claims: study.claims.map(({ id, says }) => {
      const verdict = verdicts.find(({ claim }) => claim === id)?.verdict ?? "not decided";
      return { id, says, verdict };
    }),
    figures: figures.map(({ id, title }) => ({ id, title })),
    tables: tables.map(({ id, title }) => ({ id, title })),
  };
}
