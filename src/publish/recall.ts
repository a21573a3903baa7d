/**
 * Does a step of a build, or recalls what it gave in the build before, where all that it is made `of` is the same (the
 * same objects, or equal texts).
 */
export type Recall = <T>(step: string, of: readonly unknown[], make: () => T) => T;

/** Does every step. */
export const anew: Recall = (_step, _of, make) => make();

/** Recalls the last result of each step; a step that fails is done again. */
export function recalling(): Recall {
  const last = new Map<string, { readonly of: readonly unknown[]; readonly result: unknown }>();
  return <T>(step: string, of: readonly unknown[], make: () => T): T => {
    const before = last.get(step);
    if (before && before.of.length === of.length && before.of.every((one, i) => Object.is(one, of[i])))
      return before.result as T;
    last.delete(step);
    const result = make();
    last.set(step, { of, result });
    return result;
  };
}
