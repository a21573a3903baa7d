import type { CentralSums } from "./moments.js";
import { orNull } from "./or-null.js";

/** Skewness and excess kurtosis; null where too few values, or no spread, leave them undefined. */
export interface Shape {
  /** g1 = m3 / m2^1.5 with m_k = mean((x - mean)^k). */
  readonly skewness_g1: number | null;
  /** G1 = g1 sqrt(n(n-1)) / (n-2), n > 2: what SAS, SPSS and Excel print. */
  readonly skewness_G1: number | null;
  /** g2 = m4 / m2^2 - 3. */
  readonly kurtosis_g2: number | null;
  /** G2 = ((n+1) g2 + 6) (n-1) / ((n-2)(n-3)), n > 3. */
  readonly kurtosis_G2: number | null;
}

/**
 * Skewness and excess kurtosis from central sums (Joanes & Gill 1998). As in R they are undefined, too, where the
 * third or fourth power of the spread is beyond the range of a double.
 */
export function shape({ n, squares, cubes, fourths, scale }: CentralSums): Shape {
  const m2 = squares / n / scale / scale;
  const m3 = cubes / n / scale / scale / scale;
  const m4 = fourths / n / scale / scale / scale / scale;
  const g1 = orNull(m3 / (m2 * Math.sqrt(m2)));
  const g2 = orNull(m4 / (m2 * m2) - 3);
  return {
    skewness_g1: g1,
    skewness_G1: n > 2 && g1 !== null ? (g1 * Math.sqrt(n * (n - 1))) / (n - 2) : null,
    kurtosis_g2: g2,
    kurtosis_G2: n > 3 && g2 !== null ? (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)) : null,
  };
}
