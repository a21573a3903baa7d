/** R: what survival methods share, written out, as base R has none of it. */
export const SURVIVAL = `# Follow-up with times that differ by rounding only made equal; entry is -Inf where there is none. At risk after entry up
# to and including time.
follow_up <- function(time, entry = NULL) {
  if (length(time) == 0) stop("no complete rows")
  if (any(time < 0)) stop("times below 0")
  all <- sort(unique(c(time, entry)))
  apart <- c(Inf, diff(all))
  first <- apart > sqrt(2^-52) & apart / mean(abs(all)) > sqrt(2^-52)
  first[1] <- TRUE
  fixed <- function(x) all[first][cumsum(first)][match(x, all)]
  f <- list(time = fixed(time), entry = if (is.null(entry)) rep(-Inf, length(time)) else fixed(entry))
  if (any(f$entry >= f$time)) stop("entry that is not before the end of follow-up")
  f
}

# At every distinct end of follow-up (or the times given): how many are at risk, and have each of some kinds of events.
risk_table <- function(time, entry, events, times = sort(unique(time))) {
  begun <- findInterval(times, sort(entry), left.open = TRUE)
  ended <- findInterval(times, sort(time), left.open = TRUE)
  place <- match(time, times)
  list(time = times, n_risk = begun - ended,
       events = lapply(events, function(event) tabulate(rep(place, event), length(times))))
}

# How many are at risk when follow-up next ends.
at_risk_from <- function(times, table) {
  c(table$n_risk, 0)[findInterval(times, table$time, left.open = TRUE) + 1]
}

# Limits of a probability, whose standard error is relative to it, on a scale; NA where there are none.
curve_limits <- function(p, relative, z, type) {
  half <- z * relative
  half[!(p > 0) | !is.finite(half)] <- NA
  limits <- switch(type,
    "log" = list(low = exp(log(p) - half), high = exp(log(p) + half)),
    "log-log" = {
      half[p > 1 - 1e-14] <- NA
      list(low = exp(-exp(log(-log(p)) - half / log(p))), high = exp(-exp(log(-log(p)) + half / log(p))))
    },
    "plain" = list(low = p - half * p, high = p + half * p))
  lapply(limits, function(x) ifelse(is.na(half), NA, pmin(1, pmax(0, x))))
}

# The time by which a share p has had the event, read off a survival curve or one of its limits; NA: not reached. Where
# the curve is flat at just 1 - p, the middle of the step.
curve_quantile <- function(time, curve, p) {
  x <- c(0, time); y <- c(0, 1 - curve); tol <- sqrt(2^-52)
  last <- x[length(x)]
  once <- !duplicated(y)
  x <- x[once]; y <- y[once]; n <- length(y)
  first <- approx(y + tol, seq_len(n), p, method = "constant", f = 1)$y
  after <- approx(y - tol, seq_len(n), p, method = "constant", f = 1)$y
  if (!is.na(y[n]) && abs(p - y[n]) < tol) return((x[first] + last) / 2)
  (x[first] + x[after]) / 2
}

# The linear predictor, row by row: rows that are alike have it alike, to the last digit.
linear <- function(x, b) Reduce("+", lapply(seq_len(ncol(x)), function(j) x[, j] * b[j]))

# Harrell's concordance of a linear predictor with follow-up, pairs within strata, and its error by the infinitesimal
# jackknife; NA without pairs to compare.
harrell <- function(f, event, stratum, eta) {
  balance <- pairs <- numeric(length(eta))
  for (i in which(event)) {
    outlive <- stratum == stratum[i] & f$entry < f$time[i] & (f$time > f$time[i] | (f$time == f$time[i] & !event))
    if (!any(outlive)) next
    sign <- sign(eta[i] - eta[outlive])
    balance[i] <- balance[i] + sum(sign)
    pairs[i] <- pairs[i] + length(sign)
    balance[outlive] <- balance[outlive] + sign
    pairs[outlive] <- pairs[outlive] + 1
  }
  total <- sum(pairs) / 2
  if (total == 0) return(c(NA, NA))
  somers <- sum(balance) / 2 / total
  c((somers + 1) / 2, sqrt(sum(((balance - somers * pairs) / total)^2)) / 2)
}

# Gray's test (weight 1) that the incidence of an event is the same in groups 1, 2, ..., where another event competes:
# chi-squared, degrees of freedom, p; the first and the last NA where the scores do not vary. In his notation S is the
# probability of neither event and f the incidence in a group just before a time, h = R / S estimates how many of the
# group are not yet censored, and incidence is that of all groups.
gray_test <- function(time, event, other, group) {
  k <- max(group); df <- k - 1
  times <- sort(unique(time[event | other]))
  tables <- lapply(seq_len(k), function(g) {
    own <- group == g
    at_risk <- sum(own) - findInterval(times, sort(time[own]), left.open = TRUE)
    count <- function(what) tabulate(match(time[own & what], times), length(times))
    cbind(at_risk, count(event), count(other))
  })
  score <- numeric(k); variance <- integral <- sums <- matrix(0, k, k); quadratic <- numeric(k)
  S <- rep(1, k); f <- numeric(k); incidence <- 0
  for (t in seq_along(times)) {
    now <- vapply(tables, function(table) table[t, ], numeric(3))
    risk <- now[1, ]; own <- now[2, ]; competing <- now[3, ]; count <- sum(own)
    h <- ifelse(risk > 0, risk / S, 0); all <- sum(h)
    subrisk <- h * (1 - f)
    contrast <- h * (diag(k) - matrix(h / all, k, k, byrow = TRUE))
    score <- score + own - count * subrisk / sum(subrisk)
    integral <- integral + contrast * count / (all * (1 - incidence))
    before <- S
    present <- which(risk > 0)
    f[present] <- f[present] + S[present] * own[present] / risk[present]
    S[present] <- S[present] * (risk - own - competing)[present] / risk[present]
    incidence <- incidence + count / all
    # a martingale part of group g, which enters the scores as \`by\` and, from then on, as -later times the integral
    add <- function(g, spread, later, by) {
      quadratic[g] <<- quadratic[g] + later^2 * spread
      one <- by - later * integral[, g]
      sums[, g] <<- sums[, g] + one * later * spread
      variance <<- variance + outer(one, one) * spread
    }
    for (g in present) {
      left <- if (S[g] > 0) (1 - incidence) / S[g] else 0
      if (count > 0) {
        tied <- if (count > 1) 1 - (count - 1) / (all * before[g] - 1) else 1
        add(g, tied * before[g] * count / (all * risk[g]), 1 - left, contrast[, g])
      }
      if (competing[g] > 0 && S[g] > 0) {
        tied <- if (competing[g] > 1) 1 - (competing[g] - 1) / (risk[g] - 1) else 1
        add(g, tied * (before[g] / risk[g])^2 * competing[g], -left, rep(0, k))
      }
    }
  }
  for (g in seq_len(k)) {
    to <- integral[, g]
    variance <- variance + outer(to, to) * quadratic[g] + outer(to, sums[, g]) + outer(sums[, g], to)
  }
  free <- seq_len(df)
  v <- variance[free, free, drop = FALSE]
  if (qr(v, tol = 1e-12)$rank < df) return(c(NA, df, NA))
  chisq <- drop(score[free] %*% solve(v, score[free]))
  c(chisq, df, pchisq(chisq, df, lower.tail = FALSE))
}
`;
