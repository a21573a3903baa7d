import type { PartSpec, Parts, Row } from "./method.js";

/** Whether a part of a row names the row, rather than being a value of it. */
export function isKey({ kind, key }: Pick<PartSpec, "kind" | "key">): boolean {
  return key === true || kind === "text";
}

/** The parts that name a row, in order. */
export function keysOf(parts: Parts): string[] {
  return Object.keys(parts).filter((part) => isKey(parts[part]!));
}

/** What a row is called: its keys in order, without those that it does not have: `age`, `sex,M`, `F,120`. */
export function rowName(row: Row, keys: readonly string[]): string {
  return keys
    .map((key) => row[key] ?? null)
    .filter((value) => value !== null)
    .join(",");
}

/** `hr[sex,M]` as the part `hr` and the row `sex,M`; undefined of what names no row. */
export function splitRow(part: string): { readonly name: string; readonly row: string } | undefined {
  const open = part.indexOf("[");
  if (open <= 0 || !part.endsWith("]")) return undefined;
  const keys = part.slice(open + 1, -1).split(",");
  return { name: part.slice(0, open), row: keys.map((key) => key.trim()).join(",") };
}

/** `cox.hr[sex,M]` as the id `cox` and the part `hr[sex,M]`; undefined where no part is named. */
export function splitReference(reference: string): { readonly id: string; readonly part: string } | undefined {
  const open = reference.indexOf("[");
  const dot = reference.lastIndexOf(".", open < 0 ? reference.length : open);
  return dot < 0 ? undefined : { id: reference.slice(0, dot), part: reference.slice(dot + 1) };
}

/** A member of a family: a statistic's id alone is its p; else one of its parts, or of its rows' parts. */
export function familyMember(
  reference: string,
  isId: (id: string) => boolean,
): { readonly id: string; readonly part: string; readonly row?: string } {
  const split = isId(reference) ? undefined : splitReference(reference);
  if (!split) return { id: reference, part: "p" };
  const row = splitRow(split.part);
  return row ? { id: split.id, part: row.name, row: row.row } : split;
}
