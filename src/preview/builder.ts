import { statSync } from "node:fs";
import { resolve } from "node:path";
import { recalling } from "../cache/recall.js";
import { diskStore, memoryStore, type Store } from "../cache/store.js";
import { type Fault, StudyFaults } from "../fault.js";
import { buildFromInputs, type Report } from "../publish/build.js";
import { fileReader, type InputFile, inputsFrom, type ReadFile } from "../publish/inputs.js";
import { hashOf } from "../publish/manifest.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";

/** What came of a build: the report, or everything that is wrong; and every file that it read or missed. */
export interface Built {
  readonly outcome: { readonly report: Report } | { readonly faults: readonly Fault[] };
  /** Paths inside the study's folder. */
  readonly files: ReadonlySet<string>;
}

/**
 * Builds a study again and again in one process: only what has changed, by its content, is read, computed and drawn
 * anew; a database is asked again where something else is asked of it. `store` keeps drawings and statistics of earlier processes; default: the user's cache. Throws what is no fault of
 * the study's.
 */
export function builderOf(
  folder: string,
  settings: Settings = {},
  store: Store | undefined = diskStore(),
  sources: Sources = {},
): () => Promise<Built> {
  const memory = memoryStore(store);
  const recall = recalling();
  const asked = new Map<string, InputFile>();
  const readAnew = fileReader(folder);

  return async () => {
    const files = new Set<string>();
    const read: ReadFile = (path, role, named) => {
      files.add(path);
      // a file that is as old and as long as it was is not read, one that is read and holds the same is the same
      const found = recall(`look ${path}`, [age(folder, path)], () => readAnew(path, role, named));
      if ("fault" in found) return found;
      const hash = recall(`hash ${path}`, [found], () => hashOf(found));
      return recall<InputFile>(`file ${path}`, [hash], () => found);
    };
    const attempt = async (): Promise<Built["outcome"]> => {
      const inputs = inputsFrom(folder, read, { settings, recall });
      const report = await buildFromInputs(inputs, () => {}, {
        store: memory,
        statistics: memory,
        recall,
        sources,
        asked,
      });
      return { report };
    };
    try {
      return { outcome: await attempt(), files };
    } catch {
      // what is recalled of the plan may stand on lines that have moved: faults are told of what is there now
      recall.forget("plan", "figures");
      try {
        return { outcome: await attempt(), files };
      } catch (error) {
        recall.forget("plan", "figures");
        if (!(error instanceof StudyFaults)) throw error;
        return { outcome: { faults: error.faults }, files };
      }
    }
  };
}

/** A text that changes when the file does; another each time where there is none. */
function age(folder: string, path: string): unknown {
  const found = statSync(resolve(folder, path), { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : Symbol();
}
