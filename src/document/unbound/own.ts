import type { Study } from "../../study/study.js";

type Declarations = Pick<Study, "definitions" | "thresholds" | "subsets">;

/**
 * The numbers that stand in a declaration itself: in its expression, its quantile, the names that it uses, and in the
 * declarations behind those names. A text that names or describes the declaration may repeat them. A quantile counts as a
 * percentage too.
 */
export function ownNumbers(id: string, study: Declarations): ReadonlySet<number> {
  const { definitions, thresholds, subsets } = study;
  const numbers = new Set<number>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const threshold = thresholds.find((one) => one.id === name);
    const code = [
      ...definitions.flatMap((one) => (one.id === name ? [one.value] : [])),
      ...subsets.flatMap((one) => (one.id === name ? [one.where] : [])),
      ...(threshold && "of" in threshold ? [threshold.of, threshold.in] : []),
    ];
    if (threshold && "quantile" in threshold) {
      numbers.add(threshold.quantile);
      numbers.add(Number((100 * threshold.quantile).toPrecision(12)));
    } else if (threshold) numbers.add(threshold.value);
    for (const text of code) {
      for (const number of text.match(/\d+(?:\.\d+)?/g) ?? []) numbers.add(Number(number));
      for (const used of text.match(/[A-Za-z_][\w-]*/g) ?? []) visit(used);
    }
  };
  visit(id);
  return numbers;
}
