import { type DoubleDouble, exactly, minus, negative, over, plus, squareRoot, times, ZERO } from "./double-double.js";

/** A symmetric matrix of which the lower triangle is kept: `matrix[i][j]` for j <= i. */
export type Symmetric = readonly (readonly DoubleDouble[])[];

/** The factor L of a positive definite matrix A = L L', without the rows and columns that depend on earlier ones. */
export interface Cholesky {
  /** Which rows and columns of the matrix the factor holds, ascending. */
  readonly kept: readonly number[];
  /** L, lower triangle, one row for each entry of `kept`. */
  readonly factor: Symmetric;
}

/** The symmetric matrix whose entries, for j <= i, `entry(i, j)` gives. */
export function symmetric(size: number, entry: (i: number, j: number) => DoubleDouble): Symmetric {
  return Array.from({ length: size }, (_, i) => Array.from({ length: i + 1 }, (_, j) => entry(i, j)));
}

/** The lower triangle of a square of doubles, as a {@link Symmetric}. */
export function fromDoubles(matrix: readonly ArrayLike<number>[]): Symmetric {
  return symmetric(matrix.length, (i, j) => exactly(matrix[i]![j]!));
}

/**
 * Cholesky's factor in doubled precision, column after column. A column of which less than `tolerance` times
 * `scale(column)` is left when the earlier columns are taken out depends on these and is dropped: on a matrix of cross
 * products this is the rule of R's `qr` (LINPACK `dqrdc2`) with the tolerance squared.
 */
export function cholesky(
  matrix: Symmetric,
  tolerance: number,
  scale: (column: number) => number = (column) => matrix[column]![column]!.high,
): Cholesky {
  const kept: number[] = [];
  const factor: DoubleDouble[][] = [];
  for (let column = 0; column < matrix.length; column++) {
    const row: DoubleDouble[] = [];
    for (const [k, other] of kept.entries()) {
      let rest = matrix[column]![other]!;
      for (let m = 0; m < k; m++) rest = minus(rest, times(row[m]!, factor[k]![m]!));
      row.push(over(rest, factor[k]![k]!));
    }
    let pivot = matrix[column]![column]!;
    for (const value of row) pivot = minus(pivot, times(value, value));
    if (!(pivot.high > 0 && pivot.high >= tolerance * scale(column))) continue;
    row.push(squareRoot(pivot));
    factor.push(row);
    kept.push(column);
  }
  return { kept, factor };
}

/** z with L z = b, for the entries of b that are kept. */
export function forward({ factor }: Cholesky, b: readonly DoubleDouble[]): DoubleDouble[] {
  const z: DoubleDouble[] = [];
  for (const [i, row] of factor.entries()) {
    let rest = b[i]!;
    for (let k = 0; k < i; k++) rest = minus(rest, times(row[k]!, z[k]!));
    z.push(over(rest, row[i]!));
  }
  return z;
}

/** x with L L' x = b. */
export function solve(cholesky: Cholesky, b: readonly DoubleDouble[]): DoubleDouble[] {
  const x = forward(cholesky, b);
  const { factor } = cholesky;
  for (let i = factor.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < factor.length; k++) x[i] = minus(x[i]!, times(factor[k]![i]!, x[k]!));
    x[i] = over(x[i]!, factor[i]![i]!);
  }
  return x;
}

/** The diagonal of the inverse of L L'. */
export function inverseDiagonal(cholesky: Cholesky): DoubleDouble[] {
  const { factor } = cholesky;
  const diagonal: DoubleDouble[] = factor.map(() => ZERO);
  // Row after row of the inverse of L; the sums of the squares of its columns.
  const inverse: DoubleDouble[][] = [];
  for (const [i, row] of factor.entries()) {
    const line: DoubleDouble[] = [];
    for (let j = 0; j < i; j++) {
      let sum = ZERO;
      for (let k = j; k < i; k++) sum = plus(sum, times(row[k]!, inverse[k]![j]!));
      line.push(negative(over(sum, row[i]!)));
    }
    line.push(over(exactly(1), row[i]!));
    for (const [j, value] of line.entries()) diagonal[j] = plus(diagonal[j]!, times(value, value));
    inverse.push(line);
  }
  return diagonal;
}

/** b' A^-1 b. */
export function inverseForm(cholesky: Cholesky, b: readonly DoubleDouble[]): number {
  let sum = ZERO;
  for (const z of forward(cholesky, b)) sum = plus(sum, times(z, z));
  return sum.high + sum.low;
}
