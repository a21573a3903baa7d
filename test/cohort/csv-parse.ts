import { CsvError, parse } from "csv-parse/sync";
import type { CsvFailure } from "../../src/cohort/csv.js";

/** What the package csv-parse reads in a file: another program's word on the same text. */
export function csvParse(
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
    if (error === STOP) return "reading-stopped";
    if (error instanceof CsvError && CODES[error.code]) return CODES[error.code];
    throw error;
  }
}

const STOP = new Error("told to stop");

const CODES: Readonly<Record<string, CsvFailure>> = {
  INVALID_OPENING_QUOTE: "quote-inside-cell",
  CSV_INVALID_CLOSING_QUOTE: "text-after-quote",
  CSV_QUOTE_NOT_CLOSED: "quote-not-closed",
};
