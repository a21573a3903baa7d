import type { Place } from "../fault.js";
import type { Asked } from "../plan/build.js";
import { type InlineAsk, inlineKey, inlineReference } from "../plan/inline.js";
import type { Plan } from "../plan/plan.js";
import type { StudyTemplate } from "./study-templates.js";
import type { Call, Template, TemplateNode, Value } from "./template.js";

/** `{{stat "id.part"}}`: a statistic of the plan, by its reference. */
export interface ReferenceAsk {
  readonly kind: "reference";
  readonly reference: string;
  readonly place: Place;
}

export type Ask = ReferenceAsk | InlineAsk;

/** What templates ask for, in order, both branches of a condition; values known only in a loop are not asked for here. */
export function asks(...templates: readonly Template[]): readonly Ask[] {
  return templates.flatMap((template) => [...calls(template.nodes)].flatMap((call) => askOf(call) ?? []));
}

/** The inline asks of templates, each with who asks. */
export function inlineAsks(templates: readonly StudyTemplate[]): readonly Asked[] {
  return templates.flatMap(({ template, of: declaredBy }) =>
    asks(template).flatMap((ask) => (ask.kind === "inline" ? [{ ask, declaredBy }] : [])),
  );
}

/** What is asked for, by whom, in order, as a text: where it is asked left out, so that words may move. */
export function asksText(asked: readonly Asked[]): string {
  return JSON.stringify(
    asked.map(({ ask, declaredBy }) => [inlineKey(ask), inlineReference(ask, ""), declaredBy] as const),
  );
}

/** What an ask prints, by its reference in the plan (undefined where the plan has no such statistic), and where it says so. */
export function referenceOf(ask: Ask, { inline }: Pick<Plan, "inline">): readonly [string | undefined, Place] {
  if (ask.kind === "reference") return [ask.reference, ask.place];
  const id = inline.get(inlineKey(ask));
  return [id === undefined ? undefined : inlineReference(ask, id), ask.options.get("part")?.place ?? ask.place];
}

/** The ask that a call makes, where its arguments are written out. */
export function askOf(call: Call): Ask | undefined {
  const [first] = call.args;
  const of = first?.type === "literal" ? first.value : undefined;
  if (call.helper === "stat" && typeof of === "string") {
    return { kind: "reference", reference: of, place: first?.place ?? call.place };
  }
  if (!call.method) return undefined;
  const { helper: method, place, args, options } = call;
  return {
    kind: "inline",
    method,
    args: args.flatMap((value) => (value.type === "literal" ? [value] : [])),
    options: new Map(
      [...options].flatMap(([key, value]) =>
        value.type === "literal" ? [[key, { ...value, key: call.keys.get(key) ?? value.place }] as const] : [],
      ),
    ),
    place,
  };
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
