/**
 * The smallest double t between `low` and `high` (finite, low <= high) for which `holds(t)`; `holds` must be false and
 * then true as t grows, and true at `high`. At most 64 steps, whatever the magnitudes: the bisection runs over the
 * doubles themselves in their order, not over the real line.
 */
export function smallestDouble(low: number, high: number, holds: (t: number) => boolean): number {
  let below = toIndex(low) - 1n;
  let at = toIndex(high);
  while (at - below > 1n) {
    const middle = (below + at) >> 1n;
    if (holds(toDouble(middle))) at = middle;
    else below = middle;
  }
  return toDouble(at);
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
