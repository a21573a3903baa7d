/** How long a run lasts at least, in milliseconds: work that is done sooner is repeated within it. */
export const SHORTEST_RUN = 100;
/** Work that takes longer than this is measured at its first call, without a warm-up. */
export const LONG = 15_000;
/** Runs of a round; no third one once the runs of the round have taken so long together. */
export const RUNS = 3;
export const BUDGET = 3000;

/** Rounds of a measurement: ours and R's alternate, so that a busy moment of the machine does not fall on one side only. */
export const ROUNDS = 2;

/** Milliseconds that `work` takes in each run of a round, after one call to warm up. R's side follows the same rules. */
export function measure(work: () => void): number[] {
  const time = (calls: number): number => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) work();
    return performance.now() - start;
  };
  const first = time(1);
  if (first > LONG) return [first];
  let calls = 1;
  for (let spent = first; spent < SHORTEST_RUN; ) {
    calls = Math.ceil((calls * 1.2 * SHORTEST_RUN) / Math.max(spent, SHORTEST_RUN / 10));
    spent = time(calls);
  }
  const runs: number[] = [];
  for (let spent = 0; runs.length < 2 || (runs.length < RUNS && spent < BUDGET); ) {
    const run = time(calls);
    runs.push(run / calls);
    spent += run;
  }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
