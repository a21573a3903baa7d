/** A numeric axis, ready for Plot: nothing about it is left to be inferred. */
export interface Axis {
  readonly type: "log" | "linear";
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

export interface AxisOptions {
  /** About how many ticks there is room for; default 5. */
  readonly count?: number;
  /** Part of the axis left free at the low end and at the high end; default 0.04. */
  readonly padding?: readonly [number, number];
  /** Only whole numbers are marked; default false. */
  readonly whole?: boolean;
}

/**
 * An axis that shows all of `values`, with ticks at 1, 2 or 5 times a power of ten. A single value gets an axis around it.
 * Throws a RangeError where there is no finite value, or a value that a logarithmic axis cannot show.
 */
export function axisOf(type: Axis["type"], values: Iterable<number>, options: AxisOptions = {}): Axis {
  const { padding: [before, after] = [0.04, 0.04], count = 5, whole = false } = options;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`no place on an axis for ${value}`);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) throw new RangeError("no value to draw");
  if (type === "log" && low <= 0) throw new RangeError(`no place on a logarithmic axis for ${low}`);
  const forward = type === "log" ? Math.log : identity;
  const back = type === "log" ? Math.exp : identity;
  let from = forward(low);
  let to = forward(high);
  if (from === to) [from, to] = type === "log" ? [from - 1, to + 1] : [from - 0.5, to + 0.5];
  const room = (to - from) / (1 - before - after);
  const domain = [back(from - room * before), back(to + room * after)] as const;
  return { type, domain, ticks: type === "log" ? logTicks(domain, count) : linearTicks(domain, count, whole) };
}

/** Where a value lies on the axis: 0 at its low end, 1 at its high end. */
export function along({ type, domain: [low, high] }: Axis, value: number): number {
  return type === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** The value that lies at a part of the axis: the inverse of `along`. */
export function atPart({ type, domain: [low, high] }: Axis, part: number): number {
  return type === "log" ? low * Math.exp(part * Math.log(high / low)) : low + part * (high - low);
}

const identity = (value: number): number => value;

/** `digit` times ten to the power of `exponent`, as a decimal literal gives it. */
const decimal = (digit: number, exponent: number): number => Number(`${digit}e${exponent}`);

/** Powers of ten, thinned where they are many, joined by 2 and 5 times them where they are few. */
export function logTicks([low, high]: readonly [number, number], count = 5): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const within = (digits: readonly number[]): number[] => {
    const ticks: number[] = [];
    for (let exponent = first; exponent <= last; exponent++) {
      for (const digit of digits) {
        const value = decimal(digit, exponent);
        if (value >= low && value <= high) ticks.push(value);
      }
    }
    return ticks;
  };
  const decades = within([1]);
  if (decades.length > count) {
    const step = Math.ceil(decades.length / count);
    return decades.filter((_, index) => index % step === 0);
  }
  if (decades.length >= 3) return decades;
  const coarse = within([1, 2, 5]);
  const fine = within([1, 1.5, 2, 3, 5, 7]);
  if (coarse.length < 4 && fine.length >= 4 && fine.length <= count + 1) return fine;
  if (coarse.length >= 2) return coarse.length <= count + 1 ? coarse : within([1, 3]);
  return decades.length >= 2 ? decades : linearTicks([low, high], count, false);
}

/** Multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks([low, high]: readonly [number, number], count = 5, whole = false): number[] {
  const rough = (high - low) / Math.max(1, count);
  let exponent = Math.floor(Math.log10(rough));
  let digit = [1, 2, 5].find((candidate) => decimal(candidate, exponent) >= rough * 0.999);
  if (digit === undefined) [digit, exponent] = [1, exponent + 1];
  if (whole && exponent < 0) [digit, exponent] = [1, 0];
  const step = decimal(digit, exponent);
  const ticks: number[] = [];
  for (let index = Math.floor(low / step); index <= Math.ceil(high / step); index++) {
    // index * digit is whole, so the decimal literal is the tick itself, without a rounding error.
    const value = decimal(index * digit, exponent);
    if (value >= low && value <= high) ticks.push(value === 0 ? 0 : value);
  }
  return ticks;
}
