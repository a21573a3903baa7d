import { type Canvas, element } from "./canvas.js";
import { type DrawingData, FigureError, type FigureGroup, type FigureOptions, slotOf } from "./drawing.js";
import { type FlowBox, type FlowNode, layOutFlow, type PlacedBox, type PlacedNode } from "./flow-layout.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { textAt } from "./text.js";
import { groupColour, line, lineHeight, paper, soft } from "./theme.js";

/** Participants through the study, as in CONSORT and STROBE: steps, what leaves after each, and arms side by side. */
export interface FlowOptions extends FigureOptions {
  /** Where the flow begins: one box, or one for each source of participants. */
  readonly roots: readonly FlowNode[];
  /** The groups whose colours boxes take. */
  readonly groups?: readonly FigureGroup[];
}

/** Draws a participant flow. Throws a FigureError where it has no box. */
export const drawFlow = drawnBy(layOutFlowChart);

/** The same, laid out but not yet written. */
export function layOutFlowChart(canvas: Canvas, options: FlowOptions): Sheet {
  const { id, roots, groups = [] } = options;
  if (roots.length === 0) throw new FigureError(id, "no box to begin with");
  const layout = layOutFlow(roots, options.width);
  return {
    width: layout.width,
    height: layout.height,
    children: layout.roots.flatMap((node) => drawNode(canvas, node, groups)),
    data: tabulate(roots),
    description: `Flow of participants. ${roots.map(describe).join(" ")}`,
  };
}

function drawNode(canvas: Canvas, node: PlacedNode, groups: readonly FigureGroup[]): Element[] {
  const { aside, next } = node;
  const axis = node.x + node.width / 2;
  const bottom = node.y + node.height;
  const paths: string[] = [];
  const heads: string[] = [];
  if (next.length === 1) paths.push(`M${axis},${bottom}V${next[0]!.y - 1}`);
  if (next.length > 1) {
    paths.push(`M${axis},${bottom}V${node.bar}`);
    for (const arm of next) paths.push(`M${axis},${node.bar}H${arm.x + arm.width / 2}V${arm.y - 1}`);
  }
  for (const arm of next) heads.push(`M${arm.x + arm.width / 2},${arm.y}l-4,-7h8z`);
  if (aside) {
    const y = aside.y + aside.height / 2;
    if (next.length === 0) paths.push(`M${axis},${bottom}V${y}`);
    paths.push(`M${axis},${y}H${aside.x - 1}`);
    heads.push(`M${aside.x},${y}l-7,-4v8z`);
  }
  const { group } = node.box;
  const colour = group === undefined ? undefined : groupColour(slotOf(groups, group));
  return [
    ...(paths.length > 0 ? [element(canvas, "path", { d: paths.join(""), fill: "none", stroke: soft })] : []),
    ...(heads.length > 0 ? [element(canvas, "path", { d: heads.join(""), fill: soft })] : []),
    ...drawBox(canvas, node, "middle", colour),
    ...(aside ? drawBox(canvas, aside, "start") : []),
    ...next.flatMap((arm) => drawNode(canvas, arm, groups)),
  ];
}

function drawBox(canvas: Canvas, placed: PlacedBox, anchor: "start" | "middle", colour?: string): Element[] {
  const { x, y, width, height, lines } = placed;
  const middle = anchor === "middle" ? x + width / 2 : x + 9;
  const first = y + (height - lines.length * lineHeight) / 2 + 10.5;
  return [
    element(canvas, "rect", { x, y, width, height, rx: 2, fill: paper, stroke: line }),
    ...(colour ? [element(canvas, "rect", { x, y, width, height: 3.5, fill: colour })] : []),
    ...lines.map(({ text, bold }, index) =>
      textAt(canvas, [middle, first + index * lineHeight], text, {
        "text-anchor": anchor === "middle" ? "middle" : undefined,
        "font-weight": bold ? "bold" : undefined,
      }),
    ),
  ];
}

function tabulate(roots: readonly FlowNode[]): DrawingData {
  const rows: (string | null)[][] = [];
  const add = (box: FlowBox, kind: string, after: string) => {
    rows.push([kind, box.label, box.n ?? null, after]);
    for (const detail of box.details ?? []) rows.push(["detail", detail, null, box.label]);
  };
  const walk = (node: FlowNode, after: string) => {
    add(node, "step", after);
    if (node.aside) add(node.aside, "aside", node.label);
    for (const arm of node.next ?? []) walk(arm, node.label);
  };
  for (const root of roots) walk(root, "");
  return { columns: ["kind", "label", "n", "after"], rows };
}

function describe(node: FlowNode): string {
  const { aside, next = [] } = node;
  const beside = aside ? ` Beside it: ${say(aside)}.` : "";
  const onward =
    next.length > 1 ? ` It divides into ${next.length}: ${next.map(({ label }) => label).join("; ")}.` : "";
  return [`${say(node)}.${beside}${onward}`, ...next.map(describe)].join(" ");
}

function say({ label, n, details = [] }: FlowBox): string {
  return `${label}${n ? ` (${n})` : ""}${details.length > 0 ? `: ${details.join("; ")}` : ""}`;
}
