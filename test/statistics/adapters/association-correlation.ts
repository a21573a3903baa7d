import { kendall } from "../../../src/statistics/kendall.js";
import { pearson } from "../../../src/statistics/pearson.js";
import { spearman } from "../../../src/statistics/spearman.js";
import { adapter, alternativeOf, type Cells } from "./association-shapes.js";

interface CorrelationOptions {
  method: "pearson" | "spearman" | "kendall";
  alternative?: string;
  conf_level?: number;
  exact?: boolean | "default";
  continuity?: boolean;
}

/** The pairs of which both values are there. */
export function complete(x: Cells, y: Cells): [number[], number[]] {
  const rows = x.map((_, i) => i).filter((i) => x[i] !== null && y[i] !== null);
  return [rows.map((i) => Number(x[i])), rows.map((i) => Number(y[i]))];
}

const correlation = adapter((input: { x: Cells; y: Cells }, options: CorrelationOptions) => {
  const [x, y] = complete(input.x, input.y);
  const alternative = alternativeOf(options);
  if (options.method === "pearson") return pearson(x, y, { alternative, confLevel: options.conf_level ?? 0.95 });
  const exact = options.exact === undefined || options.exact === "default" ? ("auto" as const) : options.exact;
  const test = options.method === "spearman" ? spearman : kendall;
  return test(x, y, { alternative, exact, continuity: options.continuity ?? false });
});

export const correlationAdapters = { correlation };
