import type { CrosscheckStatus } from "../audit/crosscheck/index.js";
import { type Fault, StudyFaults } from "../fault.js";
import { buildFromInputs } from "../publish/build.js";
import { inputsOfPage } from "../publish/carried.js";
import { hashOf } from "../publish/manifest.js";
import type { CarriedInputs } from "./carried.js";

/** The page that inputs and data give, and how many statistics stand behind it. */
export interface Rebuilt {
  readonly html: string;
  readonly statistics: number;
  /** SHA-256 of the counts that its database would give of these data, where it was made from counts. */
  readonly counts?: string;
  /** What the second engine said, as the page carries it, set against the rebuilt statistics. */
  readonly crosscheck?: CrosscheckStatus;
}

/** Makes the page that a page's own inputs and the data give, or tells the faults because of which there is none. */
export type Rebuild = (carried: CarriedInputs, data: Uint8Array) => Promise<Rebuilt | readonly Fault[]>;

/** Rebuilds a page in memory, under the name of the version that made it. Nothing is read from disk. */
export const rebuildPage: Rebuild = async ({ texts, version, parameters }, data) => {
  try {
    const { files, ledger, crosscheck, inputs } = await buildFromInputs(
      inputsOfPage(texts, data, parameters),
      () => {},
      { made: version },
    );
    return {
      html: files.get("index.html")!,
      statistics: ledger.entries.length,
      ...(inputs.data.counted && { counts: hashOf(inputs.data) }),
      ...(crosscheck && { crosscheck }),
    };
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    // a stranger's inputs may break what ours do not
    const message = error instanceof Error ? error.message : String(error);
    return [{ rule: "rebuild-failed", severity: "error", message: `building stopped: ${message}` }];
  }
};
