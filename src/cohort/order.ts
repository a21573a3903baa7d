/** The order in which rows stand when sorted by the first key, then the next; equal rows keep their place. */
export function orderOf(keys: readonly Float64Array[]): Uint32Array {
  const n = keys[0]?.length ?? 0;
  const distinct = [...new Set(keys)];
  return Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => {
    for (const key of distinct) {
      const [a, b] = [key[i]!, key[j]!];
      if (a < b) return -1;
      if (a > b) return 1;
    }
    return i - j;
  });
}
