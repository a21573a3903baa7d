import type { Mrg32k3a } from "../statistics/random.js";

/** A copy of `items` in random order (Fisher and Yates). */
export function shuffle<T>(items: Iterable<T>, random: Mrg32k3a): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random.next() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

/** `count` of the items, at random and without replacement. */
export function pick<T>(items: Iterable<T>, count: number, random: Mrg32k3a): T[] {
  return shuffle(items, random).slice(0, count);
}
