/** As close as the square root of the double's precision counts as equal, as in R. */
const TOLERANCE = 1.4901161193847656e-8;

/**
 * The time by which a share `p` has had the event, read off a survival curve or one of its confidence limits: the first
 * time with a value of 1 - p or less; where the curve is flat at 1 - p exactly, the middle of that step. Null where the
 * curve does not come down so far. Undefined values (null) are passed over. A limit may rise again late in the curve:
 * then the value next to 1 - p from below decides, as in R (`quantile.survfit`).
 * @param time ascending; the curve starts at 1 at time 0
 */
export function curveQuantile(time: ArrayLike<number>, curve: readonly (number | null)[], p: number): number | null {
  const first = nextStep(curve, p - TOLERANCE);
  if (first === null) return null;
  const last = lastStep(curve);
  if (last !== null && Math.abs(p - (1 - last)) < TOLERANCE) return (time[first]! + time[time.length - 1]!) / 2;
  const after = nextStep(curve, p + TOLERANCE);
  return after === null ? null : (time[first]! + time[after]!) / 2;
}

/** Where the curve first takes the value at which the share gone is `share` or the next above. */
function nextStep(curve: readonly (number | null)[], share: number): number | null {
  let next: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < curve.length; k++) {
    const value = curve[k]!;
    if (value === null || 1 - value < share || 1 - value >= least) continue;
    next = k;
    least = 1 - value;
  }
  return next;
}

/** The value that the curve takes for the first time after all others; null where that is an undefined one. */
function lastStep(curve: readonly (number | null)[]): number | null {
  const seen = new Set<number | null>();
  let last: number | null = 1;
  for (const value of curve) {
    if (value === 1 || seen.has(value)) continue;
    seen.add(value);
    last = value;
  }
  return last;
}
