// The one place that knows csv-parse. A bundle for browsers resolves it to `csv-parse/browser/esm/sync`, the same code
// with Node's Buffer in it.
import { CsvError, parse } from "csv-parse/sync";

/** Why reading stopped: a quote where none may be, or one that is never closed; or that it was told to. */
export interface CsvFailure {
  readonly code: "quote-inside-cell" | "text-after-quote" | "quote-not-closed" | "unreadable" | "reading-stopped";
  readonly message: string;
}

/**
 * Reads CSV (RFC 4180; lines end in LF, CRLF or CR) and hands over each record with the offset, in UTF-8 bytes, of its
 * end. Records are not kept. `onRecord` returns false to stop. Returns why it stopped, where it did not reach the end.
 */
export function readCsv(
  text: string,
  delimiter: string,
  onRecord: (cells: readonly string[], endByte: number) => boolean,
): CsvFailure | undefined {
  try {
    parse(text, {
      bom: false,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells: string[], { bytes }) => {
        if (!onRecord(cells, bytes)) throw STOP;
        return null;
      },
    });
    return undefined;
  } catch (error) {
    if (error === STOP) return { code: "reading-stopped", message: "" };
    if (error instanceof CsvError) return { code: CODES[error.code] ?? "unreadable", message: error.message };
    throw error;
  }
}

const STOP = new Error("told to stop");

const CODES: Readonly<Record<string, CsvFailure["code"]>> = {
  INVALID_OPENING_QUOTE: "quote-inside-cell",
  CSV_INVALID_CLOSING_QUOTE: "text-after-quote",
  CSV_QUOTE_NOT_CLOSED: "quote-not-closed",
};
