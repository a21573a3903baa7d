/** The ways to share a total out over cells with bounds, as contingency tables with given margins are built from. */

/** Every ascending vector with this sum that fits under `rows` (ascending) in some order. */
export function ascendingTotals(rows: Int32Array, total: number, visit: (totals: Int32Array) => void): void {
  const totals = new Int32Array(rows.length);
  const last = rows.length - 1;
  const place = (i: number, left: number, least: number): void => {
    if (i === last) {
      if (left < least || left > rows[i]!) return;
      totals[i] = left;
      visit(totals);
      return;
    }
    const most = Math.min(rows[i]!, Math.floor(left / (last - i + 1)));
    for (let value = least; value <= most; value++) {
      totals[i] = value;
      place(i + 1, left - value, value);
    }
  };
  place(0, total, 0);
}

/**
 * Every way to share `total` among cells with the given upper bounds (ascending). Of those that differ only by an exchange
 * of cells with equal bounds one is visited, with their number.
 */
export function allocations(bounds: Int32Array, total: number, visit: (cells: Int32Array, ways: number) => void): void {
  const size = bounds.length;
  const cells = new Int32Array(size);
  const room = new Float64Array(size + 1);
  for (let i = size - 1; i >= 0; i--) room[i] = room[i + 1]! + bounds[i]!;
  const place = (i: number, left: number, ways: number, inBlock: number, run: number): void => {
    if (i === size) {
      visit(cells, Math.round(ways));
      return;
    }
    const same = i > 0 && bounds[i] === bounds[i - 1];
    const most = Math.min(left, same ? cells[i - 1]! : bounds[i]!);
    const least = Math.max(0, left - room[i + 1]!);
    const position = same ? inBlock + 1 : 1;
    for (let value = least; value <= most; value++) {
      const repeated = same && value === cells[i - 1] ? run + 1 : 1;
      cells[i] = value;
      place(i + 1, left - value, (ways * position) / repeated, position, repeated);
    }
  };
  place(0, total, 1, 0, 0);
}
