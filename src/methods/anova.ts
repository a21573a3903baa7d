import { oneWayAnova } from "../statistics/anova.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { across, below } from "./fields.js";
import { belowLine, labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const anova = defineMethod({
  name: "anova",
  title: "One-way analysis of variance",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    across,
    below,
  },
  needs: ({ of, across, below }) => ({ shape: "samples", of, in: across, ...(below && { below }) }),
  parts: {
    f: { kind: "statistic", label: "F" },
    df1: { kind: "df", label: "degrees of freedom between groups" },
    df2: { kind: "df", label: "degrees of freedom within groups" },
    p: { kind: "p", label: "p" },
    eta_squared: { kind: "effect", label: "eta squared" },
    omega_squared: { kind: "effect", label: "omega squared" },
    ss_between: { kind: "coefficient", label: "sum of squares between groups" },
    ss_within: { kind: "coefficient", label: "sum of squares within groups" },
    ms_within: { kind: "coefficient", label: "mean square within groups" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ samples }) => {
    const { f, p, ...rest } = oneWayAnova(samples.map(arithmetic));
    ensure(f !== null && p !== null, "needs values that differ, found all equal");
    ensure(Number.isFinite(f), "needs values that vary within the groups");
    return { result: { f, p, ...rest } };
  },
});

export const anovaWords = defineWords(anova, {
  label: labelAcross,
  phrase: (kit) => [
    "F = ",
    kit.part("f"),
    " (df ",
    kit.part("df1"),
    " and ",
    kit.part("df2"),
    "), ",
    ...kit.p(),
    ", eta squared ",
    kit.part("eta_squared"),
  ],
  methodsLine: ({ below }) => [
    "Means of several groups were compared by one-way analysis of variance, which assumes equal variances, with eta squared as effect size.",
    ...belowLine(below),
  ],
  formula:
    "F is the mean square between the groups over the mean square within them. Eta squared is the sum of squares between the groups over the total; omega squared is (SS between - df between × MS within) over (SS total + MS within).",
  edgeCases:
    "Values below detection need a substitution (below). A group without values, no more values than groups, or no variance within the groups: refused.",
  rEquivalent: "oneway.test(x ~ group, var.equal = TRUE); summary(aov(x ~ group))",
  source: "Fisher RA. Statistical methods for research workers. Oliver & Boyd, 1925.",
  inR: `
compute_anova <- function(input) {
  x <- lapply(input, numbers)
  if (any(lengths(x) == 0) || sum(lengths(x)) <= length(x)) stop("too few values")
  if (all(vapply(x, function(v) all(v == v[1]), TRUE))) stop("no variance within the groups")
  value <- unlist(x); group <- factor(rep(seq_along(x), lengths(x)))
  test <- summary(aov(value ~ group))[[1]]
  df <- test[["Df"]]; squares <- test[["Sum Sq"]]
  within <- squares[2] / df[2]
  list(f = test[["F value"]][1], df1 = df[1], df2 = df[2], p = test[["Pr(>F)"]][1],
       eta_squared = squares[1] / sum(squares),
       omega_squared = (squares[1] - df[1] * within) / (sum(squares) + within),
       ss_between = squares[1], ss_within = squares[2], ms_within = within)
}`,
});
