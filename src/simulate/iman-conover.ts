import type { Mrg32k3a } from "../statistics/random.js";
import { cholesky, type Matrix, solveLower, timesLower } from "./cholesky.js";
import { centredRanks, ranksOf, vanDerWaerden } from "./scores.js";
import { shuffle } from "./shuffle.js";

/**
 * Ranks 1..n for new variables that have given rank correlations with one another and with variables that are there
 * already.
 *
 * Shuffled van der Waerden scores R, with sample correlations T = QQ', become R (P Q^-1)' with the correlations
 * C = PP' that were asked for; the ranks of its columns are the result. Because P and Q are lower triangles, leading
 * columns whose part of C is their own part of T come out as they went in: that is how `given` variables stay where
 * they are.
 *
 * Ranks only follow the transformed scores, and in small samples not closely. So the ranks themselves are transformed
 * in the same way, a fixed number of times, and those whose Spearman correlations come nearest to C are kept. Steps
 * that swap no two ranks end it: what is left is about 1 / n.
 *
 * Source: R. L. Iman, W. J. Conover, A distribution-free approach to inducing rank correlation among input variables,
 * Communications in Statistics - Simulation and Computation 11 (1982) 311-334, doi:10.1080/03610918208812265.
 *
 * @param n how many are drawn
 * @param names the new variables
 * @param rho Spearman's correlation asked for between two names
 * @param given values, n each and without ties, of the variables that stay
 * @throws RangeError where the correlations contradict one another, or n is too small for so many variables
 */
export function correlatedRanks<Name extends string, Given extends string = never>(
  n: number,
  names: readonly Name[],
  rho: (a: Name | Given, b: Name | Given) => number,
  random: Mrg32k3a,
  given: Partial<Record<Given, Float64Array>> = {},
): Record<Name, Int32Array> {
  const scores = vanDerWaerden(n);
  const fixed = Object.keys(given) as Given[];
  const all = [...fixed, ...names];
  const columns = [
    ...fixed.map((name) => Float64Array.from(ranksOf(given[name]!), (rank) => scores[rank - 1]!)),
    ...names.map(() => Float64Array.from(shuffle(scores, random))),
  ];
  const wanted = (found: Matrix): Matrix =>
    all.map((a, i) =>
      Float64Array.from(all, (b, j) => {
        if (i === j) return 1;
        return i < fixed.length && j < fixed.length ? found[i]![j]! : rho(a, b);
      }),
    );
  const nearest = approach(columns, wanted, fixed.length);
  const ranks = names.map((name, k) => [name, ranksOf(nearest[fixed.length + k]!)] as const);
  return Object.fromEntries(ranks) as Record<Name, Int32Array>;
}

const ROUNDS = 30;

/** The ranks, less their mean, whose correlations are nearest to those wanted; the first columns stay. */
function approach(
  columns: readonly Float64Array[],
  wanted: (found: Matrix) => Matrix,
  fixed: number,
): readonly Float64Array[] {
  let current = columns;
  let found = correlations(columns);
  let nearest = columns;
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const arranged = transform(current, cholesky(found), cholesky(wanted(found)));
    current = arranged.map((column, k) => centredRanks(k < fixed ? columns[k]! : column));
    found = correlations(current);
    const distance = largestDifference(found, wanted(found));
    if (distance < least) [nearest, least] = [current, distance];
  }
  return nearest;
}

/** Every row r of the columns becomes P Q^-1 r. */
function transform(columns: readonly Float64Array[], q: Matrix, p: Matrix): Float64Array[] {
  const arranged = columns.map((column) => new Float64Array(column.length));
  for (let row = 0; row < columns[0]!.length; row++) {
    const old = Float64Array.from(columns, (column) => column[row]!);
    timesLower(p, solveLower(q, old)).forEach((value, k) => {
      arranged[k]![row] = value;
    });
  }
  return arranged;
}

function largestDifference(a: Matrix, b: Matrix): number {
  return Math.max(...a.flatMap((row, i) => Array.from(row, (value, j) => Math.abs(value - b[i]![j]!))));
}

function correlations(columns: readonly Float64Array[]): Matrix {
  return columns.map((a) => Float64Array.from(columns, (b) => correlation(a, b)));
}

/** Pearson's correlation of two columns of scores, whose mean is 0. */
function correlation(a: Float64Array, b: Float64Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return ab / Math.sqrt(aa * bb);
}
