/** How many of the ascending `times` are at `time` or before. */
export function countUpTo(times: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending `times` are before `time`. */
export function countBefore(times: ArrayLike<number>, time: number): number {
  const count = countUpTo(times, time);
  return count > 0 && times[count - 1] === time ? count - 1 : count;
}
