import { widest, wrap } from "./text-width.js";
import { figureWidth, lineHeight } from "./theme.js";

/** A box of the flow: what it holds, and how many. */
export interface FlowBox {
  readonly label: string;
  /** The count in print: `n = 81`. */
  readonly n?: string;
  /** Further lines, such as reasons with their counts. */
  readonly details?: readonly string[];
}

/** A step, what leaves the flow after it, and the steps that follow: several where it divides into arms. */
export interface FlowNode extends FlowBox {
  /** Beside the arrow that leaves the box: excluded, lost, missing. */
  readonly aside?: FlowBox;
  readonly next?: readonly FlowNode[];
  /** Which group's colour the box takes: its place in `groups`. */
  readonly group?: number;
}

/** A box with its place, in px, and its lines of text. */
export interface PlacedBox {
  readonly box: FlowBox & { readonly group?: number };
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly FlowLine[];
}

export interface FlowLine {
  readonly text: string;
  readonly bold: boolean;
}

export interface PlacedNode extends PlacedBox {
  readonly aside?: PlacedBox;
  readonly next: readonly PlacedNode[];
  /** Height of the bar from which the arms go down. */
  readonly bar: number;
}

export interface FlowLayout {
  readonly roots: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

const padding = { x: 9, y: 6 } as const;
const gap = 14;
const leastColumn = 132;
const widestBox = 290;
/** Length of an arrow from row to row, and of the part of it that each of several arms has for itself. */
const stem = 30;
const armStem = 18;

/** Where every box stands: steps of one depth in one row of equal height, arms side by side, asides between the rows. */
export function layOutFlow(roots: readonly FlowNode[], wanted: number = figureWidth): FlowLayout {
  const width = Math.max(wanted, leavesOf(roots) * leastColumn);
  const column = (width - 2) / leavesOf(roots);
  const asides = some(roots, (node) => node.aside !== undefined);
  // Asides stand to the right of the axis that their arrow leaves from, within the column.
  const boxWidth = Math.min(widestBox, asides ? column * 0.62 : column - gap);
  const toAxis = asides && column < 500 ? boxWidth / 2 : column / 2;
  const drafts = draft(roots, { left: 1, column, boxWidth, toAxis, whole: width });
  const levels: { row: number; between: number }[] = [];
  measure(drafts, 0, levels);
  let top = 1;
  const tops = levels.map(({ row, between }) => {
    const at = top;
    top += row + between;
    return at;
  });
  const height = top + 1;
  const [left, right] = extent(drafts);
  const shift = (width - left - right) / 2;
  return { roots: drafts.map((each) => place(each, 0, { levels, tops, shift })), width, height };
}

/** The leftmost and the rightmost edge of any box. */
function extent(drafts: readonly Draft[]): [number, number] {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { axis, width, aside, next } of drafts) {
    const [first, last] = extent(next);
    left = Math.min(left, axis - width / 2, first);
    right = Math.max(right, axis + width / 2, axis + gap + (aside?.width ?? 0), last);
  }
  return [left, right];
}

interface Draft {
  readonly node: FlowNode;
  readonly axis: number;
  readonly width: number;
  readonly lines: readonly FlowLine[];
  readonly aside?: { readonly width: number; readonly lines: readonly FlowLine[] };
  readonly next: readonly Draft[];
}

interface Column {
  readonly left: number;
  readonly column: number;
  readonly boxWidth: number;
  readonly toAxis: number;
  readonly whole: number;
}

function draft(nodes: readonly FlowNode[], { left, ...sizes }: Column): Draft[] {
  const { column, boxWidth, toAxis, whole } = sizes;
  let from = left;
  return nodes.map((node) => {
    const start = from;
    from += column * leavesOf([node]);
    const next = draft(node.next ?? [], { left: start, ...sizes });
    const axis = next.length > 0 ? (next[0]!.axis + next.at(-1)!.axis) / 2 : start + toAxis;
    const width = next.length > 1 ? Math.min(widestBox, boxWidth * next.length) : boxWidth;
    const lines = linesOf(node, width - 2 * padding.x);
    if (!node.aside) return { node, axis, width, lines, next };
    const room = Math.min(widestBox, from - axis - gap - (from < whole ? gap : 1));
    const asideLines = linesOf(node.aside, room - 2 * padding.x);
    const asideWidth = Math.min(
      room,
      Math.max(...asideLines.map(({ text, bold }) => widest([text], { bold }))) + 2 * padding.x + 2,
    );
    return { node, axis, width, lines, aside: { width: asideWidth, lines: asideLines }, next };
  });
}

function linesOf({ label, n, details = [] }: FlowBox, room: number): FlowLine[] {
  const plain = (text: string, bold = false) => wrap(text, room, { bold }).map((line) => ({ text: line, bold }));
  return [...plain(label), ...(n ? plain(n, true) : []), ...details.flatMap((text) => plain(text))];
}

const heightOf = (lines: readonly FlowLine[]): number => lines.length * lineHeight + 2 * padding.y;

function measure(drafts: readonly Draft[], depth: number, levels: { row: number; between: number }[]): void {
  for (const { lines, aside, next } of drafts) {
    levels[depth] ??= { row: 0, between: 0 };
    const level = levels[depth];
    level.row = Math.max(level.row, heightOf(lines));
    const beside = aside ? heightOf(aside.lines) + 20 : 0;
    const onward = next.length > 1 ? armStem + (aside ? 0 : gap) : next.length === 1 && !aside ? stem : 0;
    level.between = Math.max(level.between, beside + onward);
    measure(next, depth + 1, levels);
  }
}

interface Rows {
  readonly levels: readonly { readonly row: number; readonly between: number }[];
  readonly tops: readonly number[];
  readonly shift: number;
}

function place({ node, axis, width, lines, aside, next }: Draft, depth: number, rows: Rows): PlacedNode {
  const { row, between } = rows.levels[depth]!;
  const y = rows.tops[depth]!;
  const middle = Math.round(axis + rows.shift);
  const bar = y + row + between - armStem;
  const placed = { box: node, x: middle - width / 2, y, width, height: row, lines, bar };
  const after = next.map((each) => place(each, depth + 1, rows));
  if (!aside || !node.aside) return { ...placed, next: after };
  const height = heightOf(aside.lines);
  const free = next.length > 1 ? between - armStem : between;
  const at = { x: middle + gap, y: y + row + (free - height) / 2, width: aside.width, height };
  return { ...placed, next: after, aside: { box: node.aside, lines: aside.lines, ...at } };
}

/** How many arms end in these steps. */
export function leavesOf(nodes: readonly FlowNode[]): number {
  return nodes.reduce((sum, { next = [] }) => sum + (next.length > 0 ? leavesOf(next) : 1), 0);
}

function some(nodes: readonly FlowNode[], test: (node: FlowNode) => boolean): boolean {
  return nodes.some((node) => test(node) || some(node.next ?? [], test));
}
