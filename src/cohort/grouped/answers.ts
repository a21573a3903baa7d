/**
 * What a database gave in place of rows, as one text: a first line, and tables of CSV, each with the distinct combinations
 * of some columns and how many rows have each. The same rows give the same text, whatever engine holds them.
 *
 *     # reckon counts 1: 304 rows, 2 tables
 *     # 57 bytes
 *     group,il6,#
 *     control,1.43,2
 *     ...
 */
export interface Answers {
  readonly rows: number;
  /** Each with a header; the last column is the count. */
  readonly tables: readonly Uint8Array[];
}

const FIRST = /^# reckon counts 1: (\d+) rows, (\d+) tables$/;
const TABLE = /^# (\d+) bytes$/;
const LF = 10;

/** The text of the answers. */
export function writeAnswers({ rows, tables }: Answers): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode(`# reckon counts 1: ${rows} rows, ${tables.length} tables\n`)];
  for (const table of tables) parts.push(encoder.encode(`# ${table.length} bytes\n`), table);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The answers that bytes hold; undefined where they are something else. */
export function readAnswers(bytes: Uint8Array): Answers | undefined {
  let at = 0;
  const line = (): string => {
    const end = bytes.indexOf(LF, at);
    const text = end < 0 || end - at > 100 ? "" : new TextDecoder().decode(bytes.subarray(at, end));
    at = end + 1;
    return text;
  };
  const [, rows, count] = FIRST.exec(line()) ?? [];
  if (rows === undefined) return undefined;
  const tables: Uint8Array[] = [];
  for (let i = 0; i < Number(count); i++) {
    const [, length] = TABLE.exec(line()) ?? [];
    if (length === undefined || at + Number(length) > bytes.length) return undefined;
    tables.push(bytes.subarray(at, at + Number(length)));
    at += Number(length);
  }
  return at === bytes.length ? { rows: Number(rows), tables } : undefined;
}

/** The name of the column of counts: one that no column of the codebook has. */
export function countName(names: readonly string[]): string {
  let name = "#";
  while (names.includes(name)) name += "#";
  return name;
}
