import { BaseBuilder, cut } from "./builder.js";
import { ByteWords } from "./byte-words.js";
import { type Column, MISSING, OBSERVED } from "./column.js";
import { PackedColumn, PackedTexts } from "./packed-texts.js";
import { textOf } from "./records.js";

/** Texts as they are. */
export class TextBuilder extends BaseBuilder {
  private readonly texts = new PackedTexts(this.state.length);
  private readonly absent = new ByteWords([...this.missing].map((value) => [value, MISSING]));

  take(row: number, bytes: Uint8Array, start: number, end: number): void {
    const absent = this.absent.find(bytes, start, end) === MISSING;
    if (!absent && (end === start || mayBeSpace(bytes[start]!) || mayBeSpace(bytes[end - 1]!))) {
      this.add(row, textOf(bytes, start, end));
      return;
    }
    this.put(row, absent, bytes, start, end);
  }

  add(row: number, cell: string): void {
    const bytes = new TextEncoder().encode(cell);
    const missing = this.missing.has(cell);
    this.put(row, missing, bytes, 0, bytes.length);
    if (missing) return;
    const { name } = this.field;
    if (cell === "")
      this.fault(row, { rule: "cell-empty", message: `column ${name}: an empty cell`, expected: "a text" });
    else if (cell !== cell.trim())
      this.fault(row, {
        rule: "cell-has-spaces",
        message: `column ${name}: spaces around the value: ${JSON.stringify(cell)}`,
        hint: "remove them",
      });
  }

  /** Rows come in order; those that were rejected have an empty text. */
  private put(row: number, missing: boolean, bytes: Uint8Array, start: number, end: number): void {
    if (row >= this.state.length) this.grow(row);
    while (this.texts.length < row) this.texts.push(bytes, 0, 0);
    this.texts.push(bytes, start, missing ? start : end);
    this.state[row] = missing ? MISSING : OBSERVED;
  }

  finish(rows: number): Column {
    while (this.texts.length < rows) this.texts.push(this.texts.bytes, 0, 0);
    return new PackedColumn(this.field, this.texts, cut(this.state, rows));
  }
}

/** Whether a text that begins or ends with this byte may have a space there: those beyond ASCII may. */
function mayBeSpace(byte: number): boolean {
  return byte <= 32 || byte > 127;
}
