import type { Field } from "./codebook.js";
import type { TextColumn } from "./column.js";
import { textOf } from "./records.js";

/** Texts one after the other in UTF-8: a few bytes each, where a string of its own for each would take dozens. */
export class PackedTexts {
  bytes: Uint8Array = new Uint8Array(1024);
  private ends: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.ends = new Uint32Array(capacity);
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    const [from, size] = [this.startOf(this.length), end - start];
    if (from + size > this.bytes.length) this.bytes = larger(this.bytes, from + size);
    if (this.length >= this.ends.length) this.ends = larger(this.ends, this.length + 1);
    for (let i = 0; i < size; i++) this.bytes[from + i] = bytes[start + i]!;
    this.ends[this.length++] = from + size;
  }

  at(index: number): string {
    return textOf(this.bytes, this.startOf(index), this.endOf(index));
  }

  startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }

  endOf(index: number): number {
    return this.ends[index]!;
  }
}

function larger<T extends Uint8Array | Uint32Array>(array: T, least: number): T {
  const copy = new (array.constructor as new (length: number) => T)(Math.max(least, Math.ceil(1.5 * array.length)));
  copy.set(array);
  return copy;
}

/** A column of texts; they become strings when somebody asks for them. */
export class PackedColumn implements TextColumn {
  readonly kind = "text";
  readonly name: string;
  private strings: readonly string[] | undefined;

  constructor(
    readonly field: Field,
    readonly texts: PackedTexts,
    readonly state: Uint8Array,
  ) {
    this.name = field.name;
  }

  get values(): readonly string[] {
    this.strings ??= Array.from({ length: this.texts.length }, (_, i) => this.texts.at(i));
    return this.strings;
  }
}
