import { diskStore } from "../cache/store.js";
import type { BuildOptions } from "../publish/build.js";

/** The store of drawings, unless the person who runs the command declines it, or the command runs in CI, which proves anew. */
export function storeFor(cache: boolean): BuildOptions {
  const store = cache && !process.env.CI ? diskStore() : undefined;
  return store ? { store } : {};
}
