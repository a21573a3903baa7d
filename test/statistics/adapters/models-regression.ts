/** Linear and generalized linear models: complete rows, terms and factors of the vectors. */
import { linearRegression } from "../../../src/statistics/regression/linear-regression.js";
import { logisticRegression } from "../../../src/statistics/regression/logistic-regression.js";
import { NoMaximum } from "../../../src/statistics/regression/no-maximum.js";
import { poissonRegression } from "../../../src/statistics/regression/poisson-regression.js";
import type { Adapter } from "../agreement.js";
import {
  adapter,
  COEFFICIENT,
  coefficientNames,
  columnsOf,
  completeModelRows,
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
  const rows = completeModelRows([data[response]!, ...(offset ? [offset] : [])], data, terms, factors);
  return {
    response: numbers(data[response]!, rows),
    terms: termsOf(data, terms, factors, rows),
    offset: offset && numbers(offset, rows),
  };
}

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
  glm_logistic: adapter((input: RegressionInput, options: LevelOptions) =>
    orSeparated(() => {
      const { response, terms } = prepared(input);
      const fit = logisticRegression(response, terms, confidence(options));
      const parts = { ...COEFFICIENT, z: "z", or: "or", or_low: "or_low", or_high: "or_high" } as const;
      return { ...fit, names: coefficientNames(fit.rows), ...columnsOf(fit.rows, parts) };
    }),
  ),
  glm_poisson: adapter((input: RegressionInput, options: LevelOptions) =>
    orSeparated(() => {
      const { response, terms, offset } = prepared(input);
      const fit = poissonRegression(response, terms, { ...confidence(options), ...(offset && { offset }) });
      const parts = { ...COEFFICIENT, z: "z", irr: "irr", irr_low: "irr_low", irr_high: "irr_high" } as const;
      return { ...fit, names: coefficientNames(fit.rows), ...columnsOf(fit.rows, parts) };
    }),
  ),
};

/** The vectors' words for a refusal because of separation. */
function orSeparated(answer: () => object): object {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof NoMaximum)) throw error;
    const note =
      "complete or quasi-complete separation: the maximum-likelihood estimate does not exist; report it, give no coefficient";
    return { converges: false, note };
  }
}
