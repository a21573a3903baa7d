import type { Origin } from "../fault.js";
import type { Path } from "../source/document.js";
import type { Parameter } from "./parameters.js";

const NAME = /\$(?:\{([a-z][a-z0-9_]*)\}|([a-z][a-z0-9_]*))/g;

/** Keys of which a number is a number: everywhere else `$name` alone is put in as text. */
const NUMERIC = new Set(["thresholds", "statistics", "figures", "tables"]);
const TEXTS = new Set([
  "label",
  "title",
  "caption",
  "alt",
  "axis",
  "head",
  "description",
  "assumed",
  "of",
  "in",
  "cell",
]);

/**
 * The data of a study.yaml with every `$name` of a parameter replaced by its value, in every text but those of
 * `parameters`. A text that is nothing but `$name` becomes a number where the key takes one.
 */
export function withParameters(value: unknown, parameters: readonly Parameter[], path: Path = []): unknown {
  if (parameters.length === 0 || path[0] === "parameters") return value;
  if (typeof value === "string") {
    const alone = parameters.find(({ id }) => value === `$${id}` || value === `\${${id}}`);
    const numeric = NUMERIC.has(String(path[0])) && !TEXTS.has(String(path.at(-1)));
    return alone && numeric ? alone.value : filled(value, parameters).text;
  }
  if (Array.isArray(value)) return value.map((item, i) => withParameters(item, parameters, [...path, i]));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withParameters(item, parameters, [...path, key])]),
    );
  return value;
}

/** A text with the values of parameters in it; `from` gives the offset in the text as written of each character. */
export function filled(text: string, parameters: readonly Pick<Parameter, "id" | "value">[]) {
  const from: number[] = [];
  let result = "";
  let done = 0;
  const verbatim = (until: number): void => {
    for (; done < until; done++) from.push(done);
  };
  for (const match of text.matchAll(NAME)) {
    const found = parameters.find(({ id }) => id === (match[1] ?? match[2]));
    if (!found) continue;
    const value = String(found.value);
    result += text.slice(done, match.index) + value;
    verbatim(match.index);
    for (let i = 0; i < value.length; i++) from.push(match.index);
    done += match[0].length;
  }
  result += text.slice(done);
  verbatim(text.length);
  from.push(text.length);
  return { text: result, from };
}

/** Names that stand with a dollar sign in a text, each with its offset. */
export function namesIn(text: string): readonly (readonly [name: string, offset: number])[] {
  return [...text.matchAll(NAME)].map((match) => [(match[1] ?? match[2])!, match.index] as const);
}

/** Where the characters of a text stand after parameters were put into it. */
export function filledOrigin(origin: Origin, text: unknown, parameters: readonly Parameter[]): Origin {
  if (typeof text !== "string" || typeof origin !== "function" || !text.includes("$")) return origin;
  const { from } = filled(text, parameters);
  return (offset) => origin(from[Math.min(offset, from.length - 1)] ?? 0);
}
