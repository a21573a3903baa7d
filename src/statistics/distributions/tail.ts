/** Which tail a distribution function gives, and whether as a natural logarithm; named as in R. */
export interface Tail {
  /** P(X <= x) if true (the default), P(X > x) if false: computed itself, never as one minus the other. */
  readonly lowerTail?: boolean;
  readonly log?: boolean;
}

export const UPPER: Tail = { lowerTail: false };

/** log(1 - exp(x)) for x <= 0, without cancellation at either end. */
export function log1mExp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** A probability that is 0 or 1 because of where the argument lies. */
export function certain(one: boolean, log: boolean): number {
  if (log) return one ? 0 : -Infinity;
  return one ? 1 : 0;
}

/** exp(logFactor) * factor or its complement, as asked. */
export function assemble(logFactor: number, factor: number, complement: boolean, log: boolean): number {
  if (log) {
    const value = Math.min(0, logFactor + Math.log(factor));
    return complement ? log1mExp(value) : value;
  }
  const value = Math.exp(logFactor) * factor;
  return complement ? Math.max(0, 0.5 - value + 0.5) : Math.min(1, value);
}

/** A quantile's probability: the natural logarithm of the smaller of the two tails, and which one that is. */
export interface Target {
  readonly logP: number;
  readonly lower: boolean;
}

/** `p` as the smaller tail. Log probabilities close to 0 keep their distance from 0. */
export function target(p: number, tail: Tail): Target {
  const lower = tail.lowerTail ?? true;
  if (tail.log) return p <= -Math.LN2 ? { logP: p, lower } : { logP: Math.log(-Math.expm1(p)), lower: !lower };
  return p <= 0.5 ? { logP: Math.log(p), lower } : { logP: Math.log1p(-p), lower: !lower };
}

/** Whether `p` is a probability (or the logarithm of one). */
export function isProbability(p: number, tail: Tail): boolean {
  return tail.log ? p <= 0 : p >= 0 && p <= 1;
}

/**
 * The root of a monotone function by Newton steps kept inside a bracket, which grows from `start` as needed.
 * `evaluate` gives [value, derivative]; the derivative need only be right near the root.
 */
export function solve(evaluate: (u: number) => readonly [number, number], start: number, rising: boolean): number {
  let low = -Infinity;
  let high = Infinity;
  let u = start;
  let reach = 1;
  for (let i = 0; i < 2000; i++) {
    const [value, slope] = evaluate(u);
    if (value === 0) return u;
    if (value > 0 === rising) high = u;
    else low = u;
    let next = u - value / slope;
    if (!(next > low && next < high)) {
      if (low === -Infinity) next = high - reach;
      else if (high === Infinity) next = low + reach;
      else next = low + (high - low) / 2;
      reach *= 2;
    }
    const step = Math.abs(next - u);
    if (step <= 4e-16 * Math.max(Math.abs(u), 1e-8) || next === low || next === high) return next;
    u = next;
  }
  return u;
}
