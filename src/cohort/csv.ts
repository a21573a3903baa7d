import { type QuoteTrouble, Records } from "./records.js";

/** Why reading stopped: a quote where none may be, or one that is never closed; or that it was told to. */
export type CsvFailure = QuoteTrouble | "reading-stopped";

/**
 * Reads CSV (RFC 4180; lines end in LF, CRLF or CR) and hands over each record with the offset, in UTF-8 bytes, of its
 * end. Records are not kept. `onRecord` returns false to stop. Returns why it stopped, where it did not reach the end.
 */
export function readCsv(
  text: string,
  delimiter: string,
  onRecord: (cells: readonly string[], endByte: number) => boolean,
): CsvFailure | undefined {
  const records = new Records(new TextEncoder().encode(text), delimiter);
  while (records.advance()) {
    const cells = Array.from({ length: records.count }, (_, cell) => records.text(cell));
    if (!onRecord(cells, records.next)) return "reading-stopped";
  }
  return records.trouble?.code;
}
