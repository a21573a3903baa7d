import { quoteName, quoteText } from "../../cohort/expression/quote.js";
import type { Substitution, VariableInfo } from "../../cohort/need.js";
import { suggest } from "../../fault.js";
import type { Adjustment } from "../../statistics/p-adjust.js";
import { revealingFault } from "../statistics.js";
import type { TableSource } from "./layout.js";
import { codeSummaries, type NumberSummary, numberSummaries } from "./summaries.js";

export type NumberSummaryName = keyof typeof numberSummaries;
export type CodeSummaryName = keyof typeof codeSummaries;
type SummaryName = NumberSummaryName | CodeSummaryName;
export type Missing = "always" | "if-any" | "never";

/** Which tests a table shows: `true` the rank test of any number of groups and chi-squared, `automatic` by rule, or named. */
export type TestChoice = boolean | "automatic" | { readonly numbers?: string; readonly codes?: string };

/** A variable of the table, as it is declared. */
export interface VariableRow {
  readonly variable: string;
  readonly label?: string;
  readonly summary?: SummaryName | readonly SummaryName[];
  readonly test?: string;
  readonly levels?: readonly string[];
  readonly below?: Substitution;
  readonly missing?: Missing;
}

export interface CharacteristicsOptions {
  readonly of: readonly (string | VariableRow | { readonly heading: string })[];
  readonly columns: readonly string[];
  readonly overall?: boolean | string;
  readonly compare?: readonly [string, string];
  readonly summary?: {
    readonly numbers?: NumberSummaryName | readonly NumberSummaryName[];
    readonly codes?: CodeSummaryName;
  };
  readonly test?: TestChoice;
  readonly adjust?: Adjustment;
  readonly missing?: Missing;
}

/** A variable of the table with every choice made. */
export interface Entry {
  readonly variable: string;
  readonly label?: string;
  readonly summaries: { readonly number: readonly NumberSummaryName[]; readonly code: CodeSummaryName };
  readonly test?: string;
  readonly levels?: readonly string[];
  readonly below?: Substitution;
  readonly missing: Missing;
  /** Where it stands in the table's `of`. */
  readonly index: number;
}

/** The table's rows in order, what a row leaves open filled in from the table; a summary that does not fit is a fault. */
export function entriesOf(options: CharacteristicsOptions, source: TableSource): (Entry | { heading: string })[] {
  const { catalogue, faults } = source.statistics;
  const usual = {
    number: [options.summary?.numbers ?? "median"].flat() as NumberSummaryName[],
    code: options.summary?.codes ?? "count",
  };
  return options.of.map((row, index) => {
    if (typeof row === "object" && "heading" in row) return row;
    const own: VariableRow = typeof row === "string" ? { variable: row } : row;
    const { variable, label, test, levels, below, missing = options.missing ?? "always" } = own;
    const named = own.summary === undefined ? [] : [own.summary].flat();
    const isNumber = catalogue.variable(variable)?.type === "number";
    const fitting = isNumber ? numberSummaries : codeSummaries;
    for (const name of named)
      if (catalogue.variable(variable) && !Object.hasOwn(fitting, name))
        faults.push({
          rule: "summary-type",
          severity: "error",
          message: `table ${source.table.id}: ${variable} is ${isNumber ? "a number" : "no number"}, and has no ${name}`,
          place: source.place(["of", index, "summary"]),
          expected: Object.keys(fitting).join(", "),
        });
    if (levels && isNumber)
      faults.push({
        rule: "levels-of-number",
        severity: "error",
        message: `table ${source.table.id}: ${variable} is a number, and has no levels`,
        place: source.place(["of", index, "levels"]),
      });
    const numbers = named.filter((name): name is NumberSummaryName => Object.hasOwn(numberSummaries, name));
    const shown = numbers.length > 0 ? numbers : usual.number;
    const telling: NumberSummary | undefined = shown
      .map((name): NumberSummary => numberSummaries[name])
      .find(({ extremes }) => extremes);
    if (isNumber && telling && !source.statistics.permits.extremes) {
      const at = numbers.length > 0 ? ["of", index, "summary"] : ["summary", "numbers"];
      const what = `table ${source.table.id}: ${variable}: ${telling.words}`;
      faults.push(revealingFault({ tells: "extremes" }, what, source.place(at)));
    }
    const codes = named.find((name): name is CodeSummaryName => Object.hasOwn(codeSummaries, name));
    return {
      variable,
      index,
      missing,
      summaries: { number: shown, code: codes ?? usual.code },
      ...(label !== undefined && { label }),
      ...(test !== undefined && { test }),
      ...(levels && { levels }),
      ...(below !== undefined && { below }),
    };
  });
}

/** A level of a code or condition: what counts, its words, and its segment of an id. */
export interface Level {
  readonly condition: string;
  readonly label: string;
  readonly segment: string;
}

/** The levels shown: those named, in that order, else every code, and of a condition that it is fulfilled. */
export function levelsOf(entry: Entry, info: VariableInfo, source: TableSource): Level[] {
  const { variable, levels, index } = entry;
  const all: readonly Level[] =
    info.type === "logical"
      ? [
          { condition: variable, label: "yes", segment: "" },
          { condition: `not ${variable}`, label: "no", segment: "no" },
        ]
      : (info.codes ?? []).map(({ value, label }) => ({
          condition: `${quoteName(variable)} == ${quoteText(value)}`,
          label,
          segment: value,
        }));
  if (!levels) return info.type === "logical" ? all.slice(0, 1) : [...all];
  const named = (level: Level): string => (info.type === "logical" ? level.label : level.segment);
  return levels.flatMap((name, i) => {
    const found = all.find((level) => named(level) === name);
    if (found) return [found];
    const hint = suggest(name, all.map(named));
    source.statistics.faults.push({
      rule: "code-unknown",
      severity: "error",
      message: `table ${source.table.id}: unknown code of ${variable}: ${name}`,
      place: source.place(["of", index, "levels", i]),
      expected: all.map(named).join(", "),
      ...(hint && { hint }),
    });
    return [];
  });
}
