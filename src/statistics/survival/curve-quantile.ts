/** As close as the double's square root precision counts as equal, as in R. */
const TOLERANCE = 1.4901161193847656e-8;

/**
 * The time by which a share `p` has had the event, read off a survival curve or one of its confidence limits: the first
 * time with a value of 1 - p or less; where the curve is flat at 1 - p exactly, the middle of that step. Null where the
 * curve does not come down so far. Undefined values (null) are passed over. A limit may rise again late in the curve:
 * then the value next to 1 - p from below decides, as in R (`quantile.survfit`).
 * @param time ascending; the curve starts at 1 at time 0
 */
export function curveQuantile(time: ArrayLike<number>, curve: readonly (number | null)[], p: number): number | null {
  const steps = distinctSteps(time, curve);
  const first = nextStep(steps, p - TOLERANCE);
  if (!first) return null;
  const after = nextStep(steps, p + TOLERANCE);
  const last = steps.at(-1)!;
  if (last.gone !== null && Math.abs(p - last.gone) < TOLERANCE) return (first.time + time[time.length - 1]!) / 2;
  return after ? (first.time + after.time) / 2 : null;
}

/** The share that has had the event, and from when. */
interface Step {
  readonly time: number;
  readonly gone: number | null;
}

function distinctSteps(time: ArrayLike<number>, curve: readonly (number | null)[]): Step[] {
  const steps = new Map<number | null, Step>([[0, { time: 0, gone: 0 }]]);
  for (const [k, value] of curve.entries()) {
    const gone = value === null ? null : 1 - value;
    if (!steps.has(gone)) steps.set(gone, { time: time[k]!, gone });
  }
  return [...steps.values()];
}

function nextStep(steps: readonly Step[], share: number): Step | undefined {
  let next: Step | undefined;
  for (const step of steps)
    if (step.gone !== null && step.gone >= share && (!next || step.gone < next.gone!)) next = step;
  return next;
}
