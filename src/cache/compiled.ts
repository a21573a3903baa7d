import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";
import { diskStore, keyOf, type Store } from "./store.js";

/** Code that was loaded, and a way to keep what Node has compiled of it. */
export interface Loaded<T> {
  readonly code: T;
  /** Keeps what is compiled by now of each part of the code of which nothing was kept. */
  keep(): void;
}

/** The names that code uses for what it is given, as scripts/bundle-commands.mjs writes them. */
const GIVEN = "exports,require,module,$import,$url";
/** Parts of fewer bytes are compiled sooner than looked for. */
const LITTLE = 16_000;

/**
 * Loads bundled code, a part when it is asked for, with what an earlier run of this Node has compiled of it: that takes a
 * fifth of the time of compiling it. Undefined where there is no such file, because the sources run unbundled.
 */
export function loadCompiled<T>(url: URL, store: Store | undefined = storeOfCode()): Loaded<T> | undefined {
  if (!existsSync(fileURLToPath(url))) return undefined;
  const require = createRequire(url);
  const parts = new Map<string, object>();
  const uncompiled = new Map<string, Script>();

  const load = (part: URL): object => {
    const before = parts.get(part.href);
    if (before) return before;
    const file = fileURLToPath(part);
    const source = readFileSync(file, "latin1");
    const key = source.length < LITTLE ? undefined : keyOf("code", basename(file));
    const kept = key && store?.read(key);
    const script = new Script(`(function(${GIVEN}){${source}\n})`, {
      filename: part.href,
      ...(kept && { cachedData: kept }),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (key && !(kept && script.cachedDataRejected === false)) uncompiled.set(key, script);
    const other = (asked: string): unknown =>
      asked.startsWith(".") ? load(new URL(asked.replace(/\.js$/, ".cjs"), part)) : require(asked);
    const module = { exports: {} };
    const run = script.runInThisContext() as (...given: unknown[]) => void;
    run(module.exports, other, module, async (asked: string) => other(asked), part.href);
    // what a part exports is as it is when it has run: a constant is found sooner than a getter is called
    const exports = { ...module.exports };
    parts.set(part.href, exports);
    return exports;
  };

  return {
    code: load(url) as T,
    keep: () => {
      for (const [key, script] of uncompiled) store?.write(key, script.createCachedData());
      uncompiled.clear();
    },
  };
}

/** The user's cache folder; in CI, where every process is the first, none. */
function storeOfCode(): Store | undefined {
  return process.env.CI ? undefined : diskStore();
}
