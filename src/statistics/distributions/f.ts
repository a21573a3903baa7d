import { betaLogitQuantile } from "./beta.js";
import { chiSquaredCdf, chiSquaredQuantile } from "./chi-squared.js";
import { incompleteBeta } from "./incomplete-beta.js";
import { certain, isProbability, type Tail, target, UPPER } from "./tail.js";

/** P(F <= f) for the F distribution; either number of degrees of freedom may be Infinity. R: `pf`. */
export function fCdf(f: number, df1: number, df2: number, tail: Tail = {}): number {
  const lower = tail.lowerTail ?? true;
  const log = tail.log ?? false;
  if (Number.isNaN(f) || !(df1 > 0 && df2 > 0)) return Number.NaN;
  if (f <= 0) return certain(!lower, log);
  if (f === Infinity) return certain(lower, log);
  if (df2 === Infinity) {
    if (df1 === Infinity) return certain(f >= 1 === lower, log);
    return chiSquaredCdf(f * df1, df1, tail);
  }
  if (df1 === Infinity) return chiSquaredCdf(df2 / f, df2, { lowerTail: !lower, log });
  const ratio = (df1 / df2) * f;
  return incompleteBeta(1 / (1 + 1 / ratio), 1 / (1 + ratio), df1 / 2, df2 / 2, lower, log);
}

/** P(F > f). */
export function fUpper(f: number, df1: number, df2: number): number {
  return fCdf(f, df1, df2, UPPER);
}

/** The quantile of the F distribution. R: `qf`. */
export function fQuantile(p: number, df1: number, df2: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(df1 > 0 && df2 > 0)) return Number.NaN;
  const lowerTail = tail.lowerTail ?? true;
  if (df2 === Infinity) return df1 === Infinity ? 1 : chiSquaredQuantile(p, df1, tail) / df1;
  if (df1 === Infinity) return df2 / chiSquaredQuantile(p, df2, { ...tail, lowerTail: !lowerTail });
  return (df2 / df1) * Math.exp(betaLogitQuantile(target(p, tail), df1 / 2, df2 / 2));
}
