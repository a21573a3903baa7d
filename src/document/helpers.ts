import type { Value } from "./template.js";

/** What a helper takes, so that a wrong call is found when the manuscript is read, before anything is computed. */
export interface HelperSignature {
  /** What each argument is, for messages; the last may repeat where `many`. */
  readonly takes: readonly string[];
  readonly many?: true;
  readonly options?: Readonly<Record<string, "text" | "flag">>;
  readonly required?: readonly string[];
  /** It stands in a paragraph of its own. */
  readonly block?: true;
}

/** Every helper that a manuscript may use, beside the names of methods. */
export const HELPERS: Readonly<Record<string, HelperSignature>> = {
  stat: { takes: ["a statistic"], options: { unit: "flag" } },
  ref: { takes: ["a figure or table"], options: { panel: "text" } },
  figure: { takes: ["a figure"], block: true },
  table: { takes: ["a table"], block: true },
  cite: { takes: ["a reference"], many: true },
  references: { takes: [], block: true },
  claims: { takes: [], block: true },
  methods: { takes: [], block: true },
  definitions: { takes: [], block: true },
  assumptions: { takes: [], block: true },
  label: { takes: ["a variable, definition or subset"] },
  study: { takes: ["a key of the study"] },
  literal: { takes: ["the text"], options: { why: "text" }, required: ["why"] },
  verdict: { takes: ["a claim"], options: { is: "text" } },
  appendix: { takes: [] },
  param: { takes: ["a parameter"], options: { is: "text" } },
};

/** The data that `{{#if}}`, `{{#each}}` and `{{study.title}}` can reach. */
export const SCOPE_ROOTS = ["study", "simulated", "claims", "figures", "tables"] as const;

/** What is wrong with a call's arguments, in a phrase, or undefined. */
export function misuse(
  helper: string,
  signature: HelperSignature,
  args: readonly Value[],
  options: ReadonlyMap<string, Value>,
): { readonly message: string; readonly expected: string } | undefined {
  const { takes, many } = signature;
  if (args.length < takes.length || (args.length > takes.length && !many)) {
    const expected = takes.length === 0 ? `{{${helper}}} alone` : `{{${helper} "…"}} with ${takes.join(", ")}`;
    return {
      message: `${helper} takes ${takes.length} argument${takes.length === 1 ? "" : "s"}, found ${args.length}`,
      expected,
    };
  }
  for (const [name, value] of options) {
    const type = signature.options?.[name];
    if (type === undefined) {
      const known = Object.keys(signature.options ?? {});
      return {
        message: `${helper} has no option: ${name}`,
        expected: known.length === 0 ? "no options" : known.join(", "),
      };
    }
    if (value.type !== "literal") continue;
    const fits = type === "flag" ? typeof value.value === "boolean" : typeof value.value === "string";
    if (!fits) {
      const expected = type === "flag" ? `${name}=true` : `${name}="…"`;
      return { message: `${helper}: option ${name} cannot be ${JSON.stringify(value.value)}`, expected };
    }
  }
  const absent = signature.required?.find((name) => !options.has(name));
  if (absent !== undefined) return { message: `${helper} needs the option ${absent}`, expected: `${absent}="…"` };
  return undefined;
}
