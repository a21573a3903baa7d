/** One way to fill a grid's names: `cytokine` to `il6`, `group` to `control`. */
export type Cell = Readonly<Record<string, string>>;

/** All cells of a grid, the last name running fastest; of no grid, one cell without names. */
export function cellsOf(grid: Readonly<Record<string, readonly string[]>> | undefined): Cell[] {
  return Object.entries(grid ?? {}).reduce<Cell[]>(
    (cells, [name, values]) => cells.flatMap((cell) => values.map((value) => ({ ...cell, [name]: value }))),
    [{}],
  );
}

/** How many cells a grid has, without making any. */
export function sizeOf(grid: Readonly<Record<string, readonly string[]>> | undefined): number {
  return Object.values(grid ?? {}).reduce((size, values) => size * values.length, 1);
}

/** `value` with every `$name` of the cell replaced, in texts, lists and mappings. */
export function fill<T>(value: T, cell: Cell): T {
  if (typeof value === "string")
    return value.replace(/\$\{?([a-z][a-z0-9_]*)\}?/g, (whole, name: string) => cell[name] ?? whole) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, cell)) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item as unknown, cell)])) as T;
  return value;
}

/** Names that stand with a dollar sign in `value` and that the grid does not have. */
export function unfilled(value: unknown): string[] {
  if (typeof value === "string") return [...value.matchAll(/\$\{?([a-z][a-z0-9_]*)\}?/g)].map((match) => match[1]!);
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(unfilled);
  return [];
}

/** `id` with the cell's values joined by dots: `panel.il6.control`. */
export function idOf(id: string, cell: Cell): string {
  return [id, ...Object.values(cell)].join(".");
}
