import type { Fault } from "../fault.js";
import { notText } from "./not-text.js";

/** Why these bytes are no text in UTF-8, where they are not. */
export function textFaults(bytes: Uint8Array, file: string): readonly Fault[] {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
  return isUtf8(bytes) && !bytes.includes(0) && !zip ? [] : [notText(bytes, file)];
}

const CHUNK = 1 << 20;

/** Whether the bytes are well-formed UTF-8; a chunk at a time, as no string may be as long as a large file. */
function isUtf8(bytes: Uint8Array): boolean {
  const first = firstBeyondAscii(bytes);
  if (first < 0) return true;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = first; at < bytes.length; at += CHUNK)
      decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length });
    return true;
  } catch {
    return false;
  }
}

function firstBeyondAscii(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127) return i;
  return -1;
}

/** Whether a text in UTF-8 is nothing but white space. */
export function isBlank(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8");
  for (let at = 0; at < bytes.length; at += CHUNK)
    if (decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }).trim() !== "") return false;
  return true;
}
