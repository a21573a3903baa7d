/** Keys of study.yaml whose texts are templates: the document fills them, and reads their literals itself. */
export const TEMPLATE_KEYS: ReadonlySet<string> = new Set(["caption", "alt", "because"]);

const LITERAL = /\{\{\s*literal\s+(?:"([^"{}]*)"|'([^'{}]*)')\s+why=(?:"[^"{}]+"|'[^'{}]+')\s*\}\}/g;

/**
 * The data of a study.yaml with each `{{literal "12" why="..."}}` in a plain text (a title, a label, a description)
 * replaced by what it shows. The reasons are read from the text as it was written.
 */
export function withoutLiterals(value: unknown, key?: string): unknown {
  if (typeof value === "string")
    return key !== undefined && TEMPLATE_KEYS.has(key)
      ? value
      : value.replace(LITERAL, (_, double: string | undefined, single: string | undefined) => double ?? single ?? "");
  if (Array.isArray(value)) return value.map((item) => withoutLiterals(item, key));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutLiterals(item, name)]));
  return value;
}
