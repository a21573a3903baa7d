/** As close as the square root of the double's precision counts as equal, as in R. */
const TOLERANCE = 1.4901161193847656e-8;

/**
 * The times by which shares have had the event, read off a survival curve or one of its confidence limits: the first
 * time with a value of 1 - p or less; where the curve is flat at 1 - p exactly, the middle of that step. Null where the
 * curve does not come down so far. Undefined values (NaN) are passed over. A limit may rise again late in the curve:
 * then the value next to 1 - p from below decides, as in R (`quantile.survfit`).
 * @param time ascending; the curve starts at 1 at time 0
 */
export function curveQuantiles(
  time: ArrayLike<number>,
  curve: Float64Array,
  shares: readonly number[],
): (number | null)[] {
  const last = lastStep(curve);
  return shares.map((p) => {
    const first = nextStep(curve, p - TOLERANCE);
    if (first === null) return null;
    if (Math.abs(p - (1 - last)) < TOLERANCE) return (time[first]! + time[time.length - 1]!) / 2;
    const after = nextStep(curve, p + TOLERANCE);
    return after === null ? null : (time[first]! + time[after]!) / 2;
  });
}

/** Where the curve first takes the value at which the share gone is `share` or the next above. */
function nextStep(curve: Float64Array, share: number): number | null {
  let next: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < curve.length; k++) {
    const gone = 1 - curve[k]!;
    // Never for NaN.
    if (!(gone >= share && gone < least)) continue;
    next = k;
    least = gone;
  }
  return next;
}

/** The value that the curve takes for the first time after all others; NaN where that is an undefined one. */
function lastStep(curve: Float64Array): number {
  // A value beyond all before it is new. Only those inside their range have to be looked up.
  let last = 1;
  let [least, most] = [1, 1];
  let undefinedBefore = false;
  let inside: number[] = [];
  for (let k = 0; k < curve.length; k++) {
    const value = curve[k]!;
    if (value > least && value < most) inside.push(k);
    if (value >= least && value <= most) continue;
    if (Number.isNaN(value)) {
      if (undefinedBefore) continue;
      undefinedBefore = true;
    } else if (value < least) least = value;
    else most = value;
    last = value;
    inside = [];
  }
  if (inside.length === 0) return last;
  const seen = new Set(curve.subarray(0, inside[0]));
  for (const k of inside) {
    if (seen.has(curve[k]!)) continue;
    seen.add(curve[k]!);
    last = curve[k]!;
  }
  return last;
}
