/**
 * Places moved apart until no two are closer than `least`, within `low` to `high`, in the order given by their size; those
 * that have room stay where they are.
 */
export function spread(places: readonly number[], least: number, [low, high]: readonly [number, number]): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]! || a - b);
  const moved = [...places];
  let free = low;
  for (const index of order) {
    moved[index] = Math.max(moved[index]!, free);
    free = moved[index]! + least;
  }
  let end = high;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index]!, end);
    end = moved[index]! - least;
  }
  return moved;
}
