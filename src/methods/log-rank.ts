import { logRank as testOf } from "../statistics/survival/logrank.js";
import { columnOf } from "./covariates.js";
import { across } from "./fields.js";
import { event, followUpNeed, followUpOf, strata, time } from "./follow-up.js";
import { defineMethod, defineWords } from "./method.js";

export const logRank = defineMethod({
  name: "log-rank",
  title: "Log-rank test",
  declares: {
    time,
    event,
    across,
    strata,
    rho: {
      type: "number",
      minimum: 0,
      default: 0,
      doc: "Events are weighted by survival to this power: 0 is the log-rank test, 1 Peto and Peto's, which looks at early ones.",
    },
  },
  needs: (declaration, variable) => followUpNeed(declaration, [declaration.event], variable),
  parts: {
    n_events: { kind: "count", label: "events" },
    chisq: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
  },
  rowParts: {
    group: { kind: "text", label: "group" },
    n: { kind: "count", label: "participants" },
    observed: { kind: "statistic", label: "events, weighted" },
    expected: { kind: "statistic", label: "events expected were the groups alike, weighted" },
  },
  rowNames: ({ across }) => across,
  headline: "p",
  disjoint: true,
  compute: (input, declaration) => {
    const { event, across, strata, rho } = declaration;
    const status = columnOf(input, event);
    const data = followUpOf(input, declaration, status);
    const found = testOf(data, input.group, across, {
      rho,
      ...(strata !== undefined && { strata: columnOf(input, strata) }),
    });
    const { chisq, df, p } = found;
    return {
      result: { n_events: status.reduce((sum, one) => sum + one, 0), chisq, df, p },
      rows: found.rows.map(({ group, n, observed, expected }) => ({ group, n, observed, expected })),
    };
  },
});

export const logRankWords = defineWords(logRank, {
  label: ({ event, across }, names) => `Time to ${names.variable(event)} across ${across.map(names.subset).join(", ")}`,
  phrase: (kit, { rho }) => [
    rho === 0 ? "log-rank \u03c7\u00b2 = " : "weighted log-rank \u03c7\u00b2 = ",
    kit.part("chisq"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ strata, rho }) =>
    `Survival was compared between groups by the ${strata === undefined ? "" : "stratified "}log-rank test${
      rho === 0
        ? ""
        : rho === 1
          ? " in Peto and Peto's version, which weights events by survival"
          : `, events weighted by survival to the power ${rho}`
    }.`,
  formula:
    "At every time with an event, the events that each group would be expected to have were they shared out by the numbers at risk; the sums of observed less expected are referred, by their covariance (hypergeometric), to the chi-squared distribution with one degree of freedom less than there are groups with an expectation above 0. Each time is weighted by the pooled survival just before it to the power rho.",
  edgeCases:
    "Participants who lack a time or a stratum, or in whom the event is unknown, are left out. With strata, risk sets and weights are formed within each. Two groups at least must have somebody at risk at an event. No events, a group without participants, no event that anybody survives, times below 0: refused. Delayed entry: see Cox regression.",
  rEquivalent: "survival::survdiff(Surv(time, event) ~ group + strata(s), rho = 0)",
  source: "Mantel N. Cancer Chemother Rep 1966;50:163-170. Harrington DP, Fleming TR. Biometrika 1982;69:553-566.",
  inR: `
compute_log_rank <- function(input, time, event, across, strata = NULL, rho) {
  status <- as.numeric(input[[event]])
  group <- attr(input, "group")
  k <- length(across)
  if (!any(status == 1)) stop("no event")
  if (!all(seq_len(k) %in% group)) stop("a group without participants")
  f <- follow_up(input[[time]])
  stratum <- if (is.null(strata)) rep(1, length(status)) else as.integer(factor(input[[strata]]))
  observed <- expected <- numeric(k)
  variance <- matrix(0, k, k)
  for (s in unique(stratum)) {
    rows <- which(stratum == s)
    times <- sort(unique(f$time[rows][status[rows] == 1]))
    if (length(times) == 0) next
    tables <- lapply(seq_len(k), function(g) {
      own <- rows[group[rows] == g]
      at_risk <- length(own) - findInterval(times, sort(f$time[own]), left.open = TRUE)
      died <- f$time[own][status[own] == 1]
      list(risk = at_risk, died = tabulate(match(died, times), length(times)))
    })
    risk <- vapply(tables, function(g) as.numeric(g$risk), numeric(length(times)))
    died <- vapply(tables, function(g) as.numeric(g$died), numeric(length(times)))
    risk <- matrix(risk, ncol = k); died <- matrix(died, ncol = k)
    n <- rowSums(risk); d <- rowSums(died)
    weight <- c(1, cumprod((n - d) / n))[seq_along(times)]^rho
    observed <- observed + colSums(weight * died)
    expected <- expected + colSums(weight * d * risk / n)
    spread <- ifelse(n > 1, weight^2 * d * (n - d) / (n - 1), 0)
    for (i in seq_len(k)) for (j in seq_len(k))
      variance[i, j] <- variance[i, j] + sum(spread * risk[, i] / n * ((i == j) - risk[, j] / n))
  }
  counted <- which(expected > 0)
  free <- counted[-1]
  if (length(free) == 0) stop("fewer than two groups with somebody at risk at an event")
  v <- variance[free, free, drop = FALSE]
  if (qr(v, tol = 1e-12)$rank < length(free)) stop("no variance")
  chisq <- drop((observed - expected)[free] %*% solve(v, (observed - expected)[free]))
  list(n_events = sum(status), chisq = chisq, df = length(free), p = pchisq(chisq, length(free), lower.tail = FALSE),
       rows = data.frame(group = across, n = tabulate(group, k), observed = observed, expected = expected))
}`,
});
