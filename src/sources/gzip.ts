import { gunzipSync } from "node:zlib";
import { type Fault, StudyFaults } from "../fault.js";

/** A table does not shrink to less than a hundredth; what grows further is made to fill the memory. */
const MOST_GROWTH = 100;
const LEAST_CAP = 64 * 1024 * 1024;

/** What a gzip file holds. Throws StudyFaults where it is damaged, or holds far more than a table of its size can. */
export function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  const maxOutputLength = Math.min(Math.max(LEAST_CAP, MOST_GROWTH * bytes.length), 0xffffffff);
  try {
    return gunzipSync(bytes, { maxOutputLength });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    const fault: Fault = tooLarge
      ? {
          rule: "gzip-too-large",
          severity: "error",
          message: `uncompressed, the file is more than ${MOST_GROWTH} times as large`,
          place: { file },
          hint: "uncompress it, if it is what you think",
        }
      : {
          rule: "gzip-damaged",
          severity: "error",
          message: `the file cannot be uncompressed: ${error instanceof Error ? error.message : String(error)}`,
          place: { file },
          expected: "a CSV file compressed with gzip, as its name ends in .gz",
        };
    throw new StudyFaults([fault]);
  }
}
