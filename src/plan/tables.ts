import type { Declared, TableDeclaration } from "../study/study.js";
import { cellsOf, fill } from "./grid.js";
import type { Piece, PlannedTable } from "./plan.js";
import type { StatisticsList } from "./statistics.js";

type Row = PlannedTable["rows"][number];

/** A declared table as rows of cells that name statistics; what it asks for joins the list. */
export function planTable(table: Declared<TableDeclaration>, statistics: StatisticsList): PlannedTable {
  const { rows, columns, head, notes } = layouts[table.kind as PlannedTable["kind"]](table, statistics);
  return {
    id: table.id,
    kind: table.kind as PlannedTable["kind"],
    title: table.title,
    ...(table.caption !== undefined && { caption: table.caption }),
    place: table.place,
    head,
    columns,
    rows,
    notes,
  };
}

interface Layout {
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

const layouts: Record<PlannedTable["kind"], (table: Declared<TableDeclaration>, statistics: StatisticsList) => Layout> =
  {
    characteristics,
    cells,
    claims: () => ({ head: "Claim", columns: [], rows: [], notes: [] }),
  };

/** Rows of a grid; each column names a statistic with the row's `$name`. */
function cells(table: Declared<TableDeclaration>, statistics: StatisticsList): Layout {
  const { rows, head, columns } = table.options as {
    rows: Record<string, string[]>;
    head: string;
    columns: { head: string; cell: string }[];
  };
  return {
    head,
    columns: columns.map((column) => column.head),
    rows: cellsOf(rows).map((cell) => ({
      head: Object.values(cell)
        .map((name) => labelOf(name, statistics))
        .join(", "),
      cells: columns.map((column) => [{ reference: fill(column.cell, cell) }]),
    })),
    notes: [],
  };
}

/** A name in words; the name of a row, such as `sex,M`, as its variable with the code. */
function labelOf(name: string, { catalogue }: StatisticsList): string {
  const [variable = "", value] = name.split(",");
  const info = catalogue.variable(variable);
  const code = info?.codes?.find((one) => one.value === value);
  if (info && code) return `${info.label}: ${code.label}`;
  return catalogue.variable(name)?.label ?? catalogue.subset(name)?.label ?? name;
}

/** Table 1: numbers as median and quartiles, codes as counts and percentages, a test and a standardised difference. */
function characteristics(table: Declared<TableDeclaration>, statistics: StatisticsList): Layout {
  const { of, columns, compare, test } = table.options as {
    of: string[];
    columns: string[];
    compare?: [string, string];
    test?: boolean;
  };
  const { catalogue } = statistics;
  const from = { place: table.place, declaredBy: `table ${table.id}` };
  const ask = (segment: string, method: string, options: Record<string, unknown>): string =>
    statistics.ask(`${table.id}.${segment}`, method, options, from);
  const comparisons = (name: string): Piece[][] => {
    const pieces: Piece[][] = [];
    const info = catalogue.variable(name);
    const everywhere = info?.appliesToAll === true && info.type !== "text";
    if (test) {
      const method = info?.type === "number" ? "kruskal-wallis" : "chi-squared";
      pieces.push(everywhere ? [{ reference: `${ask(`${name}.test`, method, { of: name, across: columns })}.p` }] : []);
    }
    if (compare)
      pieces.push(
        everywhere
          ? [{ reference: `${ask(`${name}.smd`, "standardised-mean-difference", { of: name, between: compare })}.smd` }]
          : [],
      );
    return pieces;
  };
  const rows: Row[] = [
    {
      head: "Participants",
      cells: [
        ...columns.map((column): Piece[] => [
          { reference: `${ask(`participants.${column}`, "count", { in: column })}.n` },
        ]),
        ...comparisons("").map(() => []),
      ],
    },
  ];
  for (const name of of) {
    const info = catalogue.variable(name);
    const unit = info?.unit ? `, ${info.unit}` : "";
    if (!info || info.type === "number") {
      rows.push({
        head: `${info?.label ?? name}${unit}, median (quartiles)`,
        cells: [
          ...columns.map((column): Piece[] => {
            const id = ask(`${name}.${column}`, "median", { of: name, in: column });
            return [{ reference: `${id}.median` }, " (", { reference: `${id}.quartiles` }, ")"];
          }),
          ...comparisons(name),
        ],
      });
    } else {
      const codes = info.type === "logical" ? [{ value: "", label: "yes" }] : (info.codes ?? []);
      rows.push({ head: `${info.label}, n (%)`, cells: [...columns.map(() => []), ...comparisons(name)] });
      for (const code of codes)
        rows.push({
          head: code.label,
          indent: true,
          cells: [
            ...columns.map((column): Piece[] => {
              const condition = info.type === "logical" ? name : `${name} == "${code.value}"`;
              const segment = [name, code.value, column].filter(Boolean).join(".");
              const id = ask(segment, "proportion", { of: condition, in: column });
              return [{ reference: `${id}.events` }, " (", { reference: `${id}.proportion` }, ")"];
            }),
            ...comparisons("").map(() => []),
          ],
        });
    }
    rows.push({
      head: "not available",
      indent: true,
      cells: [
        ...columns.map((column): Piece[] => {
          const id = ask(`${name}.available.${column}`, "count", { of: name, in: column });
          return [{ reference: `${id}.missing` }];
        }),
        ...comparisons("").map(() => []),
      ],
    });
  }
  const labels = compare?.map((name) => catalogue.subset(name)?.label ?? name).join(" and ");
  return {
    head: "Characteristic",
    columns: [
      ...columns.map((column) => catalogue.subset(column)?.label ?? column),
      ...(test ? ["p"] : []),
      ...(compare ? ["SMD"] : []),
    ],
    rows,
    notes: [
      ...(test
        ? ["p: Kruskal-Wallis test for numbers, Pearson's chi-squared test for codes, across the columns."]
        : []),
      ...(compare ? [`SMD: standardised mean difference between ${labels}.`] : []),
    ],
  };
}
