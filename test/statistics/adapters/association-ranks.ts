import { conditionalRankSum } from "../../../src/statistics/conditional-rank-sum.js";
import { hodgesLehmann } from "../../../src/statistics/hodges-lehmann.js";
import { mannWhitney } from "../../../src/statistics/mann-whitney.js";
import { signedRank } from "../../../src/statistics/signed-rank.js";
import { signedRankShift } from "../../../src/statistics/signed-rank-shift.js";
import { signif } from "../../../src/statistics/signif.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";
import { complete } from "./association-correlation.js";
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

const wilcoxon_signed_rank = adapter((input: { x: Cells; y?: Cells }, options: RankOptions) => {
  let values: number[];
  if (input.y) {
    const [x, y] = complete(input.x, input.y);
    values = x.map((value, i) => value - y[i]!);
  } else values = present(input.x);
  const digits = options.digits_rank;
  const differences = sort(digits === undefined ? values : values.map((value) => signif(value, digits)));
  const test = signedRank(differences, rankOptions(options));
  const answer = { ...test, exact_used: test.exact };
  if (!options.conf_int) return answer;
  const shift = signedRankShift(differences, rankOptions(options));
  return { ...answer, ...shift, hl_median_of_walsh_averages: shift.estimate };
});

const wilcoxon_exact_ties = adapter((input: { x: Cells; y: Cells }) =>
  conditionalRankSum(sort(present(input.x)), sort(present(input.y))),
);

export const rankAdapters = { wilcoxon_rank_sum, wilcoxon_signed_rank, wilcoxon_exact_ties };
