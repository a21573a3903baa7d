/** What one kind of work takes: the median of several runs. */
export interface Timing {
  readonly milliseconds: number;
  readonly runs: number;
}

/** How long a run lasts at least: work that is done sooner is repeated within it. */
export const SHORTEST_RUN = 100;
/** Work that takes longer than this is measured at its first call, without a warm-up. */
export const LONG = 15_000;
export const RUNS = 5;
/** No further run begins once the runs have taken this long together (but three are made where none is long). */
export const BUDGET = 6000;

/** Times `work`: once to warm up, then as often as the constants above say. R's side follows the same rules. */
export function measure(work: () => void): Timing {
  const time = (calls: number): number => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) work();
    return performance.now() - start;
  };
  const first = time(1);
  if (first > LONG) return { milliseconds: first, runs: 1 };
  let calls = 1;
  for (let spent = first; spent < SHORTEST_RUN; ) {
    calls = Math.ceil((calls * 1.2 * SHORTEST_RUN) / Math.max(spent, SHORTEST_RUN / 10));
    spent = time(calls);
  }
  const runs: number[] = [];
  for (let spent = 0; runs.length < RUNS && (runs.length < 3 || spent < BUDGET); ) {
    const run = time(calls);
    runs.push(run / calls);
    spent += run;
  }
  return { milliseconds: median(runs), runs: runs.length };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
