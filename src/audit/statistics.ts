import type { Expression } from "../cohort/expression/index.js";
import type { Need, VariableInfo } from "../cohort/need.js";
import type { Field, Method } from "../methods/method.js";
import { wordsOf } from "../methods/words.js";
import type { PlannedStatistic } from "../plan/plan.js";
import { lackingInR } from "./lacking.js";
import type { RNames } from "./names.js";
import { callInR, rValue } from "./r-source.js";

/** What a method's function in R is called, and the names of its arguments. */
export interface RFunction {
  readonly name: string;
  readonly source: string;
  readonly arguments: readonly { readonly name: string; readonly required: boolean }[];
}

/** The method's function in R. Throws where it is not called `compute_<method>` or takes no input. */
export function functionOf(method: Method): RFunction {
  const name = `compute_${method.name.replaceAll("-", "_")}`;
  const source = wordsOf(method.name).inR.trim();
  const start = source.indexOf(`${name} <- function(`);
  if (start < 0) throw new Error(`${method.name}: its R defines no ${name}`);
  const [input, ...args] = splitArguments(source.slice(start + name.length + " <- function(".length));
  if (input !== "input") throw new Error(`${name}: its first argument is not input`);
  return {
    name,
    source,
    arguments: args.map((arg) => {
      const at = arg.indexOf("=");
      return at < 0 ? { name: arg, required: true } : { name: arg.slice(0, at).trim(), required: false };
    }),
  };
}

/** The arguments of a function up to its closing parenthesis. */
function splitArguments(source: string): string[] {
  const args: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    if (character === "(") depth++;
    else if ((character === "," && depth === 0) || (character === ")" && depth-- === 0)) {
      args.push(source.slice(start, i).trim());
      start = i + 1;
      if (character === ")") break;
    }
  }
  return args.filter((arg) => arg !== "");
}

/** The R that computes one statistic: `compute_<method>(<data>, <options>)`. */
export function statisticInR({ id, method, declaration }: PlannedStatistic, names: RNames): string {
  const { name, arguments: args } = functionOf(method);
  const need = method.needs(declaration as never, (variable) => infoOf(variable, names));
  const options = args.flatMap((argument) => {
    const value = declaration[argument.name];
    if (value !== undefined) return [`${argument.name} = ${rValue(value)}`];
    if (argument.required) throw new Error(`${id}: ${name} asks for ${argument.name}, which is not declared`);
    return [];
  });
  return callInR(name, [needInR(need, names), ...options]);
}

/** Whether a key of this type is an option of the computation rather than the name of data. */
export function isOption({ type }: Field): boolean {
  return ["choice", "number", "numbers", "flag", "code", "codes"].includes(type);
}

/** The data as R. */
export function needInR(need: Need, names: RNames): string {
  const below = "below" in need && need.below !== undefined ? [`below = ${rValue(need.below)}`] : [];
  const within = rValue(typeof need.in === "string" ? need.in : [...need.in]);
  switch (need.shape) {
    case "participants":
      return callInR("participants", [within, ...(need.of === undefined ? [] : [rValue(need.of)])]);
    case "samples":
      return callInR("samples", [rValue(need.of), within, ...below]);
    case "pairs":
    case "ranks":
      return callInR("pairs_of", [rValue(need.x), rValue(need.y), within, ...below]);
    case "crosstab":
      return callInR("crosstab", [rValue(need.of), within]);
    case "frame":
      return callInR("frame", [rValue([...need.columns]), within, ...below, ...conditionsInR(need.conditions, names)]);
    case "tallies": {
      const condition = conditionNamed(need.of, names);
      const lacking = lackingInR(condition, names);
      return callInR("tallies", [names.inR(condition), within, ...(lacking ? [lacking] : [])]);
    }
  }
}

/** A condition by name or as an expression. */
function conditionNamed(text: string, names: RNames): Expression {
  return names.parse(names.type(text) ? `\`${text}\`` : text);
}

/** Conditions of a frame, unevaluated, by their texts; and of those that do not apply to everyone, to whom not. */
function conditionsInR(conditions: readonly string[] = [], names: RNames): string[] {
  const sources = conditions.map((text) => {
    const condition = conditionNamed(text, names);
    return { text, source: names.inR(condition), lacking: lackingInR(condition, names) };
  });
  const list = (key: string, items: readonly (readonly [string, string])[]): string[] =>
    items.length === 0
      ? []
      : [`${key} = alist(${items.map(([name, item]) => `${rValue(name)} = ${item}`).join(", ")})`];
  return [
    ...list(
      "conditions",
      sources.map(({ text, source }) => [text, source]),
    ),
    ...list(
      "lacking",
      sources.flatMap(({ text, lacking }) => (lacking === undefined ? [] : [[text, lacking] as const])),
    ),
  ];
}

function infoOf(name: string, names: RNames): VariableInfo {
  const type = names.type(name);
  if (!type) throw new Error(`no such variable: ${name}`);
  return {
    name,
    label: name,
    type: type.kind === "unknown" ? "text" : type.kind,
    censored: type.kind === "number" && type.censored,
    appliesToAll: !names.mayNotApply(name),
    ...(type.kind === "code" && { codes: type.codes }),
  };
}
