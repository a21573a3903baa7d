/** What a second engine said of a report's statistics. */
export interface SecondEngine {
  /** Name and version: `R 4.2.2`. */
  readonly name: string;
  /** It was asked before the inputs changed. */
  readonly stale: boolean;
  /** Ids of statistics on which it differs, and of those that it did not compute; all others agree. */
  readonly differs: readonly string[];
  readonly unchecked: readonly string[];
}

/** What it says of one statistic; of a report that was never checked, that. */
export function secondEngineInWords(engine: SecondEngine | undefined, id: string): string {
  if (!engine) return "not cross-checked yet";
  const { name, stale, differs, unchecked } = engine;
  if (stale) return `${name} was asked before the inputs changed: not cross-checked since`;
  if (unchecked.includes(id)) return `not checked by ${name}`;
  return differs.includes(id) ? `${name} differs` : `${name} agrees`;
}
