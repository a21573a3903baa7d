import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";
import { diskStore, keyOf, type Store } from "./store.js";

/** Code that was loaded, and a way to keep what Node has compiled of it. */
export interface Loaded<T> {
  readonly code: T;
  /** Keeps what is compiled by now, unless something was kept before. */
  keep(): void;
}

/**
 * Loads a bundle of CommonJS with what an earlier run of this Node has compiled of it: that takes a fifth of the time of
 * compiling it. Undefined where there is no such file, because the sources run unbundled.
 */
export function loadCompiled<T>(url: URL, store: Store | undefined = storeOfCode()): Loaded<T> | undefined {
  const file = fileURLToPath(url);
  if (!existsSync(file)) return undefined;
  const key = keyOf("code", basename(file));
  const kept = store?.read(key);
  // `$url` stands for import.meta.url, as scripts/bundle-commands.mjs writes it
  const script = new Script(`(function(exports,require,module,$url){${readFileSync(file, "latin1")}\n})`, {
    filename: file,
    ...(kept && { cachedData: kept }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  let fresh = script.cachedDataRejected !== false;
  const module = { exports: {} };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run(module.exports, createRequire(url), module, url.href);
  return {
    code: module.exports as T,
    keep: () => {
      if (fresh) store?.write(key, script.createCachedData());
      fresh = false;
    },
  };
}

/** The user's cache folder; in CI, where every process is the first, none. */
function storeOfCode(): Store | undefined {
  return process.env.CI ? undefined : diskStore();
}
