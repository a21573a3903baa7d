import { percent } from "../../methods/labels.js";
import type { Piece, PlannedNote, PlannedTable } from "../plan.js";
import { asker, type Layout, subsetLabel, type TableSource } from "./layout.js";

type Row = PlannedTable["rows"][number];

interface SurvivalOptions {
  readonly time: string;
  readonly event: string;
  readonly competing?: string;
  readonly entry?: string;
  readonly columns?: readonly string[];
  readonly in?: string;
  readonly at: readonly number[];
  readonly median?: boolean;
  readonly test?: boolean;
  readonly measure?: string;
  readonly conf_type?: string;
  readonly conf_level?: number;
}

/** Times by groups: participants, events, the median, and at each time the number at risk and the estimate. */
export function survival(source: TableSource): Layout {
  const { table, statistics } = source;
  const options = table.options as unknown as SurvivalOptions;
  const { time, event, competing, entry, columns, at, test } = options;
  const ask = asker(source);
  const common = { time, event, ...(entry !== undefined && { entry }) };
  const interval = {
    ...(options.conf_type !== undefined && { conf_type: options.conf_type }),
    ...(options.conf_level !== undefined && { conf_level: options.conf_level }),
  };
  const who = columns ? { across: columns } : { in: options.in ?? "all" };
  const id =
    competing === undefined
      ? ask(["curve"], "kaplan-meier", { ...common, ...who, at, ...interval })
      : ask(["curve"], "cumulative-incidence", { ...common, competing, ...who, at, ...interval });
  const times = [...new Set(at)].sort((a, b) => a - b);
  const info = statistics.catalogue.variable(time);
  const unit = info?.unit ? ` ${info.unit}` : "";
  const level = `${percent(options.conf_level ?? 0.95)} CI`;
  const measure = options.measure ?? (competing === undefined ? "Survival" : "Cumulative incidence");

  const groups: readonly (string | undefined)[] = columns ?? [undefined];
  const part = (name: string, ...row: (string | undefined)[]): Piece => {
    const key = row.filter((one) => one !== undefined).join(",");
    return { reference: key === "" ? `${id}.${name}` : `${id}.${name}[${key}]` };
  };
  const cells = (of: (group: string | undefined) => readonly Piece[]) => groups.map(of);
  const limits = columns ? "median_interval" : "interval";
  const medians: Row[] =
    competing === undefined && options.median !== false
      ? [
          {
            head: `Median${unit === "" ? "" : `,${unit}`} (${level})`,
            cells: cells((group) => [part("median", group), " (", part(limits, group), ")"]),
          },
        ]
      : [];
  const rows: Row[] = [
    { head: "Participants", cells: cells((group) => [part("n", group)]) },
    { head: "Events", cells: cells((group) => [part("n_events", group)]) },
    ...medians,
    ...times.flatMap((one): Row[] => [
      { head: `At ${one}${unit}`, cells: [] },
      { head: "at risk", indent: true, cells: cells((group) => [part("n_risk", group, String(one))]) },
      {
        head: `${measure} (${level})`,
        indent: true,
        cells: cells((group) => [part("effect", group, String(one))]),
      },
    ]),
  ];

  const notes: PlannedNote[] = [
    [
      competing === undefined
        ? "Kaplan-Meier estimates."
        : "Cumulative incidence in the presence of the competing event.",
    ],
  ];
  if (test && columns) {
    if (competing !== undefined && entry === undefined)
      notes.push(["Gray's test across the columns, p: ", part("p"), "."]);
    if (competing === undefined)
      notes.push([
        "Across the columns: ",
        { reference: ask(["test"], "log-rank", { time, event, across: columns }) },
        ".",
      ]);
  }
  return {
    head: "Estimate",
    columns: groups.map((group) => ({ head: subsetLabel(statistics, group ?? options.in ?? "all") })),
    rows,
    notes,
  };
}
