import type { Fault } from "../fault.js";
import type { RuleId } from "../rules/index.js";

/** At most so many faults of a file are listed, and so many of one kind in one column, so that none hides the others. */
const MOST_LISTED = 50;
const MOST_ALIKE = 10;

/** Where a fault lies in the table: the row (from 0; -1 is the header) and the position of the cell in it. */
export interface Cell {
  readonly row: number;
  readonly position?: number | undefined;
}

type Found = Omit<Fault, "severity" | "place">;

/** Collects the faults of a file; keeps the first of each kind and counts the rest. */
export class FaultList {
  private readonly kept: { readonly fault: Found; readonly cell: Cell; readonly group: string }[] = [];
  private readonly counts = new Map<string, { rule: RuleId; column: string | undefined; count: number }>();

  /** Adds a fault of a cell; `column` is the column's name, where the fault is one of a column. */
  add(cell: Cell, column: string | undefined, rule: RuleId, describe: () => Omit<Found, "rule">): void {
    const group = JSON.stringify([rule, column]);
    const counted = this.counts.get(group) ?? { rule, column, count: 0 };
    this.counts.set(group, counted);
    if (++counted.count <= MOST_ALIKE) this.kept.push({ fault: { rule, ...describe() }, cell, group });
  }

  get empty(): boolean {
    return this.kept.length === 0;
  }

  /** The faults in the order of the file, each with its place, and last a count of those that are not listed. */
  finish(file: string, placeOf: (cell: Cell) => Fault["place"]): Fault[] {
    const order = this.kept
      .map((one, i) => ({ ...one, i }))
      .sort((a, b) => a.cell.row - b.cell.row || (a.cell.position ?? -1) - (b.cell.position ?? -1) || a.i - b.i);
    const listed = order.slice(0, MOST_LISTED);
    const faults = listed.map(({ fault, cell }): Fault => {
      const place = placeOf(cell);
      return { ...fault, severity: "error", ...(place && { place }) };
    });
    const rest = new Map([...this.counts].map(([group, { count }]) => [group, count]));
    for (const { group } of listed) rest.set(group, rest.get(group)! - 1);
    const total = [...rest.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return faults;
    const kinds = [...rest]
      .filter(([, count]) => count > 0)
      .map(([group, count]) => {
        const { rule, column } = this.counts.get(group)!;
        return `${count} ${rule}${column === undefined ? "" : ` in ${column}`}`;
      });
    const message = `${total} more fault${total === 1 ? "" : "s"} not listed: ${kinds.slice(0, 12).join(", ")}${kinds.length > 12 ? ", ..." : ""}`;
    return [...faults, { rule: "faults-not-listed", severity: "error", message, place: { file } }];
  }
}
