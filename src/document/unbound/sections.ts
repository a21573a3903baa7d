/** The numbers that an author gives to headings, as long as they count: 1, 1.1, 1.2, 2. */
export class SectionNumbers {
  private last: readonly number[] = [];

  /** The length of the number with which the heading begins, where it is the next in order; else 0. */
  next(heading: string): number {
    const match = /^\s*(\d{1,2}(?:\.\d{1,2})*)\.?(?=\s+\p{L})/u.exec(heading);
    if (!match) return 0;
    const parts = match[1]!.split(".").map(Number);
    const before = this.last.slice(0, parts.length);
    const deeper = parts.length === this.last.length + 1;
    const expected = deeper ? [...before, 1] : [...before.slice(0, -1), (before.at(-1) ?? 0) + 1];
    if (expected.join(".") !== parts.join(".")) return 0;
    this.last = parts;
    return match[0].length;
  }
}
