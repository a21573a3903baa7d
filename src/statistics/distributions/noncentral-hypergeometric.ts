/**
 * Fisher's noncentral hypergeometric distribution: the number X of white among `k` drawn from `m` white and `n` black
 * balls, when white has odds `exp(logOdds)`. Of a 2 x 2 table given its margins: the first cell, at a given odds ratio.
 */
export interface Draw {
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/** Sums over the distribution, in units of its largest probability. */
export interface AboutCell {
  readonly total: number;
  /** P(X <= x) and P(X >= x), times `total`. */
  readonly atMost: number;
  readonly atLeast: number;
  /** Probability of every outcome at most `1 + 1e-7` times as likely as x itself, times `total`. */
  readonly asUnlikely: number;
  /** E(X) - x, its variance, and the same mean within X <= x and within X >= x. */
  readonly mean: number;
  readonly variance: number;
  readonly meanAtMost: number;
  readonly meanAtLeast: number;
}

/** The smallest and the largest X that the margins allow. */
export function support({ m, n, k }: Draw): readonly [lowest: number, highest: number] {
  return [Math.max(0, k - n), Math.min(k, m)];
}

/**
 * What the distribution says about the outcome `x`. Each probability is its neighbour's times a ratio of whole numbers,
 * from the mode outwards until it vanishes, so that both tails keep their relative precision whatever the counts.
 */
export function aboutCell(draw: Draw, logOdds: number, x: number): AboutCell {
  const { m, n, k } = draw;
  const [lowest, highest] = support(draw);
  const odds = Math.exp(logOdds);
  const up = (i: number): number => ((m - i) / (i + 1)) * ((k - i) / (n - k + i + 1)) * odds;
  const mode = firstFalling(lowest, highest, up);

  let own = 0; // the weight of x, first of all
  let weight = 1;
  if (x >= mode) for (let i = mode; i < x && weight > 0; i++) weight *= up(i);
  else for (let i = mode; i > x && weight > 0; i--) weight /= up(i - 1);
  own = weight;
  const limit = own * (1 + 1e-7);

  let [total, atMost, atLeast, asUnlikely] = [0, 0, 0, 0];
  let [mean, square, meanAtMost, meanAtLeast] = [0, 0, 0, 0];
  const visit = (i: number, w: number): void => {
    const distance = i - x;
    total += w;
    mean += w * distance;
    square += w * distance * distance;
    if (distance <= 0) {
      atMost += w;
      meanAtMost += w * distance;
    }
    if (distance >= 0) {
      atLeast += w;
      meanAtLeast += w * distance;
    }
    if (w <= limit) asUnlikely += w;
  };
  weight = 1;
  for (let i = mode; i <= highest && weight > 0; weight *= up(i), i++) visit(i, weight);
  weight = mode > lowest ? 1 / up(mode - 1) : 0;
  for (let i = mode - 1; i >= lowest && weight > 0; i--) {
    visit(i, weight);
    if (i > lowest) weight /= up(i - 1);
  }
  return {
    total,
    atMost,
    atLeast,
    asUnlikely,
    mean: mean / total,
    variance: square / total - (mean / total) * (mean / total),
    meanAtMost: meanAtMost / atMost,
    meanAtLeast: meanAtLeast / atLeast,
  };
}

/** The mode: the first outcome from which the probabilities no longer rise. */
function firstFalling(lowest: number, highest: number, up: (i: number) => number): number {
  let low = lowest;
  let high = highest;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (up(middle) <= 1) high = middle;
    else low = middle + 1;
  }
  return low;
}
