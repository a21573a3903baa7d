import { createHash } from "node:crypto";
import type { Field, Fields, Method } from "../methods/method.js";
import { type Permits, withDefaults } from "./statistics.js";

const LONGEST = 80;

/**
 * The id of a statistic that a manuscript asks for, made of what it is and nothing else: `median.il6.control`,
 * `quantile.il6.control.p-0-95`, `proportion.anti_mag-is-positive.igm-pnp`. Keys at their defaults are left out. Where
 * that name is too long, or is taken by another statistic, six digits of the hash of the declaration follow.
 */
export function inlineId(
  method: Method,
  options: Readonly<Record<string, unknown>>,
  permits: Permits,
  isFree: (id: string) => boolean,
): string {
  const own = withDefaults(method, options, permits);
  const defaults = withDefaults(method, {}, permits);
  const segments = Object.entries(method.declares as Fields).flatMap(([key, field]) => {
    const value = own[key];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(defaults[key])) return [];
    return segmentsOf(key, field, value);
  });
  const id = [method.name, ...segments].join(".");
  if (id.length <= LONGEST && isFree(id)) return id;
  const hash = createHash("sha256")
    .update(JSON.stringify([method.name, own]))
    .digest("hex")
    .slice(0, 6);
  return `${id.slice(0, LONGEST).replace(/[.-]+$/, "")}-${hash}`;
}

function segmentsOf(key: string, field: Field, value: unknown): string[] {
  switch (field.type) {
    case "variable":
    case "subset":
    case "condition":
      return [slug(String(value))];
    case "variables":
    case "subsets":
      return (value as string[]).map(slug);
    case "flag":
      return [value === true ? slug(key) : `${slug(key)}-no`];
    case "codes":
      return Object.entries(value as object).map(([name, code]) => slug(`${key} ${name} ${String(code)}`));
    default:
      return [slug([key, ...[value].flat()].join(" "))];
  }
}

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/==/g, " is "],
  [/!=/g, " is not "],
  [/>=/g, " at least "],
  [/<=/g, " at most "],
  [/>/g, " above "],
  [/</g, " below "],
  [/\+/g, " plus "],
  [/ - /g, " minus "],
  [/\*/g, " times "],
  [/\//g, " by "],
];

/** An expression or name as one segment of an id: letters, digits, underscores and single hyphens. */
function slug(text: string): string {
  const worded = OPERATORS.reduce((all, [operator, word]) => all.replace(operator, word), text);
  const plain = worded
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain || "x";
}
