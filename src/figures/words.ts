/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `label (unit)`, or the label alone. */
export function withUnit(label: string, unit?: string): string {
  return unit ? `${label} (${unit})` : label;
}

/** A label within a sentence: its first letter small, unless it begins an abbreviation. */
export function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

/** Compares numbers for sorting. */
export const ascending = (a: number, b: number): number => a - b;

/** The distinct items, in the order in which they first appear. */
export function distinct<T>(items: Iterable<T>): T[] {
  return [...new Set(items)];
}
