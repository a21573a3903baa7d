import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type Recall, recalling } from "../cache/recall.js";
import { diskStore, memoryStore, type Store } from "../cache/store.js";
import { type Fault, StudyFaults } from "../fault.js";
import { buildFromInputs, type Report } from "../publish/build.js";
import { fileReader, type InputFile, type InputRole, inputsFrom, type ReadFile } from "../publish/inputs.js";
import { hashOf } from "../publish/manifest.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";

/** What came of a build: the report, or everything that is wrong; and every file that it read or missed. */
export interface Built {
  readonly outcome: { readonly report: Report } | { readonly faults: readonly Fault[] };
  /** Paths inside the study's folder. */
  readonly files: ReadonlySet<string>;
}

/** Builds a study as it is now. Throws what is no fault of the study's. */
export interface Builder {
  (): Promise<Built>;
  /**
   * Builds it as if its text had changed, for nobody: what runs for the first time takes a multiple of what it takes
   * when it has run before.
   */
  practise(): Promise<void>;
}

/** Of what is read the text before the last one is recalled too, so that what is broken and mended is as it was. */
const goBack = (step: string): boolean => /^(?:file .*|study|manuscript|plan)$/.test(step);

/** Steps that no line of a text is kept in but its own. */
const isRead = (step: string): boolean => /^(?:look .*|hash .*|file .*|study|manuscript|codebook|cohort)$/.test(step);

/**
 * Builds a study again and again in one process: only what has changed, by its content, is read, computed and drawn
 * anew; a database is asked again where something else is asked of it. `store` keeps drawings and statistics of earlier
 * processes; default: the user's cache.
 */
export function builderOf(
  folder: string,
  settings: Settings = {},
  store: Store | undefined = diskStore(),
  sources: Sources = {},
): Builder {
  const memory = memoryStore(store);
  const recall = recalling(goBack);
  const asked = new Map<string, InputFile>();
  const readAnew = fileReader(folder);

  const build = async (changed: (file: InputFile, role: InputRole) => InputFile): Promise<Built> => {
    const files = new Set<string>();
    const read: ReadFile = (path, role, named) => {
      files.add(path);
      // a file that is as old and as long as it was is not read, one that is read and holds the same is the same
      const found = recall(`look ${path}`, [age(folder, path)], () => readAnew(path, role, named));
      if ("fault" in found) return found;
      const hash = recall(`hash ${path}`, [found], () => hashOf(found));
      return changed(
        recall<InputFile>(`file ${path}`, [hash], () => found),
        role,
      );
    };
    const attempt = async (recall: Recall): Promise<Built["outcome"]> => {
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
      return { outcome: await attempt(recall), files };
    } catch {
      try {
        // what is recalled of the plan may stand on lines that have moved: faults are told of what is there now
        return {
          outcome: await attempt((step, of, make) => (isRead(step) ? recall(step, of, make) : make())),
          files,
        };
      } catch (error) {
        if (!(error instanceof StudyFaults)) throw error;
        return { outcome: { faults: error.faults }, files };
      }
    }
  };
  return Object.assign(() => build((file) => file), {
    practise: async () => {
      await build((file, role) => (role === "manuscript" ? { ...file, bytes: longer(file.bytes) } : file));
    },
  });
}

/** A text with an empty line more. */
function longer(bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(...bytes, 10);
}

/** A text that changes when the file does; another each time where there is none. */
function age(folder: string, path: string): unknown {
  const found = statSync(resolve(folder, path), { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : Symbol();
}
