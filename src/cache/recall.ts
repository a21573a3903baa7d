/**
 * Does a step of a build, or recalls what it gave in the build before, where all that it is made `of` is the same (the
 * same objects, or equal texts).
 */
export type Recall = <T>(step: string, of: readonly unknown[], make: () => T) => T;

/** Does every step. */
export const anew: Recall = (_step, _of, make) => make();

/** Recalls the last result of each step, unless it is to forget it; a step that fails is done again. */
export function recalling(): Recall & { forget(...steps: readonly string[]): void } {
  const last = new Map<string, { readonly of: readonly unknown[]; readonly result: unknown }>();
  const recall = <T>(step: string, of: readonly unknown[], make: () => T): T => {
    const before = last.get(step);
    if (before && before.of.length === of.length && before.of.every((one, i) => Object.is(one, of[i])))
      return before.result as T;
    last.delete(step);
    const result = make();
    last.set(step, { of, result });
    return result;
  };
  const forget = (...steps: readonly string[]): void => {
    for (const step of steps) last.delete(step);
  };
  return Object.assign(recall, { forget });
}
