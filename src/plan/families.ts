import { type Fault, nearest, suggest } from "../fault.js";
import type { Parts } from "../methods/method.js";
import { partsOf } from "../methods/parts.js";
import { familyMember, splitReference, splitRow } from "../methods/rows.js";
import type { RuleId } from "../rules/index.js";
import type { Declared, FamilyDeclaration, Study } from "../study/study.js";
import { cellsOf, fill, idOf } from "./grid.js";
import type { PlannedFamily, PlannedStatistic } from "./plan.js";
import type { StatisticsList } from "./statistics.js";

/**
 * The families of a declaration. A member is a pattern of ids (`*` for one segment, `**` for any number), whose p it means,
 * or a pattern with a part, `cox-*.wald_p`, or a part of rows, `cox.p[sex,M]`, `cox.p[*]`.
 */
export function planFamily(family: Declared<FamilyDeclaration>, statistics: StatisticsList): PlannedFamily[] {
  return cellsOf(family.grid).map((cell) => {
    const fault: Tell = (rule, message, hint) => {
      const more = hint === undefined ? {} : { hint };
      const place = family.place;
      statistics.faults.push({ rule, severity: "error", message: `family ${family.id}: ${message}`, place, ...more });
    };
    const patterns = fill([...family.members], cell).map((pattern) => readPattern(pattern, statistics));
    for (const { written, ids, some } of patterns) {
      if (some) continue;
      const near = nearest(ids, statistics.ids);
      fault("family-empty", `no statistic matches ${written}`, near && `did you mean ${near}?`);
    }
    // in the plan's order, whatever the order of the patterns
    const members = statistics.list.flatMap((planned) => [
      ...new Set(
        patterns.flatMap(({ fits, part }) =>
          fits.test(planned.id) ? membersIn(planned, part, statistics, fault) : [],
        ),
      ),
    ]);
    return {
      id: idOf(family.id, cell),
      label: family.label ?? family.id,
      adjust: family.adjust,
      members,
      place: family.place,
    };
  });
}

type Tell = (rule: RuleId, message: string, hint?: string | undefined) => void;

interface Pattern {
  readonly written: string;
  /** The pattern of ids, what it asks of an id, and whether some id fits. */
  readonly ids: string;
  readonly fits: RegExp;
  readonly some: boolean;
  /** The part that is meant, `p` where none is named. */
  readonly part: string;
}

/** A pattern of ids with the part that it names; one that fits ids as it is names none. */
function readPattern(written: string, statistics: StatisticsList): Pattern {
  const read = (ids: string, part: string): Pattern => {
    const fits = fitting(ids);
    return { written, ids, fits, some: statistics.ids.some((id) => fits.test(id)), part };
  };
  const whole = read(written, "p");
  if (whole.some && !written.endsWith("]")) return whole;
  const split = splitReference(written);
  const parted = split && read(split.id, split.part);
  return parted?.some ? parted : whole;
}

/** The members that a pattern makes of a statistic: its p, one of its parts, or parts of its rows. */
function membersIn(planned: PlannedStatistic, part: string, statistics: StatisticsList, fault: Tell): string[] {
  const { id, method, declaration } = planned;
  const row = splitRow(part);
  if (!row) {
    const own = partsOf(method, declaration);
    const unfit = noP(own, part, id, method.name, method.rowParts);
    if (unfit) fault("family-without-p", ...unfit);
    return unfit ? [] : [part === "p" ? id : `${id}.${part}`];
  }
  const { rowParts } = method;
  const unfit = rowParts
    ? noP(rowParts, row.name, `rows of ${id}`, method.name)
    : ([`${id} has no rows`, undefined] as const);
  if (unfit) {
    fault("family-without-p", ...unfit);
    return [];
  }
  const names = method.rowNames?.(declaration as never, (name) => statistics.catalogue.variable(name)!);
  if (row.row.includes("*") || !names || names.includes(row.row)) return [`${id}.${row.name}[${row.row}]`];
  fault("row-unknown", `${id} has no row ${row.row}`, suggest(row.row, names));
  return [];
}

/** Why a part is no p value that can be adjusted; undefined where it is one. */
function noP(
  parts: Parts,
  part: string,
  what: string,
  method: string,
  rows?: Parts,
): readonly [message: string, hint: string | undefined] | undefined {
  if (parts[part]?.kind === "p") return undefined;
  const known = Object.keys(parts).filter((name) => parts[name]!.kind === "p");
  if (part === "p" && !(part in parts) && known.length === 0) {
    const ofRows = Object.keys(rows ?? {}).find((name) => rows![name]!.kind === "p");
    return [`${what} (${method}) has no p value`, ofRows && `its rows have: ${what}.${ofRows}[*]`];
  }
  return [`${what} (${method}) has no p value called ${part}`, suggest(part, known)];
}

/** What an id has to be that fits the pattern: `*` for one segment, `**` for any number. */
function fitting(pattern: string): RegExp {
  const source = pattern
    .split(".")
    .map((part) => (part === "**" ? ".+" : part.replace(/[^a-z0-9*_-]/gi, "\\$&").replace(/\*/g, "[^.]*")))
    .join("\\.");
  return new RegExp(`^${source}$`);
}

/** A p has one adjusted p, so it belongs to one family. */
export function overlaps(families: readonly PlannedFamily[], study: Study, isId: (id: string) => boolean): Fault[] {
  const seen = new Map<string, { readonly family: PlannedFamily; readonly row: string | undefined }[]>();
  const faults: Fault[] = [];
  for (const family of families)
    for (const member of family.members) {
      const { id: of, part, row } = familyMember(member, isId);
      const same = seen.get(`${of}.${part}`) ?? [];
      const other = same.find((one) => mayBeTheSame(one.row, row));
      if (other)
        faults.push({
          rule: "family-overlap",
          severity: "error",
          message:
            other.family === family
              ? `${member} is in the family ${family.id} twice`
              : `${member} belongs to two families: ${other.family.id} and ${family.id}`,
          place: study.place(
            study.tables.some(({ id }) => `${id}.test` === family.id)
              ? ["tables", family.id.replace(/\.test$/, ""), "adjust"]
              : ["families", family.id.split(".")[0]!],
          ),
        });
      seen.set(`${of}.${part}`, [...same, { family, row }]);
    }
  return faults;
}

function mayBeTheSame(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || a.includes("*") || b.includes("*");
}
