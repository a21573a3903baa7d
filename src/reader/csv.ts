import type { CsvFailure } from "../cohort/csv.js";

/**
 * Reads CSV as `cohort/csv.ts` does, in whose place the page's script has this: the same records, ends and failures in a
 * twentieth of the bytes. A test holds the two together.
 */
export function readCsv(
  text: string,
  delimiter: string,
  onRecord: (cells: readonly string[], endByte: number) => boolean,
): CsvFailure | undefined {
  const comma = delimiter.charCodeAt(0);
  let cells: string[] = [];
  let bytes = 0;
  let counted = 0;
  let at = 0;
  const end = (): boolean => {
    bytes += bytesOf(text, counted, at);
    counted = at;
    const record = cells;
    cells = [];
    return onRecord(record, bytes);
  };
  while (at < text.length) {
    if (text.charCodeAt(at) === QUOTE) {
      let cell = "";
      for (let from = ++at; ; from = ++at) {
        at = text.indexOf('"', from);
        if (at < 0) return failure("quote-not-closed", "a quote is never closed");
        cell += text.slice(from, at);
        if (text.charCodeAt(++at) !== QUOTE) break;
        cell += '"';
      }
      cells.push(cell);
      const next = at < text.length ? text.charCodeAt(at) : LF;
      if (next !== comma && next !== LF && next !== CR) return failure("text-after-quote", "text after a quote");
    } else {
      const from = at;
      let code = 0;
      for (; at < text.length; at++) {
        code = text.charCodeAt(at);
        if (code === comma || code === LF || code === CR) break;
        if (code === QUOTE) return failure("quote-inside-cell", "a quote inside a cell");
      }
      cells.push(text.slice(from, at));
    }
    const code = text.charCodeAt(at);
    if (code === comma) {
      at++;
      // a comma at the very end of the file is followed by one more, empty cell
      if (at < text.length) continue;
      cells.push("");
    } else if (at < text.length) at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    if (!end()) return failure("reading-stopped", "");
  }
  return undefined;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

function failure(code: CsvFailure["code"], message: string): CsvFailure {
  return { code, message };
}

/** How many bytes a piece of text has in UTF-8. */
function bytesOf(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7ff) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code > 0x7f) bytes++;
  }
  return bytes;
}
