/** Rows of a square matrix. */
export type Matrix = readonly Float64Array[];

/**
 * The lower triangle L of a symmetric positive definite matrix, so that matrix = L L'.
 * @throws RangeError where the matrix is not positive definite
 */
export function cholesky(matrix: Matrix): Matrix {
  const lower = matrix.map((row) => new Float64Array(row.length));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!;
      if (i !== j) lower[i]![j] = rest / lower[j]![j]!;
      else if (rest > 1e-12) lower[i]![i] = Math.sqrt(rest);
      else throw new RangeError(`correlations contradict one another: not positive definite at row ${i + 1}`);
    }
  });
  return lower;
}

/** The x that solves lower x = right, for a lower triangle. */
export function solveLower(lower: Matrix, right: Float64Array): Float64Array {
  const x = new Float64Array(right.length);
  for (let i = 0; i < x.length; i++) {
    let rest = right[i]!;
    for (let k = 0; k < i; k++) rest -= lower[i]![k]! * x[k]!;
    x[i] = rest / lower[i]![i]!;
  }
  return x;
}

/** The product lower x, for a lower triangle. */
export function timesLower(lower: Matrix, x: Float64Array): Float64Array {
  return x.map((_, i) => {
    let sum = 0;
    for (let k = 0; k <= i; k++) sum += lower[i]![k]! * x[k]!;
    return sum;
  });
}
