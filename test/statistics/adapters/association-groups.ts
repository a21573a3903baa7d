import { dunn } from "../../../src/statistics/dunn.js";
import { friedman } from "../../../src/statistics/friedman.js";
import { jonckheere } from "../../../src/statistics/jonckheere.js";
import { kruskalWallis } from "../../../src/statistics/kruskal-wallis.js";
import { adjustP } from "../../../src/statistics/p-adjust.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";
import { adapter, type Cells, present } from "./association-shapes.js";

interface Grouped {
  x: Cells;
  group: readonly (string | null)[];
  levels: readonly string[];
}

/** One sorted sample a level, values or groups that are missing left out. */
function samples({ x, group, levels }: Grouped): Sorted[] {
  return levels.map((level) => sort(present(x.filter((_, i) => group[i] === level))));
}

const kruskal = adapter((input: Grouped) => {
  const test = kruskalWallis(samples(input));
  const present = input.levels.map((_, i) => test.group_n[i]! > 0);
  return {
    ...test,
    groups: input.levels.filter((_, i) => present[i]),
    group_n: test.group_n.filter((_, i) => present[i]),
    mean_ranks: test.mean_ranks.filter((_, i) => present[i]),
  };
});

export const groupAdapters = {
  kruskal,
  dunn: adapter((input: Grouped) => {
    const pairs = dunn(samples(input));
    const p = pairs.map((pair) => pair.p);
    return {
      group1: pairs.map(({ first }) => input.levels[first]),
      group2: pairs.map(({ second }) => input.levels[second]),
      z: pairs.map(({ z }) => z),
      p,
      p_holm: adjustP(p, "holm"),
      p_bonferroni: adjustP(p, "bonferroni"),
      p_bh: adjustP(p, "BH"),
    };
  }),
  jonckheere: adapter((input: Grouped) => jonckheere(samples(input))),
  friedman: adapter(({ blocks }: { blocks: readonly Cells[] }) => {
    const complete = blocks.filter((block) => block.every((value) => value !== null));
    return friedman(complete[0]?.map((_, j) => complete.map((block) => Number(block[j]))) ?? []);
  }),
};
