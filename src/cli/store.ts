import { diskStore } from "../cache/store.js";
import type { BuildOptions } from "../publish/build.js";

/**
 * What earlier builds made, unless the person who runs the command declines it, or the command runs in CI: that proves
 * anew. A command that proves the numbers takes drawings from there and no statistics.
 */
export function storeFor(cache: boolean, takes: "drawings" | "all"): BuildOptions {
  const store = cache && !process.env.CI ? diskStore() : undefined;
  if (!store) return {};
  return takes === "all" ? { store, statistics: store } : { store };
}
