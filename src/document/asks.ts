import type { Place } from "../fault.js";
import type { Call, Template, TemplateNode, Value } from "./template.js";

/** `{{stat "id.part"}}`: a statistic of the plan, by its reference. */
export interface ReferenceAsk {
  readonly kind: "reference";
  readonly reference: string;
  readonly place: Place;
}

/** `{{median "il6" in="control"}}`: a statistic that the manuscript adds to the plan. */
export interface InlineAsk {
  readonly kind: "inline";
  readonly method: string;
  /** The first argument, and the options, as written. */
  readonly of?: string | number | boolean;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly place: Place;
}

export type Ask = ReferenceAsk | InlineAsk;

/** What templates ask for, in order, both branches of a condition; values known only in a loop are not asked for here. */
export function asks(...templates: readonly Template[]): readonly Ask[] {
  return templates.flatMap((template) => [...calls(template.nodes)].flatMap((call) => askOf(call) ?? []));
}

/** The ask that a call makes, where its arguments are written out. */
export function askOf(call: Call): Ask | undefined {
  const [first] = call.args;
  const of = first?.type === "literal" ? first.value : undefined;
  if (call.helper === "stat" && typeof of === "string") {
    return { kind: "reference", reference: of, place: first?.place ?? call.place };
  }
  if (!call.method) return undefined;
  const options: Record<string, string | number | boolean> = {};
  for (const [name, value] of call.options) if (value.type === "literal") options[name] = value.value;
  return { kind: "inline", method: call.helper, ...(of === undefined ? {} : { of }), options, place: call.place };
}

function* calls(nodes: readonly TemplateNode[]): Generator<Call> {
  for (const node of nodes) {
    if (node.type === "call") yield* nested(node);
    else if (node.type === "if") {
      yield* inValue(node.condition);
      yield* calls(node.body);
      yield* calls(node.otherwise);
    } else if (node.type === "each") {
      yield* calls(node.body);
      yield* calls(node.otherwise);
    }
  }
}

function* nested(call: Call): Generator<Call> {
  yield call;
  for (const value of [...call.args, ...call.options.values()]) yield* inValue(value);
}

function* inValue(value: Value): Generator<Call> {
  if (value.type === "call") yield* nested(value.call);
}
