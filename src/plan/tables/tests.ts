import type { VariableInfo } from "../../cohort/need.js";
import { suggest } from "../../fault.js";
import type { RuleId } from "../../rules/index.js";
import type { PlannedNote } from "../plan.js";
import type { CharacteristicsOptions, Entry, TestChoice } from "./characteristics-options.js";
import type { TableSource } from "./layout.js";
import { comparable, numberSummaries, tableTests } from "./summaries.js";

/** A test that a table shows, by what its note calls it. */
export interface NamedTest {
  /** The variable, in words. */
  readonly label: string;
  readonly id: string;
  readonly words: string | Readonly<Record<string, string>>;
}

/**
 * The name of the test of a variable: its own, else the table's. The automatic rule: the test that goes with the first
 * summary of a number (ranks with medians and geometric means, Welch's with means; of two groups or of more), and of
 * codes chi-squared, or Fisher's where an expected count is below 5. Undefined where there is none, or at fault.
 */
export function testOf(
  entry: Entry,
  info: VariableInfo,
  { test, columns }: CharacteristicsOptions,
  source: TableSource,
): string | undefined {
  const kind = comparable(info);
  const own = entry.test ?? named(test, kind);
  if (own === "none") return undefined;
  const name = own ?? automatic(kind, entry, columns.length);
  const found = Object.hasOwn(tableTests, name) ? tableTests[name] : undefined;
  const path = entry.test === undefined ? ["test"] : ["of", entry.index, "test"];
  const fault = (rule: RuleId, message: string, expected: string, hint?: string): undefined => {
    const place = source.place(path);
    const text = `table ${source.table.id}: ${message}`;
    source.statistics.faults.push({ rule, severity: "error", message: text, place, expected, ...(hint && { hint }) });
    return undefined;
  };
  const fitting = Object.entries(tableTests).filter(([, one]) => one.of === kind);
  const names = fitting.map(([one]) => one).join(", ");
  if (!found) return fault("test-unknown", `unknown test: ${name}`, names, suggest(name, Object.keys(tableTests)));
  if (found.of !== kind)
    return fault("test-type", `${entry.variable} is ${kind === "number" ? "a number" : "no number"}: ${name}`, names);
  if (found.two && columns.length !== 2)
    return fault(
      "test-groups",
      `${name} compares two groups, and the table has ${columns.length}`,
      fitting.flatMap(([one, { two }]) => (two ? [] : [one])).join(", "),
    );
  return name;
}

function named(choice: TestChoice | undefined, kind: "number" | "code"): string | undefined {
  if (choice === true) return kind === "number" ? "kruskal-wallis" : "chi-squared";
  if (typeof choice === "object") return kind === "number" ? choice.numbers : choice.codes;
  return undefined;
}

function automatic(kind: "number" | "code", { summaries }: Entry, groups: number): string {
  if (kind === "code") return "chi-squared-or-fisher";
  const { tests } = numberSummaries[summaries.number[0]!];
  return tests[groups === 2 ? 0 : 1];
}

/** What the tests were: one name where all are of a kind, else each with the variables that it compared. */
export function testNote(tests: readonly NamedTest[], choice: TestChoice): PlannedNote {
  const usual = tests.every(
    ({ words }) => words === tableTests["kruskal-wallis"]!.words || words === tableTests["chi-squared"]!.words,
  );
  if (choice === true && usual)
    return ["p: Kruskal-Wallis test for numbers, Pearson's chi-squared test for codes, across the columns."];
  return { before: "p: ", tests };
}
