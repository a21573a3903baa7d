import { hodgesLehmann } from "../../../src/statistics/hodges-lehmann.js";
import { mannWhitney } from "../../../src/statistics/mann-whitney.js";
import { signif } from "../../../src/statistics/signif.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";
import { adapter, type Cells, present, type RankOptions, rankOptions } from "./association-shapes.js";

const wilcoxon_rank_sum = adapter((input: { x: Cells; y: Cells }, options: RankOptions) => {
  const digits = options.digits_rank;
  const sample = (cells: Cells): Sorted =>
    sort(digits === undefined ? present(cells) : present(cells).map((value) => signif(value, digits)));
  const x = sample(input.x);
  const y = sample(input.y);
  const test = mannWhitney(x, y, rankOptions(options));
  const answer = { ...test, exact_used: test.exact };
  if (!options.conf_int) return answer;
  const shift = hodgesLehmann(x, y, rankOptions(options));
  return { ...answer, ...shift, hl_median_of_differences: shift.estimate };
});

export const rankAdapters = { wilcoxon_rank_sum };
