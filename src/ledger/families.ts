import type { PartValue } from "../format/part.js";
import type { Method, Row } from "../methods/method.js";
import { adjustedName, partsOf } from "../methods/parts.js";
import { familyMember, keysOf, rowName } from "../methods/rows.js";
import type { PlannedFamily } from "../plan/plan.js";
import { adjustP } from "../statistics/p-adjust.js";
import type { Evaluated } from "./compute.js";
import type { Entry } from "./entry.js";

type Family = Pick<PlannedFamily, "label" | "adjust" | "members">;

/** The parts of a statistic's result and of its rows that families adjust, by their own names. */
export interface AdjustedParts {
  readonly parts: readonly string[];
  readonly rowParts: readonly string[];
}

/** What families add to a statistic: adjusted p values by the part that they are of, for rows by the row's name too. */
export interface Adjustment {
  readonly parts: Record<string, number | null>;
  readonly rows: Record<string, Map<string, number | null>>;
  /** The family of the statistic's p, and those of other parts. */
  family?: NonNullable<Entry["family"]>;
  families: NonNullable<Entry["families"]>[number][];
}

/** Which parts of which statistics families adjust; told by the plan alone. */
export function adjustedParts(
  families: readonly Pick<Family, "members">[],
  isId: (id: string) => boolean,
): ReadonlyMap<string, AdjustedParts> {
  const found = new Map<string, { parts: string[]; rowParts: string[] }>();
  for (const member of families.flatMap(({ members }) => members)) {
    const { id, part, row } = familyMember(member, isId);
    const own = found.get(id) ?? { parts: [], rowParts: [] };
    const list = row === undefined ? own.parts : own.rowParts;
    if (!list.includes(part)) list.push(part);
    found.set(id, own);
  }
  return found;
}

/** Adjusted p values by statistic; a p that does not exist, as where a method refused, does not count, as in R. */
export function adjustFamilies(
  families: readonly Family[],
  evaluated: readonly Evaluated[],
): ReadonlyMap<string, Adjustment> {
  const byId = new Map(evaluated.map((one) => [one.planned.id, one]));
  const isId = (id: string): boolean => byId.has(id);
  const adjusted = new Map<string, Adjustment>();
  const of = (id: string): Adjustment => {
    const own = adjusted.get(id) ?? { parts: {}, rows: {}, families: [] };
    adjusted.set(id, own);
    return own;
  };
  for (const { label, adjust, members } of families) {
    const values = members.flatMap((member): { id: string; part: string; row?: string; p: number | null }[] => {
      const { id, part, row } = familyMember(member, isId);
      const one = byId.get(id)!;
      if (row === undefined) return [{ id, part, p: asP(one.computed.result[part]) }];
      return matching(one, part, row).map((found) => ({ id, part, row: found.name, p: asP(found.row[part]) }));
    });
    const results = adjustP(
      values.map(({ p }) => p),
      adjust,
    );
    const size = values.filter(({ p }) => p !== null).length;
    const family = { name: label, adjust, size };
    for (const [i, { id, part, row }] of values.entries()) {
      const own = of(id);
      const p = results[i] ?? null;
      if (row === undefined) own.parts[part] = p;
      else {
        own.rows[part] ??= new Map();
        own.rows[part].set(row, p);
      }
      if (part === "p" && row === undefined) own.family = family;
      else if (!own.families.some((known) => known.name === label && known.of === part))
        own.families.push({ ...family, of: part });
    }
  }
  return adjusted;
}

/** Members of families that are rows which are not there, as they are written. */
export function rowsNotThere(families: readonly Family[], evaluated: readonly Evaluated[]) {
  const byId = new Map(evaluated.map((one) => [one.planned.id, one]));
  return families.flatMap((family) =>
    family.members.flatMap((member) => {
      const { id, part, row } = familyMember(member, (name) => byId.has(name));
      const one = byId.get(id)!;
      const lacking = row !== undefined && one.refusal === undefined && matching(one, part, row).length === 0;
      return lacking ? [{ family, member }] : [];
    }),
  );
}

/** The rows of a statistic that have the part and whose name fits, `*` standing for anything. */
function matching({ planned: { method }, computed }: Evaluated, part: string, pattern: string) {
  const keys = keysOf(method.rowParts ?? {});
  return (computed.rows ?? []).flatMap((row) => {
    const name = rowName(row, keys);
    return part in row && fitsRow(pattern, name) ? [{ name, row }] : [];
  });
}

/** Whether a row's name fits a pattern in which `*` stands for anything. */
export function fitsRow(pattern: string, name: string): boolean {
  const source = pattern.split("*").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`, "s").test(name);
}

/** A result and rows with their adjusted p values; a row that belongs to no family has none. */
export function withAdjusted(
  { planned: { method, declaration }, computed }: Pick<Evaluated, "planned" | "computed">,
  adjustment: Adjustment | undefined,
): { readonly result: Row; readonly rows?: readonly Row[] } {
  if (!adjustment) return computed;
  const own = partsOf(method, declaration);
  const result: Record<string, PartValue> = { ...computed.result };
  for (const [part, p] of Object.entries(adjustment.parts)) result[adjustedName(part, own)] = p;
  return computed.rows
    ? { result, rows: computed.rows.map((row) => adjustedRow(row, method, adjustment)) }
    : { result };
}

function adjustedRow(row: Row, { rowParts = {} }: Method, { rows }: Adjustment): Row {
  const name = rowName(row, keysOf(rowParts));
  const more = Object.entries(rows).flatMap(([part, byRow]) =>
    part in row ? [[adjustedName(part, rowParts), byRow.get(name) ?? null] as const] : [],
  );
  return { ...row, ...Object.fromEntries(more) };
}

function asP(value: PartValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
