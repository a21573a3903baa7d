import { createHash } from "node:crypto";
import { anew, type Recall } from "../cache/recall.js";
import type { InputFile, Inputs } from "./inputs.js";

const PIECE = 1 << 30;

/** SHA-256 of bytes or text, in hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  const hash = createHash("sha256");
  if (typeof data === "string") hash.update(data);
  // no more than 2 GiB are taken at once
  else for (let at = 0; at < data.length; at += PIECE) hash.update(data.subarray(at, at + PIECE));
  return hash.digest("hex");
}

const known = new WeakMap<InputFile, string>();

/** SHA-256 of an input as read, which nobody changes: it is hashed once. */
export function hashOf(file: InputFile): string {
  const hash = known.get(file) ?? file.hash?.() ?? sha256(file.bytes);
  known.set(file, hash);
  return hash;
}

/** The inputs of a report, in the order in which they are told. */
export function inputFiles(inputs: Inputs): readonly InputFile[] {
  const { plan, data, codebook, manuscript, stylesheet, bibliography, crosscheck } = inputs;
  const optional = [stylesheet, bibliography, crosscheck].filter((file) => file !== undefined);
  return [plan, data, codebook, manuscript, ...optional];
}

/** `manifest.json`: which inputs made which outputs, by their hashes, and the version that made them. */
export function manifest(
  inputs: Inputs,
  outputs: ReadonlyMap<string, string>,
  version: string,
  recall: Recall = anew,
): string {
  const written = [...outputs].sort(([a], [b]) => (a < b ? -1 : 1));
  const { parameters } = inputs.study;
  return `${JSON.stringify(
    {
      reckon: version,
      status: inputs.study.data.status,
      ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters.map(({ id, value }) => [id, value])) }),
      inputs: Object.fromEntries(inputFiles(inputs).map((file) => [file.path, hashOf(file)])),
      outputs: Object.fromEntries(
        written.map(([path, text]) => [path, recall(`SHA-256 of ${path}`, [text], () => sha256(text))]),
      ),
    },
    null,
    2,
  )}\n`;
}
