import { basename, extname } from "node:path";
import { type Fault, StudyFaults, suggest } from "../fault.js";
import type { ColumnGuess } from "./column.js";
import type { Choices } from "./design.js";
import type { Inspection } from "./inspect.js";
import { readName } from "./names.js";
import { canGroup, eventCode, isTime, type Survival } from "./roles.js";

/** What the user said on the command line, or in answer to a question. */
export interface Wishes {
  readonly title?: string;
  readonly status?: "real" | "simulated";
  /** Names of columns. */
  readonly key?: readonly string[];
  /** A column's name; `none`: no groups. */
  readonly groups?: string;
  /** `COLUMN`, or `COLUMN=CODE`. */
  readonly outcome?: string;
  readonly time?: string;
  /** `COLUMN`, or `COLUMN=CODE`. */
  readonly event?: string;
}

/** What the user said, and a guess for the rest. Throws StudyFaults (usage) where a column does not exist or does not fit. */
export function choose(inspection: Inspection, wishes: Wishes): Choices {
  const { columns, view } = inspection;
  const faults: Fault[] = [];
  const usage = (message: string, expected?: string, hint?: string): undefined => {
    faults.push({
      rule: "option-unfit",
      severity: "error",
      message,
      ...(expected && { expected }),
      ...(hint && { hint }),
    });
    return undefined;
  };
  const from = (list: readonly ColumnGuess[], option: string, name: string): ColumnGuess | undefined => {
    const names = list.map((column) => column.name);
    const hint = suggest(name, names) ?? "the first line of the file names them";
    return (
      list.find((column) => column.name === name) ?? usage(`${option}: the file has no column ${name}`, undefined, hint)
    );
  };
  const named = (option: string, name: string): ColumnGuess | undefined => from(view, option, name);
  /** `COLUMN=CODE`, unless a column has that whole name. */
  const coded = (option: string, text: string): { column: ColumnGuess; code?: string } | undefined => {
    const cut = view.some(({ name }) => name === text) ? -1 : text.lastIndexOf("=");
    const column = named(option, cut < 0 ? text : text.slice(0, cut));
    return column && { column, ...(cut >= 0 && { code: text.slice(cut + 1) }) };
  };

  const key = wishes.key?.flatMap((name) => from(columns, "--key", name) ?? []) ?? inspection.key;
  if (wishes.key && key.length > 0 && !isKey(key))
    usage(
      `--key ${wishes.key.join(" ")}: a value is missing, or stands twice`,
      "a column, or columns together, that name a row",
    );
  const outcome = wishes.outcome === undefined ? undefined : coded("--outcome", wishes.outcome);
  const survival =
    wishes.time === undefined && wishes.event === undefined
      ? inspection.survival
      : survivalOf(wishes, named, coded, usage);
  let groups =
    wishes.groups === undefined ? guessedGroups(inspection, [outcome?.column, survival?.event, ...key]) : undefined;
  if (wishes.groups !== undefined && wishes.groups !== "none") {
    groups = named("--groups", wishes.groups);
    if (groups && !canGroup(groups))
      usage(
        `--groups ${groups.name}: ${groups.codes ? `${groups.codes.length} codes, of which one has fewer than 2 rows, or too many values are missing` : "no column of a few codes"}`,
        "2 to 6 codes with at least 2 rows each",
        inspection.groups.length > 0
          ? `one of ${inspection.groups.map(({ name }) => name).join(", ")}, or none`
          : "--groups none",
      );
  }
  if (faults.length > 0) throw new StudyFaults(faults, 2);
  const said = new Set<Choices["said"] extends ReadonlySet<infer S> ? S : never>();
  for (const wish of ["title", "status", "key", "groups", "outcome"] as const)
    if (wishes[wish] !== undefined) said.add(wish);
  if (wishes.time !== undefined) said.add("survival");
  return {
    title: wishes.title ?? titleOf(inspection, groups),
    status: wishes.status ?? "real",
    key,
    ...(groups && { groups }),
    ...(survival && { survival }),
    ...(outcome && { outcome }),
    said,
  };
}

function guessedGroups({ groups }: Inspection, without: readonly (ColumnGuess | undefined)[]): ColumnGuess | undefined {
  return groups.find((column) => !without.includes(column));
}

function survivalOf(
  { time, event }: Wishes,
  named: (option: string, name: string) => ColumnGuess | undefined,
  coded: (option: string, text: string) => { column: ColumnGuess; code?: string } | undefined,
  usage: (message: string, expected?: string) => undefined,
): Survival | undefined {
  if (time === undefined || event === undefined)
    return usage("--time and --event belong together", "--time COLUMN --event COLUMN=CODE");
  const clock = named("--time", time);
  const end = coded("--event", event);
  if (!clock || !end) return undefined;
  if (!isTime(clock)) return usage(`--time ${clock.name}: not a time`, "numbers of 0 or more");
  const codes = end.column.codes?.map(({ value }) => value);
  if (!codes) return usage(`--event ${end.column.name}: no column of a few codes`);
  const guess = end.code === undefined ? eventCode(end.column) : undefined;
  const code = end.code ?? guess?.code;
  if (code === undefined || !codes.includes(code))
    return usage(
      code === undefined
        ? `--event ${end.column.name}: which code is the event?`
        : `--event: ${end.column.name} has no code ${code}`,
      `--event ${end.column.name}=CODE, one of ${codes.join(", ")}`,
    );
  return { time: clock, event: end.column, code, why: guess?.why ?? "" };
}

function isKey(columns: readonly ColumnGuess[]): boolean {
  if (columns.some(({ missingCount }) => missingCount > 0)) return false;
  const rows = columns[0]!.cells.map((_, i) => JSON.stringify(columns.map(({ cells }) => cells[i])));
  return new Set(rows).size === rows.length;
}

function titleOf({ file }: Inspection, groups: ColumnGuess | undefined): string {
  const { label } = readName(basename(file, extname(file)));
  return groups
    ? `${label}, by ${groups.label.toLowerCase() === groups.label.slice(0, 1).toLowerCase() + groups.label.slice(1) ? groups.label.toLowerCase() : groups.label}`
    : label;
}
