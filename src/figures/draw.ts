import { formatPart } from "../format/format.js";
import type { Profile } from "../format/profile.js";
import type { Ledger } from "../ledger/entry.js";
import { cellsOf } from "../plan/grid.js";
import type { Catalogue, PlannedFigure } from "../plan/plan.js";
import type { Box } from "./box.js";
import { drawDistribution } from "./distribution.js";
import type { DistributionPoints } from "./distribution-data.js";
import type { Drawing, FigureGroup, FigureOptions } from "./drawing.js";
import { drawFlow } from "./flow.js";
import type { FlowBox, FlowNode } from "./flow-layout.js";
import { drawForest } from "./forest.js";
import { drawHeatmap } from "./heatmap.js";
import { type Quantity, quantity } from "./quantity.js";
import { drawScatter } from "./scatter.js";
import type { ScatterPoint } from "./scatter-data.js";

/** Participants' values, where they may be shown; figures without them draw summaries. */
export interface Points {
  /** The values of a variable in a subset, in any order; limits apart. */
  values(variable: string, subset: string): DistributionPoints;
  /** Complete pairs of two variables in a subset, in any order. */
  pairs(x: string, y: string, subset: string): readonly ScatterPoint[];
}

/** What figures are drawn from. */
export interface DrawingSource {
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  /** The study's groups in order: each keeps its colour in every figure. */
  readonly groups: readonly string[];
  readonly points?: Points;
}

/** Draws a planned figure from the ledger's statistics. `alt` is the author's text alternative, already filled. */
export async function drawFigure(figure: PlannedFigure, source: DrawingSource, alt?: string): Promise<Drawing> {
  const common: FigureOptions = {
    id: figure.id,
    title: figure.title,
    ...(alt !== undefined && { alt }),
    format: (value) => axisNumber(value, source.profile),
  };
  switch (figure.kind) {
    case "distribution":
      return distribution(figure, source, common);
    case "forest":
      return forest(figure, source, common);
    case "scatter":
      return scatter(figure, source, common);
    case "heatmap":
      return heatmap(figure, source, common);
    case "flow":
      return flow(figure, source, common);
    default:
      throw new Error(`no such kind of figure: ${figure.kind}`);
  }
}

/** A number on an axis: as short as it reads back, with the profile's signs. */
function axisNumber(value: number, profile: Profile): string {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return formatPart(value, { kind: "value", label: "", decimals }, profile);
}

function groupOf(subset: string, { catalogue, groups }: DrawingSource, others: readonly string[]): FigureGroup {
  const label = catalogue.subset(subset)?.label ?? subset;
  const slot = groups.indexOf(subset);
  // what is no group of the study takes a colour of its own, after theirs
  return {
    label,
    slot: slot >= 0 ? slot : groups.length + others.filter((one) => !groups.includes(one)).indexOf(subset),
  };
}

function variableOf(name: string, { catalogue }: DrawingSource): { label: string; unit?: string } {
  const info = catalogue.variable(name);
  return { label: info?.label ?? name, ...(info?.unit !== undefined && { unit: info.unit }) };
}

function distribution(figure: PlannedFigure, source: DrawingSource, common: FigureOptions): Promise<Drawing> {
  const {
    of,
    groups,
    scale = "linear",
    columns,
  } = figure.options as {
    of: string[];
    groups: string[];
    scale?: "log" | "linear";
    columns?: number;
  };
  const { ledger, points } = source;
  return drawDistribution({
    ...common,
    groups: groups.map((group) => groupOf(group, source, groups)),
    scale,
    ...(columns !== undefined && { columns }),
    whiskers: `whiskers to the last value within 1.5 interquartile ranges${scale === "log" ? " (on logarithms)" : ""}`,
    panels: of.map((variable) => ({
      ...variableOf(variable, source),
      cells: groups.map((group) => {
        const entry = ledger.entry(figure.draws[`${variable}.${group}`]!)!;
        const box = {} as { -readonly [part in keyof Box]: Quantity };
        for (const part of ["whisker_low", "q1", "median", "q3", "whisker_high"] as const) {
          const value = quantity(entry.result[part]);
          if (value !== null) box[boxPart[part]] = value;
        }
        return {
          n: entry.participants.n,
          box: entry.refusal === undefined ? box : null,
          ...(points && { points: points.values(variable, group) }),
        };
      }),
    })),
  });
}

const boxPart = {
  whisker_low: "low",
  q1: "q1",
  median: "median",
  q3: "q3",
  whisker_high: "high",
} as const satisfies Record<string, keyof Box>;

function forest(figure: PlannedFigure, source: DrawingSource, common: FigureOptions): Promise<Drawing> {
  const {
    rows,
    series,
    axis,
    scale = "log",
    null: noEffect,
  } = figure.options as {
    rows: Record<string, string[]>;
    series: { label: string; of: string }[];
    axis: string;
    scale?: "log" | "linear";
    null?: number;
  };
  const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
  return drawForest({
    ...common,
    axisLabel: axis,
    scale,
    ...(noEffect !== undefined && { noEffect }),
    textHeadings: ["Estimate (95% CI)"],
    // a comparison is no group: it takes a colour that no group has
    groups: series.map(({ label }, i) => ({ label, slot: source.groups.length + 2 + i })),
    sections: cellsOf(rows).map((cell) => ({
      label: Object.values(cell)
        .map((name) => variableOf(name, source).label)
        .join(", "),
      rows: series.map(({ label }, i) => {
        const id = figure.draws[[...Object.values(cell), i].join(".")]!;
        const { ledger } = source;
        const entry = ledger.entry(id)!;
        const { pieces } = ledger.phrase(`${id}.effect`)!;
        return {
          label,
          estimate: number(entry.result[entry.effect!]),
          low: number(entry.result.conf_low),
          high: number(entry.result.conf_high),
          texts: [
            pieces
              .map((piece) => (typeof piece === "string" ? piece : ledger.part(`${id}.${piece.part}`)!.text))
              .join(""),
          ],
          group: i,
          statistic: id,
        };
      }),
    })),
  });
}

function scatter(figure: PlannedFigure, source: DrawingSource, common: FigureOptions): Promise<Drawing> {
  const {
    x,
    y,
    in: subset,
    scale = "linear",
  } = figure.options as {
    x: string[];
    y: string[];
    in: string;
    scale?: "log" | "linear";
  };
  const { ledger, points } = source;
  return drawScatter({
    ...common,
    groups: [groupOf(subset, source, [subset])],
    columns: x.length,
    panels: y.flatMap((vertical) =>
      x.map((horizontal) => ({
        x: { ...variableOf(horizontal, source), scale },
        y: variableOf(vertical, source),
        text: ledger.entry(figure.draws[`${horizontal}.${vertical}`]!)!.text.replaceAll(" = ", "\u00a0=\u00a0"),
        ...(points ? { points: [points.pairs(horizontal, vertical, subset)] } : { classes: [] }),
      })),
    ),
  });
}

function heatmap(figure: PlannedFigure, source: DrawingSource, common: FigureOptions): Promise<Drawing> {
  const { of, in: subset } = figure.options as { of: string[]; in: string };
  const { ledger, catalogue, profile } = source;
  const entryOf = (i: number, j: number) => ledger.entry(figure.draws[`${of[Math.min(i, j)]}.${of[Math.max(i, j)]}`]!)!;
  const square = <T>(same: T, value: (i: number, j: number) => T): T[][] =>
    of.map((_, i) => of.map((_, j) => (i === j ? same : value(i, j))));
  return drawHeatmap({
    ...common,
    format: (value) => formatPart(value, { kind: "correlation", label: "" }, profile),
    variables: of.map((name) => variableOf(name, source).label),
    values: square<number | null>(1, (i, j) => {
      const { rho } = entryOf(i, j).result;
      return typeof rho === "number" ? rho : null;
    }),
    counts: square(0, (i, j) => entryOf(i, j).participants.n),
    measure: "Spearman\u2019s rho",
    population: `in ${catalogue.subset(subset)?.label ?? subset}`,
  });
}

interface FlowArm {
  readonly label: string;
  readonly group?: string;
  readonly n: string;
  readonly steps: readonly FlowStep[];
}

interface FlowStep {
  readonly label: string;
  readonly n: string;
  readonly aside?: readonly { readonly label: string; readonly n: string }[];
}

function flow(figure: PlannedFigure, source: DrawingSource, common: FigureOptions): Promise<Drawing> {
  const { start, arms } = figure.options as { start?: { label: string; n: string }; arms: FlowArm[] };
  const count = (reference: string): string => `n = ${source.ledger.part(reference)!.text}`;
  const groups = arms.flatMap(({ group }) => (group === undefined ? [] : [group]));
  const asideOf = (step: FlowStep | undefined): { aside?: FlowBox } => {
    const left = step?.aside ?? [];
    if (left.length === 0) return {};
    if (left.length === 1) return { aside: { label: left[0]!.label, n: count(left[0]!.n) } };
    return { aside: { label: "Left out", details: left.map(({ label, n }) => `${label}: ${count(n)}`) } };
  };
  const nodeOf = (step: FlowStep, rest: readonly FlowStep[], group: { group?: number }): FlowNode => ({
    label: step.label,
    n: count(step.n),
    ...group,
    ...asideOf(rest[0]),
    ...(rest[0] && { next: [nodeOf(rest[0], rest.slice(1), group)] }),
  });
  const roots = arms.map(({ label, n, steps, group }) =>
    nodeOf({ label, n }, steps, group === undefined ? {} : { group: groups.indexOf(group) }),
  );
  return drawFlow({
    ...common,
    roots: start ? [{ label: start.label, n: count(start.n), next: roots }] : roots,
    groups: groups.map((group) => groupOf(group, source, groups)),
  });
}
