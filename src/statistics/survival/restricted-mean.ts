/** A point of a survival curve, as far as the mean needs it. */
export interface CurvePoint {
  readonly time: number;
  readonly n_risk: number;
  readonly n_event: number;
  readonly surv: number;
}

/**
 * The restricted mean survival time: the area under the curve up to `tau`, with its standard error (Greenwood).
 * Where follow-up ends before `tau` the curve is carried on at its last value. R: `summary(survfit, rmean = tau)`.
 */
export function restrictedMean(points: readonly CurvePoint[], tau: number): { rmst: number; rmst_se: number } {
  const used = points.filter(({ time }) => time <= tau);
  let rmst = Math.min(used[0]?.time ?? tau, tau);
  let variance = 0;
  let after = 0;
  // From the last step back: the area to the right of each event time weighs that event.
  for (let k = used.length - 1; k >= 0; k--) {
    const { time, n_risk, n_event, surv } = used[k]!;
    const area = surv * ((used[k + 1]?.time ?? tau) - time);
    after += area;
    rmst += area;
    const left = n_risk - n_event;
    if (left > 0) variance += (after * after * n_event) / (n_risk * left);
  }
  return { rmst, rmst_se: Math.sqrt(variance) };
}
