/** The places 0, 1, ... of so many values. */
export function places(n: number): Uint32Array {
  const result = new Uint32Array(n);
  for (let i = 0; i < n; i++) result[i] = i;
  return result;
}
