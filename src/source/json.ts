import type { Outline, OutlineNode } from "./outline.js";

/** How deep a text may be for this reader. */
const DEEPEST = 100;
const LITERAL = /[-+.\w]+/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads JSON with the place of every value. Undefined where the text is not JSON, or holds what a stricter reader should
 * see: a key twice, `__proto__`, more depth than anybody writes.
 */
export function readJson(text: string): Outline | undefined {
  try {
    return { value: JSON.parse(text) as unknown, root: new JsonReader(text).whole() };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Walks a text that is known to be JSON. */
class JsonReader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): OutlineNode {
    return this.node(0);
  }

  private node(depth: number): OutlineNode {
    if (depth > DEEPEST) throw new RangeError("too deep");
    this.take(SPACE);
    const start = this.at;
    const first = this.text[start];
    if (first !== "{" && first !== "[") {
      const value = JSON.parse(this.take(first === '"' ? TEXT : LITERAL)) as unknown;
      const quoted = first === '"' && ({ type: "QUOTE_DOUBLE" } as const);
      return { start, end: this.at, value, ...quoted };
    }
    this.at++;
    if (first === "[") {
      const items: OutlineNode[] = [];
      while (this.more("]", items.length)) items.push(this.node(depth + 1));
      return { start, end: this.at, items };
    }
    const entries = new Map<string, { key: number; node: OutlineNode }>();
    while (this.more("}", entries.size)) {
      const key = this.at;
      const name = JSON.parse(this.take(TEXT)) as string;
      if (entries.has(name) || name === "__proto__") throw new SyntaxError(`the key ${name}`);
      this.take(SPACE);
      this.at++; // the colon
      entries.set(name, { key, node: this.node(depth + 1) });
    }
    return { start, end: this.at, entries };
  }

  /** Goes to the next member, over a comma where there was one before; false behind the last. */
  private more(end: string, before: number): boolean {
    this.take(SPACE);
    const over = this.text[this.at] === end;
    if (over || before > 0) this.at++;
    if (!over) this.take(SPACE);
    return !over;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }
}
