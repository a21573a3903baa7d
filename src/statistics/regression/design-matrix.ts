import { ensure } from "../refusal.js";

/** A covariate that enters as it is: one coefficient. */
export interface NumericTerm {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** A covariate of categories: `codes` index into `levels`, whose first that occurs is the reference. */
export interface FactorTerm {
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: ArrayLike<number>;
}

export type Term = NumericTerm | FactorTerm;

/** A column of the design: a term, and for a factor the level of which the column is the indicator. */
export interface DesignColumn {
  readonly term: string;
  readonly level: string | null;
  readonly values: Float64Array;
}

export const INTERCEPT = "(Intercept)";

/**
 * The columns of a linear predictor, terms in order. Factors are coded by treatment contrasts: an indicator for every
 * level that occurs but the first (R: `contr.treatment`); without an intercept the first factor keeps all its levels.
 * Rows must be complete: drop those with a missing value first.
 * @throws Refusal for columns of different length, values that are not finite, and a factor with a single level
 */
export function designMatrix(n: number, terms: readonly Term[], intercept: boolean): DesignColumn[] {
  const columns: DesignColumn[] = [];
  if (intercept) columns.push({ term: INTERCEPT, level: null, values: new Float64Array(n).fill(1) });
  let full = !intercept;
  for (const term of terms) {
    const values = "codes" in term ? term.codes : term.values;
    ensure(values.length === n, `needs ${n} values of ${term.name}, found ${values.length}`);
    if ("codes" in term) {
      columns.push(...indicators(term, full));
      full = false;
    } else {
      const column = new Float64Array(term.values);
      ensure(allFinite(column), `needs finite values of ${term.name}`);
      columns.push({ term: term.name, level: null, values: column });
    }
  }
  return columns;
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return false;
  return true;
}

function indicators({ name, levels, codes }: FactorTerm, full: boolean): DesignColumn[] {
  const columns = levels.map(() => new Float64Array(codes.length));
  const occurs = levels.map(() => false);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (!(code in columns)) ensure(false, `needs a level of ${name} in every row, found code ${code}`);
    columns[code]![i] = 1;
    occurs[code] = true;
  }
  const present = [...columns.keys()].filter((code) => occurs[code]);
  ensure(present.length >= 2, `needs at least 2 levels of ${name}, found ${present.length}`);
  return (full ? present : present.slice(1)).map((code) => ({
    term: name,
    level: levels[code]!,
    values: columns[code]!,
  }));
}
