/**
 * Places dots beside one another so that none hides another: for each position along the axis, how far to move it
 * across. The offset nearest to the middle that is free is taken; where the swarm grows wider than the room, it is
 * squeezed as a whole, which keeps its shape. Nothing is random, so the same values lie in the same places.
 *
 * @param positions along the axis, in px, ascending
 * @param diameter of a dot, in px
 * @param room how far a dot may move to either side, in px
 */
export function swarm(positions: readonly number[], diameter: number, room: number): number[] {
  const offsets: number[] = [];
  let first = 0;
  let widest = 0;
  for (const [index, position] of positions.entries()) {
    while (position - positions[first]! >= diameter) first++;
    const taken: [number, number][] = [];
    for (let other = first; other < index; other++) {
      const apart = position - positions[other]!;
      const reach = Math.sqrt(diameter * diameter - apart * apart);
      taken.push([offsets[other]! - reach, offsets[other]! + reach]);
    }
    taken.sort((a, b) => a[0] - b[0]);
    const offset = nearestFree(taken, index % 2 === 0 ? 1 : -1);
    offsets.push(offset);
    widest = Math.max(widest, Math.abs(offset));
  }
  const squeeze = widest > room ? room / widest : 1;
  return offsets.map((offset) => offset * squeeze);
}

/** The place nearest to 0 outside all intervals, which are sorted by their start; of two as near, the one of `sign`. */
function nearestFree(taken: readonly (readonly [number, number])[], sign: 1 | -1): number {
  const slack = 1e-9;
  const holdsMiddle = ([from, to]: readonly [number, number]) => from < -slack && to > slack;
  let stretch: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [from, to] of taken) {
    if (from < stretch[1] - slack) stretch[1] = Math.max(stretch[1], to);
    else if (holdsMiddle(stretch)) break;
    else stretch = [from, to];
  }
  if (!holdsMiddle(stretch)) return 0;
  const [low, high] = stretch;
  return high + low < -slack || (high + low < slack && sign > 0) ? high : low;
}

/**
 * Places dots that share one value (all below the detection limit) in rows, the first at the value and each further
 * one a dot's width beyond it, but never more than `rows` of them: then the dots of a row move together.
 *
 * @returns for each of `count` dots, how far across and how far beyond the value, in px
 */
export function stack(count: number, diameter: number, room: number, rows = 4): (readonly [number, number])[] {
  const perRow = Math.max(Math.floor((2 * room) / diameter) + 1, Math.ceil(count / rows));
  const rowCount = Math.ceil(count / perRow);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor((index * rowCount) / count);
    const start = Math.ceil((row * count) / rowCount);
    const inRow = Math.ceil(((row + 1) * count) / rowCount) - start;
    const step = inRow > 1 ? Math.min(diameter, (2 * room) / (inRow - 1)) : 0;
    return [(index - start - (inRow - 1) / 2) * step, row * diameter] as const;
  });
}
