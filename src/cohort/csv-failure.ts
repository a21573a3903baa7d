import type { Fault, Place } from "../fault.js";
import type { CsvFailure } from "./csv.js";
import { MOST_MISFITS } from "./table-reader.js";

/** Why a file was not read to its end. */
export function failureFault(rule: CsvFailure, place: Place): Fault {
  const [message, hint] = FAILURES[rule];
  return { rule, severity: "error", message, place, hint };
}

const TWICE = 'put the whole cell in quotes, and write a quote inside it twice: "a ""b"" c"';
const FAILURES: Readonly<Record<CsvFailure, readonly [message: string, hint: string]>> = {
  "quote-inside-cell": ["a quote inside a cell that does not begin with one; the rest of the file was not read", TWICE],
  "text-after-quote": ["text after a closing quote; the rest of the file was not read", TWICE],
  "quote-not-closed": ["a quote is opened here and never closed; the rest of the file was not read", TWICE],
  "reading-stopped": [
    `${MOST_MISFITS} rows are longer or shorter than the header; the rest of the file was not read`,
    "is it the right header, and the right separator?",
  ],
};
