import type { VariableInfo } from "../../cohort/need.js";
import { adjustmentNames } from "../../methods/adjustments.js";
import type { Piece, PlannedFamily, PlannedNote, PlannedTable } from "../plan.js";
import { type CharacteristicsOptions, type Entry, entriesOf, levelsOf } from "./characteristics-options.js";
import { asker, type Layout, subsetLabel, type TableSource } from "./layout.js";
import { codeSummaries, comparable, numberSummaries, tableTests } from "./summaries.js";
import { type NamedTest, testNote, testOf } from "./tests.js";

type Row = PlannedTable["rows"][number];

/** Table 1: each variable summarised in every column, with tests across them and a standardised difference. */
export function characteristics(source: TableSource): Layout {
  const { table, statistics } = source;
  const options = table.options as unknown as CharacteristicsOptions;
  const { columns: groups, compare, overall, adjust } = options;
  const everyone = overall === true ? "all" : overall || undefined;
  const columns = [...(everyone === undefined ? [] : [everyone]), ...groups];
  const ask = asker(source);
  const tests: NamedTest[] = [];
  const testIds: string[] = [];

  const headings = [...(options.test ? ["p", ...(adjust ? ["adjusted p"] : [])] : []), ...(compare ? ["SMD"] : [])];
  const blank = headings.map((): Piece[] => []);
  const across = (of: (column: string) => readonly Piece[], more = (): readonly (readonly Piece[])[] => blank) => [
    ...columns.map(of),
    ...more(),
  ];

  /** The cells beside a variable's summaries: p, adjusted p, difference; empty where it cannot be compared. */
  const comparisons = (entry: Entry, info: VariableInfo | undefined): Piece[][] => {
    const everywhere = info?.appliesToAll === true && info.type !== "text";
    const below = entry.below !== undefined && info?.type === "number" ? { below: entry.below } : {};
    const cells: Piece[][] = [];
    if (options.test) {
      const test = everywhere ? testOf(entry, info, options, source) : undefined;
      if (test) {
        const { method, two, options: own, words } = tableTests[test]!;
        const takesBelow = ["mann-whitney", "t-test", "welch-anova", "anova"].includes(method) ? below : {};
        const between = two ? { between: groups } : { across: groups };
        const named = { of: entry.variable, ...between, ...own, ...takesBelow };
        const id = ask([entry.variable, "test"], method, named, keysOf(entry));
        tests.push({ label: entry.label ?? info!.label, id, words });
        testIds.push(id);
        cells.push([{ reference: `${id}.p` }]);
        if (adjust) cells.push([{ reference: `${id}.p_adjusted` }]);
      } else cells.push([], ...(adjust ? [[]] : []));
    }
    if (compare) {
      const named = { of: entry.variable, between: compare, ...below };
      const id = everywhere
        ? ask([entry.variable, "smd"], "standardised-mean-difference", named, keysOf(entry))
        : undefined;
      cells.push(id === undefined ? [] : [{ reference: `${id}.smd` }]);
    }
    return cells;
  };

  const columnKey = (column: string): readonly (string | number)[] =>
    groups.includes(column) ? ["columns", groups.indexOf(column)] : ["overall"];
  const rows: Row[] = [
    {
      head: "Participants",
      cells: across((column) => [
        { reference: `${ask(["participants", column], "count", { in: column }, { in: columnKey(column) })}.n` },
      ]),
    },
  ];

  const numberRows = (entry: Entry, label: string, compared: () => Piece[][]): void => {
    const summaries = entry.summaries.number;
    const below = entry.below === undefined ? {} : { below: entry.below };
    const several = summaries.length > 1;
    if (several) rows.push({ head: label, cells: across(() => [], compared) });
    for (const name of summaries) {
      const { method, words, pieces } = numberSummaries[name];
      const option = method === "median" ? {} : below;
      const cell = (column: string): readonly Piece[] =>
        pieces(
          ask(
            [entry.variable, method === "median" ? "" : method, column],
            method,
            { of: entry.variable, in: column, ...option },
            keysOf(entry),
          ),
        );
      rows.push(
        several
          ? { head: words, indent: true, cells: across(cell) }
          : { head: `${label}, ${words}`, cells: across(cell, compared) },
      );
    }
  };

  const codeRows = (entry: Entry, label: string, info: VariableInfo, compared: () => Piece[][]): void => {
    const levels = levelsOf(entry, info, source);
    const { words, pieces } = codeSummaries[entry.summaries.code];
    const cell =
      ({ condition, segment }: (typeof levels)[number]) =>
      (column: string): readonly Piece[] =>
        pieces(ask([entry.variable, segment, column], "proportion", { of: condition, in: column }, keysOf(entry)));
    const [only] = levels;
    if (only && levels.length === 1 && entry.levels) {
      const head = info.type === "logical" && only.segment === "" ? label : `${label}: ${only.label}`;
      rows.push({ head: `${head}, ${words}`, cells: across(cell(only), compared) });
      return;
    }
    rows.push({ head: `${label}, ${words}`, cells: across(() => [], compared) });
    for (const level of levels) rows.push({ head: level.label, indent: true, cells: across(cell(level)) });
  };

  for (const entry of entriesOf(options, source)) {
    if ("heading" in entry) {
      rows.push({ head: entry.heading, cells: [] });
      continue;
    }
    const { variable, missing } = entry;
    const info = statistics.catalogue.variable(variable);
    const label = entry.label ?? info?.label ?? variable;
    const compared = (): Piece[][] => comparisons(entry, info);
    if (!info || comparable(info) === "number")
      numberRows(entry, `${label}${info?.unit ? `, ${info.unit}` : ""}`, compared);
    else codeRows(entry, label, info, compared);
    if (missing === "never") continue;
    const counts = columns.map(
      (column) =>
        `${ask([variable, "available", column], "count", { of: variable, in: column }, keysOf(entry))}.missing`,
    );
    rows.push({
      head: "not available",
      indent: true,
      cells: [...counts.map((reference) => [{ reference }]), ...blank],
      ...(missing === "if-any" && { unlessNone: counts }),
    });
  }

  const labels = compare?.map((name) => subsetLabel(statistics, name)).join(" and ");
  const notes: PlannedNote[] = [
    ...(options.test ? [testNote(tests, options.test)] : []),
    ...(adjust && testIds.length > 0 ? [[`Adjusted p: ${adjustmentNames[adjust]} over the tests of this table.`]] : []),
    ...(compare ? [[`SMD: standardised mean difference between ${labels}.`]] : []),
  ];
  const families: PlannedFamily[] =
    adjust && testIds.length > 0
      ? [
          {
            id: `${table.id}.test`,
            label: `tests of the table "${table.title}"`,
            adjust,
            members: [...new Set(testIds)],
          },
        ]
      : [];
  return {
    head: "Characteristic",
    columns: [
      ...columns.map((column) => ({
        head: column === everyone && overall === true ? "Overall" : subsetLabel(statistics, column),
      })),
      ...headings.map((head) => ({ head })),
    ],
    rows,
    notes,
    families,
  };
}

/** Where what a row asks for stands in the table. */
function keysOf({ index }: Entry): Readonly<Record<string, readonly (string | number)[]>> {
  return { of: ["of", index], in: ["columns"], across: ["columns"], between: ["columns"] };
}
