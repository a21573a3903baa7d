/** A stretch in which two sequences differ; either side may be empty. */
export interface Hunk<T> {
  readonly given: readonly T[];
  readonly expected: readonly T[];
  /** Where it begins in what is given, and in what is expected. */
  readonly at: { readonly given: number; readonly expected: number };
}

/** Cells of the table of common subsequences up to which the best alignment is sought. */
const LARGEST_TABLE = 12_000_000;

/**
 * Where two sequences differ, by their longest common subsequence of keys. Where both are very long and differ in most
 * places, the rest is one stretch.
 */
export function hunksOf<T>(given: readonly T[], expected: readonly T[], key: (item: T) => string): readonly Hunk<T>[] {
  const names = new Map<string, number>();
  const nameOf = (item: T): number => {
    const own = key(item);
    const known = names.get(own) ?? names.size;
    names.set(own, known);
    return known;
  };
  const a = given.map(nameOf);
  const b = expected.map(nameOf);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return [];
  const pairs = commonPairs(a.slice(start, endA), b.slice(start, endB));
  const hunks: Hunk<T>[] = [];
  let [i, j] = [start, start];
  for (const [x, y] of [...pairs.map(([x, y]) => [x + start, y + start] as const), [endA, endB] as const]) {
    if (x > i || y > j)
      hunks.push({ given: given.slice(i, x), expected: expected.slice(j, y), at: { given: i, expected: j } });
    [i, j] = [x + 1, y + 1];
  }
  return hunks;
}

/** Positions of a longest common subsequence. */
function commonPairs(a: readonly number[], b: readonly number[]): [number, number][] {
  const [n, m] = [a.length, b.length];
  if (n === 0 || m === 0 || (n + 1) * (m + 1) > LARGEST_TABLE) return [];
  const width = m + 1;
  const length = new Uint32Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; )
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  return pairs;
}
