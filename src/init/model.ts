import { StudyFaults } from "../fault.js";
import type { ColumnGuess } from "./column.js";
import type { Choices } from "./design.js";
import { idFor } from "./names.js";
import { eventCode } from "./roles.js";

/** A model of the outcome that the user named. */
export interface ModelDesign {
  readonly method: "cox-regression" | "logistic-regression" | "linear-regression";
  readonly covariates: readonly ColumnGuess[];
  /** Rows of the model as they are cited: `age`, `sex,M`. */
  readonly terms: readonly string[];
  /** Of a logistic model: the outcome as a condition. */
  readonly outcome?: { readonly id: string; readonly column: ColumnGuess; readonly code: string; readonly why: string };
  /** Of a linear one. */
  readonly of?: ColumnGuess;
}

/** Covariates enter a model while there are so many events (of a linear model, participants) for each coefficient. */
const EVENTS_EACH = 10;

/** The model that an outcome asks for: Cox for a time and its event, logistic for two codes, linear for a number. */
export function modelOf(
  { outcome, survival }: Choices,
  candidates: readonly ColumnGuess[],
  nameOf: (column: ColumnGuess) => string,
  taken: Set<string>,
): ModelDesign | undefined {
  if (!outcome) return undefined;
  const { column } = outcome;
  const cox = survival && (column === survival.event || column === survival.time);
  const others = candidates.filter((one) => one !== column && one !== survival?.time && one !== survival?.event);
  if (cox) {
    const events = survival.event.codes?.find(({ value }) => value === survival.code)?.count ?? 0;
    return { method: "cox-regression", ...covariates(others, events, nameOf) };
  }
  if (column.kind === "code") {
    const named =
      outcome.code ?? eventCode(column)?.code ?? (column.codes!.length === 2 ? column.codes![1]!.value : undefined);
    const code = column.codes!.find(({ value }) => value === named);
    const values = column.codes!.map(({ value }) => value).join(", ");
    if (!code) {
      const message =
        outcome.code === undefined
          ? `--outcome ${column.name}: which of its codes is the outcome?`
          : `--outcome: ${column.name} has no code ${outcome.code}`;
      throw new StudyFaults(
        [
          {
            rule: "option-unfit",
            severity: "error",
            message,
            expected: `--outcome ${column.name}=CODE, one of ${values}`,
          },
        ],
        2,
      );
    }
    const known = column.codes!.reduce((sum, { count }) => sum + count, 0);
    const why = outcome.code === undefined ? `${code.value} is the outcome (of the codes ${values})` : "";
    return {
      method: "logistic-regression",
      ...covariates(others, Math.min(code.count, known - code.count), nameOf),
      outcome: { id: idFor("outcome", taken), column, code: code.value, why },
    };
  }
  if (column.kind === "text" || column.detection)
    throw new StudyFaults(
      [
        {
          rule: "option-unfit",
          severity: "error",
          message: `--outcome ${column.name}: ${column.kind === "text" ? "a text" : "values beyond detection"} cannot be modelled`,
          expected: "a number, or a column of codes",
        },
      ],
      2,
    );
  return {
    method: "linear-regression",
    ...covariates(others, column.cells.length - column.missingCount, nameOf),
    of: column,
  };
}

function covariates(
  candidates: readonly ColumnGuess[],
  events: number,
  nameOf: (column: ColumnGuess) => string,
): Pick<ModelDesign, "covariates" | "terms"> {
  const chosen: ColumnGuess[] = [];
  const terms: string[] = [];
  for (const column of candidates) {
    const { constant, detection, missingCount, cells, codes, kind } = column;
    if (constant || detection || 5 * missingCount > cells.length) continue;
    if (codes?.some(({ value }) => /[,[\]"\\]/.test(value))) continue;
    const name = nameOf(column);
    const rows = kind === "code" ? codes!.slice(1).map(({ value }) => `${name},${value}`) : [name];
    if (chosen.length > 0 && EVENTS_EACH * (terms.length + rows.length) > events) continue;
    chosen.push(column);
    terms.push(...rows);
  }
  return { covariates: chosen, terms };
}
