import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { checkStrata } from "./mantel-haenszel.js";
import { ensure } from "./refusal.js";
import { margins, type Table } from "./table.js";

export interface CochranMantelHaenszel {
  readonly m2: number;
  readonly df: number;
  readonly p: number;
}

/**
 * The generalised Cochran-Mantel-Haenszel test of conditional independence in strata of r x c tables (general
 * association of two nominal variables), without continuity correction.
 * Source: Landis, Heyman & Koch (1978); R `mantelhaen.test`.
 * Throws Refusal with fewer than 2 strata, or where a row or column is empty in all of them.
 */
export function cochranMantelHaenszel(strata: readonly Table[]): CochranMantelHaenszel {
  checkStrata(strata);
  const r = strata[0]!.length - 1;
  const c = strata[0]![0]!.length - 1;
  const df = r * c;
  const deviation = new Float64Array(df);
  const covariance = Array.from({ length: df }, () => new Float64Array(df));
  for (const stratum of strata) {
    const { rows, columns, n } = margins(stratum);
    for (let i = 0; i < r; i++)
      for (let j = 0; j < c; j++) {
        const cell = i * c + j;
        deviation[cell] = deviation[cell]! + (stratum[i]![j]! * n - rows[i]! * columns[j]!) / n;
        for (let k = 0; k < r; k++)
          for (let l = 0; l < c; l++) {
            const inRows = (i === k ? rows[i]! : 0) - (rows[i]! / n) * rows[k]!;
            const inColumns = (j === l ? columns[j]! : 0) - (columns[j]! / n) * columns[l]!;
            const other = covariance[cell]!;
            other[k * c + l] = other[k * c + l]! + (inRows * inColumns) / (n - 1);
          }
      }
  }
  const m2 = quadraticForm(covariance, deviation);
  return { m2, df, p: chiSquaredUpper(m2, df) };
}

/** d' V^-1 d of a symmetric positive definite V, by its Cholesky factor, which replaces V. */
function quadraticForm(matrix: Float64Array[], vector: Float64Array): number {
  const size = vector.length;
  const solved = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = matrix[i]!;
    const before = row[i]!;
    for (let j = 0; j <= i; j++) {
      const other = matrix[j]!;
      let value = row[j]!;
      for (let k = 0; k < j; k++) value -= row[k]! * other[k]!;
      if (j < i) row[j] = value / other[j]!;
      else {
        ensure(value > 1e-10 * before, "needs every row and column to occur in some stratum, found one that does not");
        row[i] = Math.sqrt(value);
      }
    }
    let rest = vector[i]!;
    for (let k = 0; k < i; k++) rest -= row[k]! * solved[k]!;
    solved[i] = rest / row[i]!;
    sum += solved[i]! * solved[i]!;
  }
  return sum;
}
