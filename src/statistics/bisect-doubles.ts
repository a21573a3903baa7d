/**
 * The double half-way between `low` and `high` (low < high, both may be infinite) when the doubles are numbered in their
 * order; null where they are next to each other. Halving so takes at most 64 steps, whatever the magnitudes.
 */
export function doubleBetween(low: number, high: number): number | null {
  const below = toIndex(low);
  const above = toIndex(high);
  return above - below > 1n ? toDouble((below + above) >> 1n) : null;
}

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);
const MAGNITUDE = 0x7fff_ffff_ffff_ffffn;

/** The doubles numbered in ascending order; both zeros are 0. */
function toIndex(value: number): bigint {
  float[0] = value;
  const pattern = bits[0]!;
  return pattern >= 0n ? pattern : -(pattern & MAGNITUDE);
}

function toDouble(index: bigint): number {
  bits[0] = index >= 0n ? index : -index | ~MAGNITUDE;
  return float[0]!;
}
