/** Linear and generalized linear models: complete rows, terms and factors of the vectors. */
import { linearRegression } from "../../../src/statistics/regression/linear-regression.js";
import type { Adapter } from "../agreement.js";
import {
  adapter,
  coefficientNames,
  columnsOf,
  completeRows,
  confidence,
  type Data,
  type LevelOptions,
  numbers,
  termsOf,
} from "./models-shapes.js";

interface RegressionInput {
  readonly data: Data;
  readonly response: string;
  readonly terms: readonly string[];
  readonly factors: Readonly<Record<string, readonly string[]>>;
  readonly offset?: readonly (number | null)[];
}

function prepared({ data, response, terms, factors, offset }: RegressionInput) {
  const rows = completeRows([
    data[response]!,
    ...(offset ? [offset] : []),
    ...terms.map((term) => {
      const levels = factors[term];
      return levels ? data[term]!.map((cell) => (levels.includes(String(cell)) ? cell : null)) : data[term]!;
    }),
  ]);
  return {
    response: numbers(data[response]!, rows),
    terms: termsOf(data, terms, factors, rows),
    offset: offset && numbers(offset, rows),
  };
}

const COEFFICIENT = {
  term: "term",
  level: "level",
  estimate: "estimate",
  se: "std_error",
  p: "p",
  conf_low: "conf_low",
  conf_high: "conf_high",
} as const;

export const regressionAdapters: Readonly<Record<string, Adapter>> = {
  lm: adapter((input: RegressionInput, options: LevelOptions) => {
    const { response, terms } = prepared(input);
    const fit = linearRegression(response, terms, confidence(options));
    return {
      ...fit,
      names: coefficientNames(fit.rows),
      ...columnsOf(fit.rows, { ...COEFFICIENT, t: "t" }),
      anova_sequential: columnsOf(fit.anova, { term: "term", df: "df", ss: "ss", f: "f", p: "p" }),
    };
  }),
};
