import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { type Fault, StudyFaults } from "../fault.js";

/** As many bytes as places in a file are counted with, on every version of Node. */
const LARGEST = 0xffffffff;

/** Bytes that are held while a file is hashed. */
const HELD = 1 << 20;

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

/** SHA-256 of a file's bytes, in hexadecimal, of which few are held at once. Throws what the system says. */
export function hashOfFile(path: string): string {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    const held = new Uint8Array(HELD);
    for (let read = readSync(file, held); read > 0; read = readSync(file, held)) hash.update(held.subarray(0, read));
    return hash.digest("hex");
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
