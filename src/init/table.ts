import { readCsv } from "../cohort/csv.js";
import { readCohort } from "../cohort/index.js";
import { type Fault, StudyFaults } from "../fault.js";
import type { RuleId } from "../rules/index.js";

/** A file as rows of cells, mended where that leaves no doubt. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  /** What was mended, in words; where it is empty, the file can stand as it is. */
  readonly mended: readonly string[];
  /** The file as CSV with what was mended: where only names were, the rest as it stands. */
  readonly text: string;
}

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * The cells of a CSV text. Names that are missing or stand twice get others, spaces around names and cells go, rows
 * without a value go. Throws StudyFaults for what nobody but the author can mend: rows that are too long or too short,
 * quotes that never end, a file without rows.
 */
export function readTable(text: string, file: string): Table {
  if (text.trim() === "") throw new StudyFaults([fault("file-empty", "the file is empty", file)]);
  const delimiter = delimiterOf(text);
  const records: string[][] = [];
  let headerEnd = 0;
  const failure = readCsv(text, delimiter, (cells, end) => {
    if (records.length === 0) headerEnd = end;
    records.push([...cells]);
    return true;
  });
  const [first = [], ...body] = records;
  const rows = body.filter((cells) => cells.length > 1 || first.length === 1 || cells[0] !== "");
  if (failure || rows.some((cells) => cells.length !== first.length)) throw faultsOf(text, file, delimiter, first);
  const mended: string[] = [];
  const header = names(first, mended);
  let trimmed = 0;
  const kept = rows.filter((cells) => {
    for (const [i, cell] of cells.entries()) {
      const bare = cell.trim();
      if (bare !== cell) {
        cells[i] = bare;
        trimmed++;
      }
    }
    return cells.some((cell) => cell !== "");
  });
  if (trimmed > 0) mended.push(`spaces around ${trimmed} cell${trimmed === 1 ? "" : "s"} were removed`);
  const empty = rows.length - kept.length;
  // Of a single column an empty cell cannot be told from a blank line.
  if (empty > 0)
    mended.push(`${empty} row${empty === 1 ? "" : "s"} without any value ${empty === 1 ? "was" : "were"} removed`);
  else if (body.length > rows.length && blankInside(body)) mended.push("blank lines between rows were removed");
  if (kept.length === 0) throw new StudyFaults([fault("rows-none", "a header, but no rows", file)]);
  const onlyNames = trimmed === 0 && rows.length === kept.length && !blankInside(body);
  const rest = onlyNames ? afterHeader(text, headerEnd) : `${csvOf(kept, delimiter)}\n`;
  const mendedText = mended.length === 0 ? text : `${csvOf([header], delimiter)}\n${rest}`;
  return { header, rows: kept, delimiter, mended, text: mendedText };
}

/** Cells as lines of CSV. */
function csvOf(rows: readonly (readonly string[])[], delimiter: string): string {
  const quoted = (text: string): boolean => /["\r\n]/.test(text) || text.includes(delimiter);
  const cell = (text: string): string => (quoted(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: readonly string[]): string =>
    cells.length === 1 && cells[0] === "" ? '""' : cells.map(cell).join(delimiter);
  return rows.map(line).join("\n");
}

/** The text after its first record, which ends at that byte. */
function afterHeader(text: string, endByte: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(endByte));
}

/** The mark that cuts the first lines into the most cells, of those that cut them all alike; a comma where none does. */
function delimiterOf(text: string): string {
  const start = text.length > 1e5 ? text.slice(0, text.lastIndexOf("\n", 1e5) + 1 || 1e5) : text;
  let [best, most] = [",", 1];
  let fallback: readonly [delimiter: string, cells: number] = [",", 1];
  for (const delimiter of DELIMITERS) {
    const widths: number[] = [];
    const failure = readCsv(start, delimiter, (cells) => {
      if (cells.length > 1 || cells[0] !== "") widths.push(cells.length);
      return widths.length < 200;
    });
    const [width = 1] = widths;
    if (failure && failure !== "reading-stopped") continue;
    if (width > fallback[1]) fallback = [delimiter, width];
    if (width > most && widths.every((other) => other === width)) [best, most] = [delimiter, width];
  }
  return most > 1 ? best : fallback[0];
}

/** The names of the columns: none empty, none twice, no spaces around them. */
function names(cells: readonly string[], mended: string[]): string[] {
  const taken = new Set(cells.map((cell) => cell.trim()));
  const seen = new Set<string>();
  const free = (first: string, stem = first): string => {
    let name = first;
    for (let i = 2; taken.has(name); i++) name = `${stem}_${i}`;
    taken.add(name);
    return name;
  };
  return cells.map((cell, i) => {
    const bare = cell.trim().replace(/\s+/g, " ");
    if (bare === "") {
      const name = free(i === 0 ? "row" : `column_${i + 1}`);
      mended.push(`column ${i + 1} has no name in the file, and is called ${name}`);
      seen.add(name);
      return name;
    }
    if (seen.has(bare)) {
      const name = free(bare);
      mended.push(`a second column ${bare} is called ${name}`);
      seen.add(name);
      return name;
    }
    if (bare !== cell) mended.push(`spaces or line ends in the name of column ${bare} were removed`);
    seen.add(bare);
    return bare;
  });
}

function blankInside(body: readonly (readonly string[])[]): boolean {
  const last = body.findLastIndex((cells) => cells.length > 1 || cells[0] !== "");
  return body.slice(0, last).some((cells) => cells.length === 1 && cells[0] === "");
}

/** The faults of a file whose rows cannot be read, as every command tells them. */
function faultsOf(text: string, file: string, delimiter: string, header: readonly string[]): StudyFaults {
  const columns = [...new Set(header)].filter((name) => name !== "");
  const field = (name: string) => ({
    name,
    label: name,
    type: "string" as const,
    required: false,
    unique: false,
    place: { file },
  });
  try {
    readCohort(
      new TextEncoder().encode(text),
      file,
      { file, status: "real", title: file, missingValues: [""], delimiter, fields: columns.map(field) },
      "",
    );
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    const own = error.faults.filter(({ rule }) => !MENDED.has(rule));
    if (own.length > 0) return new StudyFaults(own);
  }
  return new StudyFaults([fault("row-ragged", "the rows of the file cannot be told apart", file)]);
}

/** What is wrong with a file that is mended here. */
const MENDED = new Set([
  "cell-has-spaces",
  "column-has-spaces",
  "column-unnamed",
  "column-twice",
  "row-empty",
  "row-blank",
  "faults-not-listed",
]);

function fault(rule: RuleId, message: string, file: string): Fault {
  return {
    rule,
    severity: "error",
    message,
    place: { file, line: 1, column: 1 },
    expected: "a header and a row for each participant",
  };
}
