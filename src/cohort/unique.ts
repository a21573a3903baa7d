import { hashBytes, mixed } from "./byte-words.js";
import type { CodeColumn, Column, NumberColumn } from "./column.js";
import type { PackedColumn, PackedTexts } from "./packed-texts.js";

/**
 * Finds rows that hold the same values in all of `columns` as a row before them: `twice` is given the row and the first
 * like it, in order. Rows that do not `count` are passed over. A hash table of row numbers, four bytes or so a row, unless
 * one column is in order, as keys mostly are.
 */
export function forEachTwice(
  columns: readonly Column[],
  rows: number,
  count: (row: number) => boolean,
  twice: (row: number, first: number) => void,
): void {
  const keys = columns.map(keyOf);
  const [first] = keys;
  if (keys.length === 1 && first!.ascends(rows)) return;
  let size = 16;
  while (size < 1.5 * rows) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const [only] = keys.length === 1 ? keys : [];
  for (let row = 0; row < rows; row++) {
    if (!count(row)) continue;
    let hash = 0;
    if (only) hash = only.hash(row);
    else for (const key of keys) hash = mixed(Math.imul(hash, 31) ^ key.hash(row));
    let slot = hash & (size - 1);
    for (; ; slot = (slot + 1) & (size - 1)) {
      const first = table[slot]!;
      if (first < 0) {
        table[slot] = row;
        break;
      }
      if (keys.every((key) => key.same(first, row))) {
        twice(row, first);
        break;
      }
    }
  }
}

interface Key {
  hash(row: number): number;
  same(a: number, b: number): boolean;
  /** Whether each of so many rows has a value above that of the row before it, in whatever order. */
  ascends(rows: number): boolean;
}

function keyOf(column: Column): Key {
  if (column.kind === "text") return textKey(column as PackedColumn);
  return column.kind === "code" ? codeKey(column) : numberKey(column);
}

/** Texts of a file are packed. */
function textKey({ texts }: PackedColumn): Key {
  return {
    hash: (row) => hashBytes(texts.bytes, texts.startOf(row), texts.endOf(row)),
    same: (a, b) => {
      const [from, other] = [texts.startOf(a), texts.startOf(b)];
      const size = texts.endOf(a) - from;
      if (size !== texts.endOf(b) - other) return false;
      for (let i = 0; i < size; i++) if (texts.bytes[from + i] !== texts.bytes[other + i]) return false;
      return true;
    },
    ascends: (rows) => {
      for (let row = 1; row < rows; row++) if (!isBefore(texts, row - 1, row)) return false;
      return true;
    },
  };
}

/** Whether a text is shorter than another, or as long and before it by its bytes. */
function isBefore(texts: PackedTexts, a: number, b: number): boolean {
  const { bytes } = texts;
  const [from, other] = [texts.startOf(a), texts.startOf(b)];
  const [size, otherSize] = [texts.endOf(a) - from, texts.endOf(b) - other];
  if (size !== otherSize) return size < otherSize;
  for (let i = 0; i < size; i++) if (bytes[from + i] !== bytes[other + i]) return bytes[from + i]! < bytes[other + i]!;
  return false;
}

function codeKey({ values }: CodeColumn): Key {
  return { hash: (row) => mixed(values[row]!), same: (a, b) => values[a] === values[b], ascends: () => false };
}

/** Numbers by value and state: `<5` is another value than 5. */
function numberKey({ values, state }: NumberColumn): Key {
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  return {
    hash: (row) => {
      double[0] = values[row]!;
      return mixed(halves[0]! ^ Math.imul(halves[1]!, 31) ^ state[row]!);
    },
    same: (a, b) => values[a] === values[b] && state[a] === state[b],
    ascends: (rows) => {
      for (let row = 1; row < rows; row++) if (!(values[row - 1]! < values[row]!)) return false;
      return true;
    },
  };
}
