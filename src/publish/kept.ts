import { keyOf, type Store } from "../cache/store.js";
import type { Inputs } from "./inputs.js";
import { hashOf } from "./manifest.js";

/**
 * Whether the store is likely to hold every figure of a study: it does if a build of this plan, codebook and data came to
 * its end. A guess, upon which no more depends than when drawing is made ready for.
 */
export function figuresKept({ plan, codebook, data }: Inputs, store: Store | undefined) {
  if (!store) return { likely: false, remember: () => {} };
  const key = keyOf("drawn", ...[plan, codebook, data].map(hashOf));
  const likely = store.read(key) !== undefined;
  return {
    likely,
    /** Notes that the build came to its end. */
    remember: () => {
      if (!likely) store.write(key, new Uint8Array());
    },
  };
}
