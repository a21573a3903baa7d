import { ensure } from "./refusal.js";
import { sum } from "./sum.js";

export interface CategoricalDifference {
  /** Null where the groups share no level. */
  readonly smd: number | null;
  /** Two levels only: (p2 - q2) / sqrt(mean of p(1 - p)), second level, first minus second group. */
  readonly smd_binary_signed: number | null;
}

/**
 * The standardised difference of two distributions over the same levels (Yang & Dalton 2012): sqrt(T' S^-1 T), where
 * T is p - q without the first level and S the mean of the two multinomial covariance matrices. Levels without a
 * count in either group are left out.
 * @throws Refusal for a group without counts, or lists of different length
 */
export function categoricalDifference(x: ArrayLike<number>, y: ArrayLike<number>): CategoricalDifference {
  ensure(x.length === y.length, `needs the same levels in both groups, found ${x.length} and ${y.length}`);
  const totalX = sum(x);
  const totalY = sum(y);
  ensure(totalX > 0 && totalY > 0, `needs counts in both groups, found ${totalX} and ${totalY}`);
  const p: number[] = [];
  const q: number[] = [];
  let shared = false;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0 && y[i] === 0) continue;
    p.push(x[i]! / totalX);
    q.push(y[i]! / totalY);
    shared ||= x[i]! > 0 && y[i]! > 0;
  }
  const signed = x.length === 2 ? signedDifference(x[1]! / totalX, y[1]! / totalY) : null;
  return { smd: shared ? distance(p, q) : null, smd_binary_signed: signed };
}

function signedDifference(p: number, q: number): number | null {
  const spread = Math.sqrt((p * (1 - p) + q * (1 - q)) / 2);
  return spread === 0 ? null : (p - q) / spread;
}

/** sqrt(T' S^-1 T) by a Cholesky factorisation of S, row by row, the forward substitution going along. */
function distance(p: readonly number[], q: readonly number[]): number {
  const k = p.length - 1;
  const factor = new Float64Array(k * k);
  const solved = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < k; i++) {
    const pi = p[i + 1]!;
    const qi = q[i + 1]!;
    let right = pi - qi;
    for (let j = 0; j < i; j++) {
      let entry = -(pi * p[j + 1]! + qi * q[j + 1]!) / 2;
      for (let l = 0; l < j; l++) entry -= factor[i * k + l]! * factor[j * k + l]!;
      entry /= factor[j * k + j]!;
      factor[i * k + j] = entry;
      right -= entry * solved[j]!;
    }
    let diagonal = (pi * (1 - pi) + qi * (1 - qi)) / 2;
    for (let l = 0; l < i; l++) diagonal -= factor[i * k + l]! * factor[i * k + l]!;
    factor[i * k + i] = Math.sqrt(diagonal);
    solved[i] = right / Math.sqrt(diagonal);
    total += solved[i]! * solved[i]!;
  }
  return Math.sqrt(total);
}
