import type { Declarations } from "../declarations.js";
import type { InputOf, Need, Supply } from "../need.js";
import type { Cohort } from "../read.js";
import { resolve } from "../resolve.js";
import { cohortSupply } from "../supply.js";
import { makeVariables, type ThresholdValue, type Variables } from "../variables.js";
import { type Asked, askedBy, rawColumns } from "./asked.js";
import type { CountedCohort } from "./read.js";
import { askedByThreshold, holds } from "./sets.js";

/** Meets a method's needs from tables of counts: each from the smallest table that holds the columns behind it. */
export function countedSupply(
  { tables, codebook, rows }: CountedCohort,
  declared: Omit<Declarations, "codebook">,
): Supply {
  const resolved = resolve({ ...declared, codebook });
  const bySize = [...tables].sort((a, b) => a.rows - b.rows);
  const known = new Map<string, Cohort>();
  const tableFor = (asked: Asked): Cohort => {
    const { columns } = rawColumns(asked, resolved, codebook);
    const key = columns.join("\n");
    const table = known.get(key) ?? bySize.find((one) => holds([...one.columns.keys()], columns));
    if (!table) throw new Error(`no table of ${columns.join(", ")} was asked for`);
    known.set(key, table);
    return table;
  };
  const thresholdTable = (id: string): Cohort | undefined => {
    const asked = askedByThreshold(id, resolved);
    return asked && tableFor(asked);
  };
  const made = new Map<Cohort, Variables>();
  const variablesOf = (table: Cohort): Variables => {
    const before = made.get(table);
    if (before) return before;
    const threshold = (id: string): ThresholdValue | undefined => {
      const home = thresholdTable(id);
      return home === undefined || home === table ? undefined : variablesOf(home).threshold(id);
    };
    const variables = makeVariables({ ...declared, cohort: table, participants: rows, threshold });
    made.set(table, variables);
    return variables;
  };
  return {
    meet: <N extends Need>(need: N) => {
      const { input, groups } = cohortSupply(variablesOf(tableFor(askedBy(need)))).meet(need);
      return { input: input as InputOf<N>, groups };
    },
    overlap: (a, b) => cohortSupply(variablesOf(tableFor({ subsets: [a, b] }))).overlap(a, b),
  };
}
