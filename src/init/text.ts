import { textFaults } from "../cohort/decode.js";
import { StudyFaults } from "../fault.js";

/** A file's text, and what had to be done to read it. */
export interface ReadText {
  readonly text: string;
  /** In words, e.g. `UTF-16`. */
  readonly encoding: string;
  /** Whether the bytes are not UTF-8, so that the study's copy has to be another file. */
  readonly converted: boolean;
}

/**
 * Reads a file of any of the encodings that spreadsheets write: UTF-8, with a byte order mark or without, UTF-16, and
 * Windows-1252, which is what is left where it is none of these. Throws StudyFaults where it is no text: a workbook, an
 * archive, bytes that stand for no character.
 */
export function readText(bytes: Uint8Array, file: string): ReadText {
  const wide = utf16(bytes);
  if (wide !== undefined) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return { text: withoutMark(new TextDecoder(wide).decode(even)), encoding: "UTF-16", converted: true };
  }
  const wrong = textFaults(bytes, file);
  if (wrong.length === 0) {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const text = withoutMark(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    return { text, encoding: marked ? "UTF-8 with a byte order mark" : "UTF-8", converted: false };
  }
  if (!wrong.every(({ rule }) => rule === "encoding-not-utf8")) throw new StudyFaults(wrong);
  const text = new TextDecoder("windows-1252").decode(bytes);
  // Bytes that Windows-1252 leaves open become control characters: then it is some other encoding, or no text.
  if (/[\u0080-\u009f]/.test(text)) throw new StudyFaults(wrong);
  return { text, encoding: "Windows-1252 (or Latin-1)", converted: true };
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** UTF-16 by its byte order mark, or by a zero in every other byte of the first line. */
function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 64);
  if (start.length < 4) return undefined;
  const zeros = [0, 1].map((odd) => start.every((byte, i) => i % 2 !== odd || byte === 0));
  return zeros[1] ? "utf-16le" : zeros[0] ? "utf-16be" : undefined;
}
