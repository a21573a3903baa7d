import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { type Fault, StudyFaults } from "../fault.js";

/** As many bytes as places in a file are counted with, on every version of Node. */
const LARGEST = 0xffffffff;

/** Node reads no more than 2 GiB at once. */
const PIECE = 1 << 30;

/**
 * The bytes of a file, also of one beyond 2 GiB, which is read in pieces. Throws StudyFaults for a file that is too large
 * to be held, and what the system says where it cannot be read.
 */
export function readWhole(path: string, piece = PIECE): Uint8Array {
  const { size } = statSync(path);
  if (isTooLarge(size)) throw new StudyFaults([tooLarge(path)], 2);
  if (size <= piece) return readFileSync(path);
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(file, bytes.subarray(at, at + piece));
      if (read === 0) return bytes.slice(0, at);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Whether a table of so many bytes is more than can be read. */
export function isTooLarge(bytes: number): boolean {
  return bytes > LARGEST;
}

export function tooLarge(file: string): Fault {
  return {
    rule: "file-too-large",
    severity: "error",
    message: `${file} is larger than 4 GiB, the most that is read`,
    hint: "put the rows into a database and ask it for what the plan needs: data: { from: { source, query } }",
  };
}
