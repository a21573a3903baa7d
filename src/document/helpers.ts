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
  /** What it prints, for the reference page. */
  readonly doc: string;
  /** A call of it, as somebody would write it. */
  readonly example: string;
}

/** Every helper that a manuscript may use, beside the names of methods. */
export const HELPERS: Readonly<Record<string, HelperSignature>> = {
  stat: {
    takes: ["a statistic"],
    options: { unit: "flag" },
    doc: "A statistic's phrase, or one part of it: `id`, `id.part`, `id.part[row]`. `unit=true` adds the unit.",
    example: '{{stat "panel.il6.control.median" unit=true}}',
  },
  ref: {
    takes: ["a figure or table"],
    options: { panel: "text" },
    doc: "The number of a figure or table, as a link: _Figure 2_. `panel` is put behind it.",
    example: '{{ref "fig-cytokines" panel="a"}}',
  },
  figure: {
    takes: ["a figure"],
    block: true,
    doc: "The figure with its caption.",
    example: '{{figure "fig-cytokines"}}',
  },
  table: { takes: ["a table"], block: true, doc: "The table with its caption.", example: '{{table "table-medians"}}' },
  cite: {
    takes: ["a reference"],
    many: true,
    doc: "The numbers of one or more references, in order of first mention.",
    example: '{{cite "mann1947"}}',
  },
  references: { takes: [], block: true, doc: "The list of the references that were cited.", example: "{{references}}" },
  claims: { takes: [], block: true, doc: "All claims with their verdicts.", example: "{{claims}}" },
  methods: {
    takes: [],
    block: true,
    doc: "The methods section, written from the plan: what each method does, its source, and how p values are adjusted.",
    example: "{{methods}}",
  },
  definitions: {
    takes: [],
    block: true,
    doc: "The definitions, thresholds and subsets of the plan, as they were computed.",
    example: "{{definitions}}",
  },
  assumptions: {
    takes: [],
    block: true,
    doc: "Everything that plan and codebook mark as `assumed`.",
    example: "{{assumptions}}",
  },
  label: {
    takes: ["a variable, definition or subset"],
    doc: "The label of a variable, definition or subset.",
    example: '{{label "il6"}}',
  },
  study: {
    takes: ["a key of the study"],
    doc: "A key of the study: its title, authors, date, version, and the like.",
    example: '{{study "title"}}',
  },
  literal: {
    takes: ["the text"],
    options: { why: "text" },
    required: ["why"],
    doc: "A number that is no result, with the reason why it may stand there.",
    example: '{{literal "95%" why="confidence level of every interval"}}',
  },
  verdict: {
    takes: ["a claim"],
    options: { is: "text" },
    doc: "The verdict of a claim; with `is`, inside `{{#if}}`, whether it is that one.",
    example: '{{verdict "il6-raised"}}',
  },
  param: {
    takes: ["a parameter"],
    options: { is: "text" },
    doc: "What a parameter is set to; with `is`, inside `{{#if}}`, whether it is that.",
    example: '{{param "cutoff"}}',
  },
  appendix: { takes: [], doc: "A link to the appendix with every statistic.", example: "{{appendix}}" },
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
