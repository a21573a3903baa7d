import type { Axis } from "./axis.js";
import { type Canvas, element } from "./canvas.js";
import { FigureError, type FigureGroup, type FigureOptions, slotOf } from "./drawing.js";
import { describeForest, type ForestSection, tabulateForest } from "./forest-data.js";
import { drawForestPlot, type ForestLine, forestAxis } from "./forest-plot.js";
import { drawKey, groupItem } from "./key.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { textAt } from "./text.js";
import { widest, wrap } from "./text-width.js";
import { figureWidth, groupColour, line, lineHeight } from "./theme.js";
import { ascending, distinct } from "./words.js";

/** Estimates with their confidence intervals: a row each, on one axis, with the numbers beside it. */
export interface ForestOptions extends FigureOptions {
  readonly sections: readonly ForestSection[];
  /** What the axis shows: `Ratio of concentrations (95% CI)`. */
  readonly axisLabel: string;
  /** Default `log`, for ratios; `linear` for differences. */
  readonly scale?: Axis["type"];
  /** Where there is no effect; default 1 on a log axis, 0 on a linear one. */
  readonly noEffect?: number;
  /** What an estimate to the left and one to the right of no effect mean. */
  readonly directions?: readonly [string, string];
  /** Heading of the rows' labels; default: none. */
  readonly rowHeading?: string;
  /** Headings of the texts at the right; default: one column, `Estimate (95% CI)`. */
  readonly textHeadings?: readonly string[];
  /** Ends of the axis; default: wide enough for every estimate, and for limits within reason. */
  readonly domain?: readonly [number, number];
  /** Bars from no effect to each estimate; default false. */
  readonly bars?: boolean;
  /** What the figure is called in words; default `Forest plot`. */
  readonly called?: string;
  /** The groups whose colours and shapes rows take. */
  readonly groups?: readonly FigureGroup[];
}

const labelRoom = 230;
const leastPlot = 130;
const gap = 16;
const indent = 12;

/** Draws a forest plot. Throws a FigureError where no row has an estimate. */
export const drawForest = drawnBy(layOutForest);

/** The same, laid out but not yet written. */
export function layOutForest(canvas: Canvas, options: ForestOptions): Sheet {
  const { id, sections, axisLabel, scale = "log", groups = [], format = String } = options;
  const { noEffect = scale === "log" ? 1 : 0, textHeadings = ["Estimate (95% CI)"] } = options;
  const axis = forestAxis(id, sections, { scale, noEffect, domain: options.domain });
  const stray = sections.flatMap(({ rows }) => rows).find(({ group }) => group !== undefined && !groups[group]);
  if (stray) throw new FigureError(id, `${stray.label} is of group ${stray.group}, which is not among the groups`);

  const labels = wrapLabels(sections, Math.min(labelRoom, (options.width ?? figureWidth) * 0.32));
  const labelWidth = Math.max(
    widest([options.rowHeading ?? ""], { bold: true }),
    ...labels.map((each) => each.indent + widest(each.label, { bold: !each.row })),
  );
  const textWidths = textHeadings.map((heading, column) =>
    Math.max(widest([heading], { bold: true }), widest(labels.map(({ row }) => row?.texts[column] ?? ""))),
  );
  const left = Math.ceil(labelWidth) + 2 + gap;
  const right = Math.ceil(textWidths.reduce((sum, each) => sum + gap + each, 2));
  const width = Math.max(options.width ?? figureWidth, left + leastPlot + right);
  const lines = stackLines(labels, options.rowHeading || textHeadings.length > 0 ? 24 : 2, width - left - right);
  const bottom = lines.at(-1)!.top + lines.at(-1)!.height;
  const plot = drawForestPlot(canvas, {
    figure: id,
    axis,
    noEffect,
    lines,
    groups,
    axisLabel,
    directions: options.directions,
    bars: options.bars ?? false,
    format,
    left,
    width: width - left - right,
    top: lines[0]!.top,
    bottom,
  });

  const used = distinct(lines.flatMap(({ row }) => (row?.group === undefined ? [] : [row.group]))).sort(ascending);
  const items = used.map((group) => {
    const item = groupItem(slotOf(groups, group), groups[group]?.label ?? "");
    const square = { kind: "dot", shape: "square", colour: groupColour(slotOf(groups, group)) } as const;
    return options.bars ? { ...item, sign: square } : item;
  });
  const key = drawKey(canvas, items, [2, bottom + plot.below + 8], width);
  return {
    width,
    height: bottom + plot.below + (items.length > 0 ? 8 + key.height : 2),
    children: [
      element(canvas, "path", { d: `M0,${lines[0]!.top - 1.5}h${width}`, stroke: line, fill: "none" }),
      ...plot.elements,
      ...drawLabels(canvas, lines, options.rowHeading),
      ...drawTexts(canvas, lines, textHeadings, textWidths, width - right + gap),
      ...key.elements,
    ],
    data: tabulateForest(sections, textHeadings),
    description: describeForest(sections, {
      axisLabel,
      noEffect: format(noEffect),
      textHeading: textHeadings[0],
      called: options.called ?? "Forest plot",
    }),
  };
}

type Label = Pick<ForestLine, "label" | "indent" | "row">;

function wrapLabels(sections: readonly ForestSection[], room: number): Label[] {
  return sections.flatMap(({ label, rows }): Label[] => {
    const step = label ? indent : 0;
    return [
      ...(label ? [{ label: wrap(label, room, { bold: true }), indent: 0 }] : []),
      ...rows.map((row) => ({ label: wrap(row.label, room - step), indent: step, row })),
    ];
  });
}

/** Headings and rows from top to bottom, each as high as its lines of text. */
function stackLines(labels: readonly Label[], first: number, plotWidth: number): ForestLine[] {
  let top = first;
  return labels.map((each) => {
    const { row, label } = each;
    const reason = row?.estimate === null && !row.reference ? wrap(row.reason ?? "not estimable", plotWidth - 10) : [];
    const height = Math.max(label.length, reason.length) * lineHeight + (row ? 5.5 : 9);
    const line: ForestLine = { ...each, top, height, reason };
    top += height;
    return line;
  });
}

const heavy = { "font-weight": "bold" } as const;
/** The baseline of the first of `count` lines of text that stand in the middle of a row, in a heading a little lower. */
function baseline({ top, height, row }: ForestLine, count = 1): number {
  return top + (height - (count - 1) * lineHeight) / 2 + (row ? 4 : 5.5);
}

function drawLabels(canvas: Canvas, lines: readonly ForestLine[], heading: string | undefined): Element[] {
  const labels = lines.map((each) =>
    textAt(canvas, [2 + each.indent, baseline(each, each.label.length)], each.label, each.row ? {} : heavy),
  );
  return heading ? [textAt(canvas, [2, lines[0]!.top - 8], heading, heavy), ...labels] : labels;
}

function drawTexts(
  canvas: Canvas,
  lines: readonly ForestLine[],
  headings: readonly string[],
  widths: readonly number[],
  left: number,
): Element[] {
  let x = left;
  return headings.flatMap((heading, column) => {
    const texts = lines.flatMap((each) => {
      const text = each.row?.texts[column];
      return text ? [textAt(canvas, [x, baseline(each)], text)] : [];
    });
    const head = textAt(canvas, [x, lines[0]!.top - 8], heading, heavy);
    x += widths[column]! + gap;
    return [head, ...texts];
  });
}
