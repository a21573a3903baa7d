import { cholesky, forward, inverseDiagonal, solve, symmetric } from "../linear/cholesky.js";
import { dot, linearPredictor } from "../linear/dot.js";
import { type DoubleDouble, negative, plus, rounded, ZERO } from "../linear/double-double.js";

export interface LeastSquares {
  /** The columns that do not depend on earlier ones, ascending; all else has one entry for each of them. */
  readonly kept: readonly number[];
  readonly coefficients: readonly number[];
  /** The diagonal of the inverse of the cross products. */
  readonly variances: readonly number[];
  /** The sum of squares that each column adds to the earlier ones. */
  readonly explained: readonly number[];
  /** The residual sum of squares. */
  readonly rss: number;
}

/**
 * Least squares from cross products in doubled precision (about 32 digits), corrected by the residuals until it stands:
 * the digits lost to an ill-conditioned design come off those 32, not off the 16 of a double. Columns should be scaled
 * to about 1 by powers of two. A column of which less than the share `tolerance` of its length is left after earlier
 * columns are taken out is dropped (the rule of R's `qr`).
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array, tolerance: number): LeastSquares {
  const products = symmetric(columns.length, (i, j) => dot(columns[i]!, columns[j]!));
  const triangle = cholesky(products, tolerance * tolerance);
  const used = triangle.kept.map((j) => columns[j]!);
  const effects = forward(
    triangle,
    used.map((column) => dot(column, y)),
  );
  let coefficients: DoubleDouble[] = used.map(() => ZERO);
  let residuals: { readonly high: Float64Array; readonly low: Float64Array } = {
    high: y,
    low: new Float64Array(y.length),
  };
  for (let step = 0; step < 3; step++) {
    const { high, low } = residuals;
    const change = solve(
      triangle,
      used.map((column) => (step === 0 ? dot(column, high) : plus(dot(column, high), dot(column, low)))),
    );
    coefficients = change.map((value, k) => plus(coefficients[k]!, value));
    residuals = linearPredictor(used, coefficients.map(negative), y);
  }
  const cross = dot(residuals.high, residuals.low);
  return {
    kept: triangle.kept,
    coefficients: coefficients.map(rounded),
    variances: inverseDiagonal(triangle).map(rounded),
    explained: effects.map((effect) => rounded(effect) * rounded(effect)),
    rss: rounded(plus(dot(residuals.high, residuals.high), plus(cross, cross))),
  };
}
