import type { Inputs, SampleInput } from "../cohort/need.js";
import { ensure, Refusal } from "../statistics/refusal.js";
import type { Sorted } from "../statistics/sorted.js";

/** A value as a part: -Infinity reads `<limit`, Infinity `>limit`; never a made-up number. */
export function censored(value: number, sample: Pick<SampleInput, "belowLimit" | "aboveLimit">): number | string {
  if (value === Number.NEGATIVE_INFINITY) return `<${sample.belowLimit}`;
  if (value === Number.POSITIVE_INFINITY) return `>${sample.aboveLimit}`;
  return value;
}

/** The sample as numbers, for arithmetic. Throws a Refusal where some are censored and no substitution is declared. */
export function arithmetic(sample: SampleInput): Sorted {
  if (sample.numbers) return sample.numbers;
  if (sample.below === 0 && sample.above === 0) return sample.values;
  throw new Refusal(
    sample.above > 0
      ? `needs numbers, found ${sample.above} above detection`
      : `needs numbers, found ${sample.below} below detection: declare below: limit, half or root2`,
  );
}

/** The pairs as numbers, for arithmetic. Throws a Refusal where some are censored and no substitution is declared. */
export function arithmeticPairs(pairs: Inputs["pairs"]): { readonly x: Float64Array; readonly y: Float64Array } {
  if (pairs.numbers) return pairs.numbers;
  const finite = [pairs.x, pairs.y].every((values) => values.every(Number.isFinite));
  ensure(finite, "needs numbers, found values below or above detection: declare below: limit, half or root2");
  return pairs;
}
