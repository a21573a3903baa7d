/** A text as data, and where they stand: plain, so that it can be kept. */
export interface Outline {
  readonly value: unknown;
  readonly root: OutlineNode;
}

/** Where a value stands, from its first character to behind its last, and what stands in it. */
export interface OutlineNode {
  readonly start: number;
  readonly end: number;
  /** Of an object: its values by key, and where the key stands. */
  readonly entries?: ReadonlyMap<string, { readonly key: number; readonly node: OutlineNode }>;
  readonly items?: readonly OutlineNode[];
  /** Of a text, number, flag or null, and how YAML calls the way in which it is written. */
  readonly value?: unknown;
  readonly type?: string;
}
