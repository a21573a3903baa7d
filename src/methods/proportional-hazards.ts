import { proportionalHazards as testOf } from "../statistics/survival/proportional-hazards.js";
import { columnOf, covariateEdges, listed, on, reference, termsOf } from "./covariates.js";
import { below } from "./fields.js";
import { entry, event, followUpOf, hazardsNeed, strata, ties, time } from "./follow-up.js";
import { belowLine } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

const SCALES: Readonly<Record<string, string>> = {
  km: "one less the Kaplan-Meier estimate",
  rank: "the rank of time",
  identity: "time",
  log: "the logarithm of time",
};

export const proportionalHazards = defineMethod({
  name: "proportional-hazards",
  title: "Test of proportional hazards",
  declares: {
    time,
    event,
    on,
    in: { type: "subset", doc: "The participants; everyone where absent." },
    entry,
    strata,
    reference,
    ties,
    scale: {
      type: "choice",
      of: ["km", "rank", "identity", "log"],
      default: "km",
      doc: "The function of time with which a coefficient may change: one less the Kaplan-Meier estimate, the rank of time, time itself, its logarithm.",
    },
    below,
  },
  needs: hazardsNeed,
  parts: {
    n_events: { kind: "count", label: "events" },
    chisq: { kind: "statistic", label: "chi-squared of all covariates" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
  },
  rowParts: {
    term: { kind: "text", label: "covariate" },
    chisq: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
  },
  rowNames: ({ on }) => on,
  headline: "p",
  compute: (input, declaration) => {
    const { event, strata, ties, scale } = declaration;
    const data = followUpOf(input, declaration, columnOf(input, event));
    const terms = termsOf(input, declaration, [event, strata]);
    const { events, chisq, df, p, rows } = testOf(data, terms, {
      ties,
      scale,
      ...(strata !== undefined && { strata: columnOf(input, strata) }),
    });
    return { result: { n_events: events, chisq, df, p }, rows: rows.map((row) => ({ ...row })) };
  },
});

export const proportionalHazardsWords = defineWords(proportionalHazards, {
  label: ({ event, on, in: subset }, names) =>
    `Proportional hazards: time to ${names.variable(event)} on ${listed(on.map(names.variable))}, ${names.subset(subset)}`,
  phrase: (kit) => [
    "test of proportional hazards, χ² = ",
    kit.part("chisq"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ scale, below }) => [
    `Whether hazards are proportional was tested by Grambsch and Therneau's score test, of coefficients that change with ${SCALES[scale]}.`,
    ...belowLine(below),
  ],
  formula:
    "To a Cox model each covariate is added a second time, times g(t), where g is the chosen function of time less its mean over the events. The score test that all added coefficients are 0, at the fitted ones of the model: chi-squared is U' I⁻¹ U, where U is the sum over events of the covariate less its mean among those at risk, times g, and I the information of old and added coefficients together. Of one covariate, its own columns are added alone.",
  edgeCases: `${covariateEdges} A covariate without a coefficient has no test. With strata, g is the same in all. What Cox regression refuses is refused here; so are events at a single time, and the logarithm where an event is at time 0.`,
  rEquivalent: 'survival::cox.zph(coxph(Surv(entry, time, event) ~ x + g + strata(s)), transform = "km")',
  source:
    "Grambsch PM, Therneau TM. Proportional hazards tests and diagnostics based on weighted residuals. Biometrika 1994;81:515-526.",
  // of a fit found by iteration, as in Cox regression
  rTolerances: { chisq: 1e-7, p: 1e-7 },
  inR: `
compute_proportional_hazards <- function(input, time, event, on, entry = NULL, strata = NULL, reference = NULL, ties,
                                         scale) {
  if (any(c(event, strata) %in% on)) stop("the outcome is among the covariates")
  status <- input[[event]]
  f <- follow_up(input[[time]], if (!is.null(entry)) input[[entry]])
  if (!any(status)) stop("no event")
  d <- design_of(input, on, reference)
  x <- scale_free(d$x[, -1, drop = FALSE]); term <- d$term[-1]
  stratum <- if (is.null(strata)) rep(1, length(status)) else as.integer(factor(input[[strata]]))
  # what the events at each time add: to the score, and to the information; rows of those at risk, those who died apart
  at <- unique(data.frame(stratum, time = f$time)[status, ])
  pieces <- function(b, x) {
    risk <- exp(linear(x, b))
    lapply(seq_len(nrow(at)), function(i) {
      here <- stratum == at$stratum[i] & f$entry < at$time[i] & f$time >= at$time[i]
      dead <- here & status & f$time == at$time[i]
      count <- sum(dead)
      score <- colSums(x[dead, , drop = FALSE]); information <- 0; loglik <- sum(log(risk[dead]))
      for (k in seq_len(count) - 1) {
        weight <- risk * (here - (if (ties == "efron") k / count else 0) * dead)
        weight <- weight[here] / sum(weight[here])
        mean <- colSums(x[here, , drop = FALSE] * weight)
        apart <- sweep(x[here, , drop = FALSE], 2, mean)
        score <- score - mean
        information <- information + crossprod(apart, apart * weight)
        loglik <- loglik - log(sum(risk * (here - (if (ties == "efron") k / count else 0) * dead)))
      }
      list(score = score, information = information, loglik = loglik, count = count)
    })
  }
  total <- function(found, part, weight = 1) Reduce("+", Map(function(one, w) one[[part]] * w, found, weight))
  # columns that depend on earlier ones have no coefficient
  null <- total(pieces(numeric(ncol(x)), x), "information")
  kept <- integer(0)
  for (j in seq_len(ncol(x))) {
    left <- null[j, j]
    if (length(kept) > 0) left <- left - drop(null[j, kept] %*% solve(null[kept, kept, drop = FALSE], null[kept, j]))
    if (left > 1.8e-12 * null[j, j]) kept <- c(kept, j)
  }
  if (length(kept) == 0) stop("no covariate varies among those at risk at an event")
  x <- x[, kept, drop = FALSE]; of <- term[kept]; p <- ncol(x)
  b <- numeric(p); now <- pieces(b, x)
  for (step in 1:60) {
    change <- solve(total(now, "information"), total(now, "score"))
    fraction <- 1
    repeat {
      then <- pieces(b + fraction * change, x)
      if (isTRUE(total(then, "loglik") >= total(now, "loglik") - 1e-9) || fraction < 1e-9) break
      fraction <- fraction / 2
    }
    b <- b + fraction * change; now <- then
    if (max(abs(change) * apply(x, 2, sd)) < 1e-13) break
  }
  if (any(sqrt(diag(solve(total(now, "information")))) * apply(x, 2, sd) > 1000)) {
    stop("a hazard ratio would be 0 or infinite")
  }
  table <- risk_table(f$time, f$entry, list(status))
  survival <- cumprod(1 - table$events[[1]] / table$n_risk)
  g <- switch(scale,
    km = 1 - c(1, survival)[findInterval(at$time, table$time, left.open = TRUE) + 1],
    rank = rank(f$time)[match(at$time, f$time)], identity = at$time, log = log(at$time))
  if (any(!is.finite(g)) || length(unique(g)) < 2) stop("events at a single time, or at time 0")
  count <- vapply(now, function(one) one$count, 0)
  g <- g - sum(g * count) / sum(count)
  V <- total(now, "information"); gV <- total(now, "information", g); ggV <- total(now, "information", g^2)
  U <- total(now, "score", g)
  test <- function(j) {
    if (length(j) == 0) return(c(NA, 0, NA))
    I <- rbind(cbind(V, gV[, j, drop = FALSE]), cbind(gV[j, , drop = FALSE], ggV[j, j, drop = FALSE]))
    u <- c(numeric(p), U[j])
    size <- sqrt(diag(I))
    chisq <- sum(u / size * solve(I / outer(size, size), u / size))
    c(chisq, length(j), pchisq(chisq, length(j), lower.tail = FALSE))
  }
  all <- test(seq_len(p))
  each <- t(vapply(on, function(one) test(which(of == one)), numeric(3)))
  list(n_events = sum(status), chisq = all[1], df = all[2], p = all[3],
       rows = data.frame(term = on, chisq = each[, 1], df = each[, 2], p = each[, 3], row.names = NULL))
}

# Covariates less their means, as large as 1 at most: the test is the same.
scale_free <- function(x) {
  x <- scale(x, scale = FALSE)
  size <- apply(abs(x), 2, max)
  sweep(x, 2, ifelse(size > 0, size, 1), "/")
}`,
});
