import { countInBins, histogramBins } from "../statistics/histogram.js";
import { ensure } from "../statistics/refusal.js";
import { sort } from "../statistics/sorted.js";
import { arithmetic } from "./censored.js";
import { listed } from "./covariates.js";
import { below } from "./fields.js";
import { belowLine } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const histogram = defineMethod({
  name: "histogram",
  title: "Histogram",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", optional: true, unless: "across", doc: "The participants; everyone where absent." },
    across: { type: "subsets", min: 2, optional: true, doc: "Subsets, each counted in the same bins." },
    width: {
      type: "number",
      optional: true,
      doc: "Width of the bins; by the rule of Freedman and Diaconis where absent.",
    },
    below,
  },
  needs: ({ of, in: subset, across, below }) => ({
    shape: "samples",
    of,
    in: across ?? [subset ?? "all"],
    ...(below && { below }),
  }),
  parts: {
    width: { kind: "value", of: "of", label: "width of a bin" },
    bins: { kind: "count", label: "bins" },
    highest: { kind: "count", label: "participants in the fullest bin" },
  },
  rowParts: {
    group: { kind: "text", label: "group" },
    from: { kind: "value", of: "of", label: "from", key: true },
    to: { kind: "value", of: "of", label: "to, not included" },
    count: { kind: "count", label: "participants" },
    share: { kind: "proportion", label: "share of the group" },
  },
  headline: "bins",
  compute: ({ samples }, { across, width }) => {
    const groups = samples.map(arithmetic);
    for (const [k, group] of (across ?? []).entries())
      ensure(groups[k]!.length > 0, `needs values in every group, found none in ${group}`);
    const bins = histogramBins(sort(groups.flatMap((group) => Array.from(group))), width);
    const rows = groups.flatMap((values, k) =>
      countInBins(values, bins).map((count, i) => ({
        ...(across && { group: across[k]! }),
        from: bins.edges[i]!,
        to: bins.edges[i + 1]!,
        count,
        share: count / values.length,
      })),
    );
    const highest = rows.reduce((most, { count }) => Math.max(most, count), 0);
    return { result: { width: bins.width, bins: bins.edges.length - 1, highest }, rows };
  },
});

export const histogramWords = defineWords(histogram, {
  label: ({ of, in: subset, across }, names) =>
    `${names.variable(of)}, ${listed((across ?? [subset ?? "all"]).map(names.subset))}: histogram`,
  phrase: (kit) => [kit.part("bins"), " bins, ", kit.part("width"), kit.unit("width"), " wide"],
  methodsLine: ({ width, below }) => [
    width === undefined
      ? "The bins of histograms are as wide as Freedman and Diaconis propose, rounded down to one, two or five times a power of ten."
      : `Histograms count values in bins of width ${width}.`,
    ...belowLine(below),
  ],
  formula:
    "Values counted in bins of equal width with edges at its multiples; a bin holds its lower edge and not its upper one. The width is twice the interquartile range (type 7) of all groups together over the cube root of their number (Freedman and Diaconis), rounded down to 1, 2 or 5 times a power of ten, and no less than 1 where all values are whole numbers.",
  edgeCases:
    "Where the interquartile range is 0, the width before rounding is the range over 1 + log2 n (Sturges), and 1 where all values are equal. Values below detection need a substitution (below). No values, a group without values, a width of 0 or less, more than 500 bins: refused.",
  rEquivalent: "hist(x, breaks = edges, right = FALSE, plot = FALSE)",
  source: "Freedman D, Diaconis P. Z Wahrsch Verw Gebiete 1981;57:453-476.",
  inR: `
compute_histogram <- function(input, across = NULL, width = NULL) {
  groups <- lapply(input, numbers)
  if (any(lengths(groups) == 0)) stop("a group without values")
  x <- sort(unlist(groups, use.names = FALSE)); n <- length(x)
  if (!is.null(width) && width <= 0) stop("bins without width")
  times_ten <- function(digit, exponent) as.numeric(paste0(format(digit, scientific = FALSE, trim = TRUE), "e", exponent))
  edge <- function(index) index * width
  if (is.null(width)) {
    middle <- diff(quantile(x, c(0.25, 0.75), names = FALSE))
    rough <- if (middle > 0) 2 * middle / n^(1 / 3) else diff(range(x)) / (1 + log2(n))
    exponent <- 0; digit <- 1
    if (rough > 0) {
      exponent <- floor(log10(rough))
      while (times_ten(1, exponent) > rough * (1 + 1e-9)) exponent <- exponent - 1
      digit <- Find(function(d) times_ten(d, exponent) <= rough * (1 + 1e-9), c(5, 2, 1))
      if (exponent < 0 && all(x == round(x))) { digit <- 1; exponent <- 0 }
    }
    width <- times_ten(digit, exponent)
    edge <- function(index) times_ten(index * digit, exponent)
  }
  first <- floor(x[1] / width)
  while (edge(first) > x[1]) first <- first - 1
  while (edge(first + 1) <= x[1]) first <- first + 1
  edges <- edge(first)
  while (edges[length(edges)] <= x[n]) {
    if (length(edges) > 500) stop("too many bins")
    edges <- c(edges, edge(first + length(edges)))
  }
  k <- length(edges) - 1
  rows <- lapply(groups, function(values) {
    counted <- tabulate(findInterval(values, edges), k)
    data.frame(from = vapply(edges[seq_len(k)], shortest, ""), to = edges[-1], count = counted,
               share = counted / length(values))
  })
  if (!is.null(across)) rows <- Map(function(name, table) cbind(group = name, table), across, rows)
  rows <- do.call(rbind, unname(rows))
  list(width = width, bins = k, highest = max(rows$count), rows = rows)
}`,
});
