import { betaCdf, betaQuantile } from "../../../src/statistics/distributions/beta.js";
import { binomialCdf, binomialPmf, binomialQuantile } from "../../../src/statistics/distributions/binomial.js";
import { chiSquaredCdf, chiSquaredQuantile } from "../../../src/statistics/distributions/chi-squared.js";
import { fCdf } from "../../../src/statistics/distributions/f.js";
import { gammaCdf } from "../../../src/statistics/distributions/gamma.js";
import { hypergeometricCdf, hypergeometricPmf } from "../../../src/statistics/distributions/hypergeometric.js";
import { normalCdf, normalQuantile } from "../../../src/statistics/distributions/normal.js";
import { poissonCdf } from "../../../src/statistics/distributions/poisson.js";
import { signedRankCdf, signedRankQuantile } from "../../../src/statistics/distributions/signed-rank.js";
import { tCdf, tQuantile } from "../../../src/statistics/distributions/t.js";
import type { Tail } from "../../../src/statistics/distributions/tail.js";
import { tukeyCdf, tukeyQuantile } from "../../../src/statistics/distributions/tukey.js";
import { wilcoxonCdf, wilcoxonQuantile } from "../../../src/statistics/distributions/wilcoxon.js";
import type { Adapter } from "../agreement.js";
import { column, number, option } from "./location-shapes.js";

type Distribution = (tail: Tail, ...values: number[]) => number;

/** R's function, its arguments in order, and the engine's answer. */
const FUNCTIONS: Readonly<Record<string, readonly [readonly string[], Distribution]>> = {
  pnorm: [["q"], (tail, q) => normalCdf(q!, tail)],
  qnorm: [["p"], (tail, p) => normalQuantile(p!, tail)],
  pt: [["q", "df"], (tail, q, df) => tCdf(q!, df!, tail)],
  qt: [["p", "df"], (tail, p, df) => tQuantile(p!, df!, tail)],
  pchisq: [["q", "df"], (tail, q, df) => chiSquaredCdf(q!, df!, tail)],
  qchisq: [["p", "df"], (tail, p, df) => chiSquaredQuantile(p!, df!, tail)],
  pf: [["q", "df1", "df2"], (tail, q, df1, df2) => fCdf(q!, df1!, df2!, tail)],
  pbeta: [["q", "shape1", "shape2"], (tail, q, a, b) => betaCdf(q!, a!, b!, tail)],
  qbeta: [["p", "shape1", "shape2"], (tail, p, a, b) => betaQuantile(p!, a!, b!, tail)],
  pgamma: [["q", "shape"], (tail, q, shape) => gammaCdf(q!, shape!, tail)],
  pbinom: [["q", "size", "prob"], (tail, q, n, p) => binomialCdf(q!, n!, p!, tail)],
  dbinom: [["x", "size", "prob"], (tail, x, n, p) => binomialPmf(x!, n!, p!, { log: tail.log ?? false })],
  qbinom: [["p", "size", "prob"], (tail, p, n, prob) => binomialQuantile(p!, n!, prob!, tail)],
  ppois: [["q", "lambda"], (tail, q, mean) => poissonCdf(q!, mean!, tail)],
  phyper: [["q", "m", "n", "k"], (tail, q, m, n, k) => hypergeometricCdf(q!, m!, n!, k!, tail)],
  dhyper: [["x", "m", "n", "k"], (_, x, m, n, k) => hypergeometricPmf(x!, m!, n!, k!)],
  pwilcox: [["q", "m", "n"], (tail, q, m, n) => wilcoxonCdf(q!, m!, n!, tail)],
  qwilcox: [["p", "m", "n"], (tail, p, m, n) => wilcoxonQuantile(p!, m!, n!, tail)],
  psignrank: [["q", "n"], (tail, q, n) => signedRankCdf(q!, n!, tail)],
  qsignrank: [["p", "n"], (tail, p, n) => signedRankQuantile(p!, n!, tail)],
  ptukey: [["q", "nmeans", "df"], (tail, q, means, df) => tukeyCdf(q!, means!, df!, tail)],
  qtukey: [["p", "nmeans", "df"], (tail, p, means, df) => tukeyQuantile(p!, means!, df!, tail)],
};

export const distributions: Adapter = (input, options) => {
  const name = option(options, "function", "");
  const entry = FUNCTIONS[name];
  if (!entry) throw new Error(`no adapter for the distribution function ${name}`);
  const [argumentNames, compute] = entry;
  const columns = argumentNames.map((argument) => column(input, argument).map(number));
  const tail: Tail = { lowerTail: option(options, "lower_tail", true), log: option(options, "log", false) };
  return { value: columns[0]!.map((_, i) => compute(tail, ...columns.map((values) => values[i]!))) };
};
