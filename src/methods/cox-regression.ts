import { ensure } from "../statistics/refusal.js";
import { designMatrix } from "../statistics/regression/design-matrix.js";
import { coxRegression as fitOf } from "../statistics/survival/cox.js";
import {
  coefficientKeys,
  coefficientNames,
  coefficientRows,
  columnOf,
  covariateEdges,
  listed,
  on,
  reference,
  termsOf,
} from "./covariates.js";
import { below, confLevel } from "./fields.js";
import { entry, event, followUpOf, hazardsNeed, strata, ties, time } from "./follow-up.js";
import { belowLine, percent } from "./labels.js";
import { waldParts, waldRow } from "./likelihood.js";
import { defineMethod, defineWords } from "./method.js";

export const coxRegression = defineMethod({
  name: "cox-regression",
  title: "Cox regression",
  declares: {
    time,
    event,
    on,
    in: { type: "subset", doc: "The participants; everyone where absent." },
    entry,
    strata,
    reference,
    ties,
    below,
    conf_level: confLevel,
  },
  needs: hazardsNeed,
  parts: {
    n_events: { kind: "count", label: "events" },
    lr_chisq: { kind: "statistic", label: "likelihood-ratio chi-squared of the whole model" },
    lr_df: { kind: "df", label: "degrees of freedom of the model" },
    p: { kind: "p", label: "p of the whole model (likelihood ratio)" },
    wald_chisq: { kind: "statistic", label: "Wald's chi-squared" },
    wald_p: { kind: "p", label: "p (Wald)" },
    score_chisq: { kind: "statistic", label: "score chi-squared" },
    score_p: { kind: "p", label: "p (score)" },
    concordance: { kind: "correlation", label: "concordance" },
    concordance_se: { kind: "correlation", label: "concordance, standard error" },
    loglik_null: { kind: "statistic", label: "log partial likelihood without covariates" },
    loglik: { kind: "statistic", label: "log partial likelihood" },
  },
  rowParts: { ...coefficientKeys, ...waldParts("hr", "hazard ratio") },
  rowNames: coefficientNames,
  headline: "p",
  rowSpans: { interval: ["hr_low", "hr_high"] },
  rowEffect: ["hr", "hr_low", "hr_high"],
  compute: (input, declaration) => {
    const { event, strata, ties, conf_level } = declaration;
    const data = followUpOf(input, declaration, columnOf(input, event));
    const terms = termsOf(input, declaration, [event, strata]);
    const n = input.group.length;
    const columns = designMatrix(n, terms, true).length;
    ensure(n >= columns, `needs at least as many complete rows as coefficients (${columns}), found ${n}`);
    const { rows, ...fit } = fitOf(data, terms, {
      ties,
      confLevel: conf_level,
      ...(strata !== undefined && { strata: columnOf(input, strata) }),
    });
    return {
      result: { ...fit, n_events: fit.events, p: fit.lr_p },
      rows: coefficientRows(rows, terms).map(waldRow),
    };
  },
});

export const coxRegressionWords = defineWords(coxRegression, {
  label: ({ event, on, in: subset }, names) =>
    `Time to ${names.variable(event)} on ${listed(on.map(names.variable))}, ${names.subset(subset)}`,
  phrase: (kit) => [
    "Cox regression, ",
    kit.part("n_events"),
    " events, likelihood-ratio \u03c7\u00b2 = ",
    kit.part("lr_chisq"),
    ", df = ",
    kit.part("lr_df"),
    ", ",
    ...kit.p(),
    ...(kit.result.concordance === null ? [] : [", concordance ", kit.part("concordance")]),
  ],
  methodsLine: ({ entry, strata, ties, conf_level, below }) => [
    `Cox's proportional hazards regression${strata === undefined ? "" : ", stratified,"} gives hazard ratios with Wald's ${percent(conf_level)} confidence intervals and p values (ties by ${ties === "efron" ? "Efron's" : "Breslow's"} method${entry === undefined ? "" : "; participants were at risk from their delayed entry on"}); the whole model is judged by its likelihood ratio.`,
    ...belowLine(below),
  ],
  formula:
    "Hazards are a baseline that is left open times the exponential of a linear function of the covariates, whose coefficients maximise the partial likelihood. Standard errors are from the information at the maximum; a hazard ratio is the exponential of its coefficient, with limits exp(b \u00b1 z se). Concordance is Harrell's: of pairs in which one is known to have the event before the other, the share in which the higher risk has it first, ties counting half; its error by the infinitesimal jackknife.",
  edgeCases: `${covariateEdges} Participants who lack any value, or in whom the event is unknown, are left out. With strata each has its own baseline, and pairs are formed within. Proportional hazards are assumed, not tested. No events, no covariate that varies among those at risk at an event, a hazard ratio that would be 0 or infinite as one side has no events (the covariates are named), times below 0, entry that is not before the end: refused.`,
  rEquivalent: 'survival::coxph(Surv(entry, time, event) ~ x + g + strata(s), ties = "efron")',
  source: "Cox DR. J R Stat Soc B 1972;34:187-220. Efron B. J Am Stat Assoc 1977;72:557-565.",
  rTolerances: { wald_chisq: 1e-8, wald_p: 1e-8 },
  inR: `
compute_cox_regression <- function(input, time, event, on, entry = NULL, strata = NULL, reference = NULL, ties,
                                   conf_level) {
  if (any(c(event, strata) %in% on)) stop("the outcome is among the covariates")
  status <- input[[event]]
  f <- follow_up(input[[time]], if (!is.null(entry)) input[[entry]])
  if (!any(status)) stop("no event")
  d <- design_of(input, on, reference)
  x <- scale(d$x[, -1, drop = FALSE], scale = FALSE)
  p <- ncol(x)
  stratum <- if (is.null(strata)) rep(1, length(status)) else as.integer(factor(input[[strata]]))
  pairs <- cbind(rep(seq_len(p), p), rep(seq_len(p), each = p))
  products <- x[, pairs[, 1], drop = FALSE] * x[, pairs[, 2], drop = FALSE]
  # the log partial likelihood at b, its gradient and its information; size: mean squares of the covariates
  likelihood <- function(b) {
    eta <- linear(x, b)
    found <- list(loglik = sum(eta[status]), score = colSums(x[status, , drop = FALSE]), information = matrix(0, p, p),
                  size = numeric(p))
    for (s in unique(stratum)) {
      own <- stratum == s
      times <- sort(unique(f$time[own & status]))
      if (length(times) == 0) next
      sums <- exp(eta) * cbind(1, x, products)
      from <- function(at, rows) {                  # sums over those of rows whose time is no earlier
        later <- rows[order(at[rows], decreasing = TRUE)]
        total <- rbind(0, apply(sums[later, , drop = FALSE], 2, cumsum))
        total[length(later) - findInterval(times, rev(at[later]), left.open = TRUE) + 1, , drop = FALSE]
      }
      risk <- from(f$time, which(own))
      late <- which(own & is.finite(f$entry))
      if (length(late) > 0) risk <- risk - from(f$entry, late)
      died <- which(own & status)
      tied <- rowsum(sums[died, , drop = FALSE], match(f$time[died], times))
      count <- tabulate(match(f$time[died], times), length(times))
      gone <- if (ties == "efron") (sequence(count) - 1) / rep(count, count) else rep(0, sum(count))
      rest <- risk[rep(seq_along(times), count), , drop = FALSE] - gone * tied[rep(seq_along(times), count), , drop = FALSE]
      means <- rest[, 1 + seq_len(p), drop = FALSE] / rest[, 1]
      squares <- matrix(colSums(rest[, -seq_len(1 + p), drop = FALSE] / rest[, 1]), p, p)
      found$loglik <- found$loglik - sum(log(rest[, 1]))
      found$score <- found$score - colSums(means)
      found$information <- found$information + squares - crossprod(means)
      found$size <- found$size + diag(squares)
    }
    found
  }
  null <- likelihood(numeric(p))
  kept <- integer(0)                                # columns that do not depend on earlier ones
  for (j in seq_len(p)) {
    left <- null$information[j, j]
    if (length(kept) > 0) left <- left - drop(null$information[j, kept] %*%
      solve(null$information[kept, kept, drop = FALSE], null$information[kept, j]))
    if (left > 1.8e-12 * null$size[j]) kept <- c(kept, j)
  }
  if (length(kept) == 0) stop("no covariate varies among those at risk at an event")
  b <- numeric(p); now <- null
  for (count in 1:60) {
    step <- solve(now$information[kept, kept, drop = FALSE], now$score[kept])
    fraction <- 1
    repeat {
      after <- b; after[kept] <- b[kept] + fraction * step
      then <- likelihood(after)
      if (isTRUE(then$loglik >= now$loglik - 1e-9) || fraction < 1e-9) break
      fraction <- fraction / 2
    }
    b <- after; now <- then
    if (max(abs(step) * apply(x[, kept, drop = FALSE], 2, sd)) < 1e-13) break
  }
  information <- now$information[kept, kept, drop = FALSE]
  estimate <- se <- rep(NA_real_, p)
  estimate[kept] <- b[kept]
  se[kept] <- sqrt(diag(solve(information)))
  if (any(se[kept] * apply(x[, kept, drop = FALSE], 2, sd) > 1000)) stop("a hazard ratio would be 0 or infinite")
  df <- length(kept); half <- qnorm((1 + conf_level) / 2) * se
  above <- function(chisq) pchisq(chisq, df, lower.tail = FALSE)
  lr <- max(0, 2 * (now$loglik - null$loglik))
  wald <- drop(b[kept] %*% information %*% b[kept])
  score <- drop(null$score[kept] %*% solve(null$information[kept, kept, drop = FALSE], null$score[kept]))
  concordance <- harrell(f, status, stratum, linear(x, b))
  list(n_events = sum(status), lr_chisq = lr, lr_df = df, p = above(lr), wald_chisq = wald, wald_p = above(wald),
       score_chisq = score, score_p = above(score), concordance = concordance[1], concordance_se = concordance[2],
       loglik_null = null$loglik, loglik = now$loglik,
       rows = data.frame(term = d$term[-1], level = d$level[-1], estimate = estimate, se = se, z = estimate / se,
                         p = 2 * pnorm(-abs(estimate / se)), conf_low = estimate - half, conf_high = estimate + half,
                         hr = exp(estimate), hr_low = exp(estimate - half), hr_high = exp(estimate + half)))
}`,
});
