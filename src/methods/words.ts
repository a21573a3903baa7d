/** The words of every method: phrases, methods-section lines, sources and R; not needed to compute. */
import { aucWords } from "./auc.js";
import { boxPlotWords } from "./box-plot.js";
import { chiSquaredWords } from "./chi-squared.js";
import { countWords } from "./count.js";
import { fisherExactWords } from "./fisher-exact.js";
import { kruskalWallisWords } from "./kruskal-wallis.js";
import { mannWhitneyWords } from "./mann-whitney.js";
import { medianWords } from "./median.js";
import type { Words } from "./method.js";
import { proportionWords } from "./proportion.js";
import { shareWithinReferenceWords } from "./share-within-reference.js";
import { spearmanWords } from "./spearman.js";
import { standardisedMeanDifferenceWords } from "./standardised-mean-difference.js";

const words: readonly Words[] = [
  aucWords,
  boxPlotWords,
  chiSquaredWords,
  countWords,
  fisherExactWords,
  kruskalWallisWords,
  mannWhitneyWords,
  medianWords,
  proportionWords,
  shareWithinReferenceWords,
  spearmanWords,
  standardisedMeanDifferenceWords,
];

const byMethod = new Map(words.map((one) => [one.method, one]));

/** The words of the method of that name; every method has some. */
export function wordsOf(method: string): Words {
  const found = byMethod.get(method);
  if (!found) throw new Error(`no words for method ${method}`);
  return found;
}
