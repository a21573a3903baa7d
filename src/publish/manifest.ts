import { createHash } from "node:crypto";
import type { InputFile, Inputs } from "./inputs.js";

const known = new WeakMap<Uint8Array, string>();

/** SHA-256 of bytes or text, in hexadecimal. Bytes are an input as read, which nobody changes: they are hashed once. */
export function sha256(data: Uint8Array | string): string {
  const before = typeof data === "string" ? undefined : known.get(data);
  const hash = before ?? createHash("sha256").update(data).digest("hex");
  if (typeof data !== "string") known.set(data, hash);
  return hash;
}

/** The inputs of a report, in the order in which they are told. */
export function inputFiles(inputs: Inputs): readonly InputFile[] {
  const { plan, data, codebook, manuscript, stylesheet, bibliography, crosscheck } = inputs;
  const optional = [stylesheet, bibliography, crosscheck].filter((file) => file !== undefined);
  return [plan, data, codebook, manuscript, ...optional];
}

/** `manifest.json`: which inputs made which outputs, by their hashes, and the version that made them. */
export function manifest(inputs: Inputs, outputs: ReadonlyMap<string, string>, version: string): string {
  const hashes = (files: Iterable<readonly [string, Uint8Array | string]>): Record<string, string> =>
    Object.fromEntries([...files].map(([path, data]) => [path, sha256(data)]));
  const { parameters } = inputs.study;
  return `${JSON.stringify(
    {
      reckon: version,
      status: inputs.study.data.status,
      ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters.map(({ id, value }) => [id, value])) }),
      inputs: hashes(inputFiles(inputs).map(({ path, bytes }) => [path, bytes])),
      outputs: hashes([...outputs].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    null,
    2,
  )}\n`;
}
