import type { SampleInput } from "../cohort/need.js";
import { countWhile } from "../statistics/count-while.js";
import { quantile } from "../statistics/quantile.js";
import { ensure } from "../statistics/refusal.js";
import { censored } from "./censored.js";
import { defineMethod, defineWords, type Row } from "./method.js";

export const boxPlot = defineMethod({
  name: "box-plot",
  title: "Box plot",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    scale: {
      type: "choice",
      of: ["linear", "log"],
      default: "linear",
      doc: "Where the fences of 1.5 interquartile ranges are measured.",
    },
    whiskers: {
      type: "choice",
      of: ["tukey", "percentiles"],
      default: "tukey",
      reveals: { values: ["tukey"], tells: "extremes", otherwise: "percentiles" },
      doc: "To the last value within 1.5 interquartile ranges, which is a participant's own, or to the 5th and 95th percentile.",
    },
  },
  needs: (declaration) => ({ shape: "samples", of: declaration.of, in: [declaration.in] }),
  parts: {
    median: { kind: "value", of: "of", label: "median" },
    q1: { kind: "value", of: "of", label: "first quartile" },
    q3: { kind: "value", of: "of", label: "third quartile" },
    whisker_low: { kind: "value", of: "of", label: "lower whisker" },
    whisker_high: { kind: "value", of: "of", label: "upper whisker" },
  },
  headline: "median",
  spans: { quartiles: ["q1", "q3"], whiskers: ["whisker_low", "whisker_high"] },
  compute: ({ samples }, { scale, whiskers }) => {
    const sample = samples[0]!;
    const { values } = sample;
    ensure(values.length > 0, "needs at least 1 value, found 0");
    const [q1, middle, q3] = [0.25, 0.5, 0.75].map((p) => quantile(values, p)) as [number, number, number];
    const on = scale === "log" ? Math.log : (value: number) => value;
    if (scale === "log")
      ensure(
        !(values[countWhile(values, (value) => value === -Infinity)]! <= 0),
        "a logarithmic scale needs values above 0",
      );
    if (whiskers === "percentiles") {
      const [low, high] = [0.05, 0.95].map((p) => quantile(values, p)) as [number, number];
      return { result: resultOf(sample, [middle, q1, q3, low, high]) };
    }
    // -Infinity (below detection) stays so on either scale; fences beside an unknown quartile reach the extremes
    const place = (value: number): number => (Number.isFinite(value) ? on(value) : value);
    const reach = 1.5 * (place(q3) - place(q1));
    const [low, high] = [place(q1) - reach, place(q3) + reach];
    const bounded = Number.isFinite(reach);
    const first = bounded ? countWhile(values, (value) => place(value) < low) : 0;
    const end = bounded ? countWhile(values, (value) => place(value) <= high) : values.length;
    return { result: resultOf(sample, [middle, q1, q3, values[first]!, values[end - 1]!]) };
  },
});

function resultOf(sample: SampleInput, [median, q1, q3, low, high]: [number, number, number, number, number]): Row {
  return {
    median: censored(median, sample),
    q1: censored(q1, sample),
    q3: censored(q3, sample),
    whisker_low: censored(low, sample),
    whisker_high: censored(high, sample),
  };
}

export const boxPlotWords = defineWords(boxPlot, {
  label: ({ of, in: subset }, names) => `${names.variable(of)}, ${names.subset(subset)}: box plot`,
  phrase: (kit) => [
    "median ",
    kit.part("median"),
    kit.unit(),
    ", quartiles ",
    kit.part("q1"),
    " and ",
    kit.part("q3"),
    ", whiskers ",
    ...kit.range("whisker_low", "whisker_high"),
  ],
  methodsLine: ({ scale, whiskers }) =>
    whiskers === "percentiles"
      ? "Box plots show the median, the quartiles and whiskers from the 5th to the 95th percentile."
      : `Box plots show the median, the quartiles and whiskers to the last value within 1.5 interquartile ranges${scale === "log" ? ", measured on logarithms," : ""} of the box.`,
  formula:
    "Quartiles by linear interpolation (type 7); whiskers end at the lowest and highest value that lie no further than 1.5 interquartile ranges beyond the quartiles, on the scale of the axis (Tukey's rule with type-7 quartiles), or at the 5th and 95th percentile (type 7), which a figure takes where participants' values may not be shown.",
  edgeCases:
    "A quartile or whisker that falls among values below detection reads <limit. Where a quartile does, whiskers reach the extremes.",
  rEquivalent: "quantile(x); range(x[x >= q1 - 1.5 * (q3 - q1) & x <= q3 + 1.5 * (q3 - q1)]), on log(x) for a log axis",
  source: "Tukey JW. Exploratory data analysis. Addison-Wesley, 1977.",
  inR: `
compute_box_plot <- function(input, scale, whiskers) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  if (scale == "log" && any(s$values <= 0 & is.finite(s$values))) stop("values of 0 or less")
  quartile <- lapply(c(0.25, 0.5, 0.75), function(p) touching(s$values, p, s))
  if (whiskers == "percentiles") {
    ends <- lapply(c(0.05, 0.95), function(p) touching(s$values, p, s))
    return(list(median = quartile[[2]], q1 = quartile[[1]], q3 = quartile[[3]],
                whisker_low = ends[[1]], whisker_high = ends[[2]]))
  }
  ends <- range(s$values)
  if (is.numeric(quartile[[1]]) && is.numeric(quartile[[3]])) {
    on <- if (scale == "log") log else identity
    q <- on(c(quartile[[1]], quartile[[3]]))
    known <- s$values[is.finite(s$values)]
    reach <- 1.5 * (q[2] - q[1])
    ends <- range(known[on(known) >= q[1] - reach & on(known) <= q[2] + reach])
  }
  list(median = quartile[[2]], q1 = quartile[[1]], q3 = quartile[[3]],
       whisker_low = censored(ends[1], s), whisker_high = censored(ends[2], s))
}`,
});
