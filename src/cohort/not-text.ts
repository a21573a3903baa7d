import type { Fault, Place } from "../fault.js";
import type { RuleId } from "../rules/index.js";

/** What bytes that are no text in UTF-8 are instead, as well as can be told. */
export function notText(bytes: Uint8Array, file: string): Fault {
  const fault = (rule: RuleId, message: string, place: Place, hint: string, expected = "text in UTF-8"): Fault => ({
    rule,
    severity: "error",
    message,
    place,
    expected,
    hint,
  });
  const start = { file, line: 1, column: 1 };
  if (begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]))
    return fault("encoding-utf16", "the file is in UTF-16", start, "save it as CSV UTF-8");
  if (begins(bytes, [0x50, 0x4b, 3, 4]))
    return fault(
      "not-text",
      "the file is a spreadsheet workbook or another zip archive",
      start,
      "save the sheet as CSV UTF-8",
      "a CSV file",
    );
  if (begins(bytes, [0x1f, 0x8b]))
    return fault("not-text", "the file is compressed (gzip)", start, "uncompress it first", "a CSV file");
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const wide = nul < 2 && bytes.length > 3;
    const hint = wide
      ? "it looks like UTF-16: save it as CSV UTF-8"
      : "the file is damaged, or not text; export it again";
    return fault("byte-nul", `a NUL byte at offset ${nul}`, placeOfByte(bytes, nul, file), hint);
  }
  const { offset, found } = invalidUtf8(bytes);
  return fault(
    "encoding-not-utf8",
    found,
    placeOfByte(bytes, offset, file),
    "the file is probably in Latin-1 or Windows-1252: save it as CSV UTF-8",
  );
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** Line and column of a byte, columns in characters of what stands before it. */
function placeOfByte(bytes: Uint8Array, offset: number, file: string): Place {
  let [line, start] = [1, 0];
  for (let i = 0; i < offset; i++) if (bytes[i] === 10) [line, start] = [line + 1, i + 1];
  if (line === 1 && begins(bytes, [0xef, 0xbb, 0xbf])) start = Math.min(3, offset);
  return { file, line, column: new TextDecoder().decode(bytes.subarray(start, offset)).length + 1 };
}

/** Where bytes that are not UTF-8 cease to be, and what stands there. */
function invalidUtf8(bytes: Uint8Array): { readonly offset: number; readonly found: string } {
  const offset = invalidByte(bytes);
  const byte = bytes[offset]!;
  const latin = byte >= 0xa0 ? `; in Latin-1 it would be ${String.fromCharCode(byte)}` : "";
  return { offset, found: `byte 0x${byte.toString(16).toUpperCase()} at offset ${offset} is not UTF-8${latin}` };
}

/** The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629). */
function invalidByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return i;
}

function sequenceLength(bytes: Uint8Array, i: number): number {
  const [a, b] = [bytes[i]!, bytes[i + 1] ?? 0];
  const follows = (k: number) => (bytes[i + k]! & 0xc0) === 0x80;
  if (a < 0x80) return 1;
  if (a >= 0xc2 && a <= 0xdf) return follows(1) ? 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    const overlong = a === 0xe0 && b < 0xa0;
    const surrogate = a === 0xed && b > 0x9f;
    return !overlong && !surrogate && follows(1) && follows(2) ? 3 : 0;
  }
  if (a >= 0xf0 && a <= 0xf4) {
    const overlong = a === 0xf0 && b < 0x90;
    const beyond = a === 0xf4 && b > 0x8f;
    return !overlong && !beyond && follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}
