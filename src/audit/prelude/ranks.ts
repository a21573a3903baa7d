/** R: the rank-sum test and the shift that belongs to it, by rules that are the same in every version of R. */
export const RANKS = `# The Mann-Whitney test of two samples whose values may be -Inf or Inf: a list of w, p and exact. exact: "exact",
# "approximate", or "auto", exact with fewer than 50 values in each; never with ties. (R 4.6 is exact with ties too: so
# wilcox.test is told which. It gets ranks, which give the same W as the values; and the side on which W lies, as R 4.6
# takes two-sided p values of high W from 1 - p, which ends near 1e-16.)
rank_sum_test <- function(x, y, alternative = "two-sided", exact = "auto") {
  m <- length(x)
  n <- length(y)
  if (m == 0 || n == 0) stop("a sample without values")
  ranks <- rank(c(x, y))
  if (m + n > 1 && all(ranks == ranks[1])) stop("all values are equal")
  small <- switch(exact, auto = m < 50 && n < 50, exact = TRUE, approximate = FALSE)
  use_exact <- small && !anyDuplicated(ranks)
  if (use_exact && m * n > 40000) stop("too many pairs of values for exact probabilities")
  w <- sum(ranks[seq_len(m)]) - m * (m + 1) / 2
  side <- if (alternative != "two-sided") alternative else if (w > m / 2 * n) "greater" else "less"
  p <- wilcox.test(ranks[seq_len(m)], ranks[m + seq_len(n)], alternative = side, exact = use_exact, correct = TRUE)$p.value
  list(w = w, p = if (alternative == "two-sided") min(1, 2 * p) else p, exact = use_exact)
}

# The Hodges-Lehmann shift of sample x against sample y and its confidence limits, a list of estimate, conf_low and
# conf_high; scale "ratio": on logarithms, given as a ratio; exact: as the test was. Values beyond detection that no
# substitution makes numbers may lie anywhere beyond their limit: what comes out the same with all of them pushed one way
# (x down, y up) and the other is given, the rest is NA. Where a limit is no difference at all and most pairs that are
# equal are two values below detection, made equal by the substitution, there is no shift.
rank_sum_shift <- function(x, y, scale, alternative, exact, conf_level) {
  placed <- function(sample, where) {
    values <- sample$numbers
    if (is.null(values)) {
      values <- if (is.null(sample$substituted)) sample$values else sample$substituted
      if (where == "up") values[values == -Inf] <- sample$below_limit
      if (where == "down") values[values == Inf] <- sample$above_limit
    }
    values
  }
  scaled <- function(values) {
    if (scale == "difference") return(values)
    if (any(values <= 0 & values > -Inf)) stop("a ratio needs values above 0")
    logarithm <- rep(-Inf, length(values))
    logarithm[values > -Inf] <- log(values[values > -Inf])
    logarithm
  }
  between <- function(x, y) order_shift(scaled(x), scaled(y), alternative, exact, conf_level)
  lowest <- between(placed(x, "down"), placed(y, "up"))
  known <- !is.null(x$numbers) && !is.null(y$numbers)
  highest <- if (known) lowest else between(placed(x, "up"), placed(y, "down"))
  both_substituted <- !is.null(x$substituted) && !is.null(y$substituted)
  on_tie <- any(lowest[c("conf_low", "conf_high")] %in% 0)
  if (on_tie && both_substituted && 2 * x$below * y$below > equal_pairs(placed(x, "down"), placed(y, "down")))
    return(list(estimate = NA, conf_low = NA, conf_high = NA))
  back <- if (scale == "ratio") exp else identity
  lowest <- back(lowest)
  highest <- back(highest)
  # log(3) - log(2) and log(1.5) - log(1) differ in the last digit
  same <- lowest == highest | (is.finite(lowest - highest) & abs(lowest - highest) <= 1e-12 * abs(highest))
  lowest[!(same %in% TRUE)] <- NA
  as.list(lowest)
}

# In how many pairs of an x and a y the two are equal.
equal_pairs <- function(x, y) {
  values <- unique(x)
  times <- function(sample) as.numeric(tabulate(match(sample, values), length(values)))
  sum(times(x) * times(y))
}

# Estimate and limits of the shift as order statistics of the differences of all pairs. D_1 <= D_2 <= ... are the
# differences; between D_j and D_(j + 1) the shift leaves W = (number of pairs) - j. Exact limits: the smallest tail of
# W's distribution. Otherwise the limit is the difference at which the continuity-corrected deviate of W crosses the
# normal quantile; its variance knows the ties within each sample, those that no shift dissolves.
order_shift <- function(x, y, alternative, exact, conf_level) {
  m <- as.numeric(length(x))
  n <- as.numeric(length(y))
  pairs <- m * n
  middle <- kth_difference(x, y, unique(c(ceiling(pairs / 2), floor(pairs / 2) + 1)))
  estimate <- mean(middle)
  tail <- (1 - conf_level) / (if (alternative == "two-sided") 2 else 1)
  if (exact) {
    k <- max(1, qwilcox(tail, m, n))
  } else {
    tied <- c(rle(sort(x))$lengths, rle(sort(y))$lengths)
    total <- m + n
    sigma <- sqrt(pairs / 12 * (total + 1 - sum(tied^3 - tied) / (total * (total - 1))))
    k <- min(pairs, max(1, floor(pairs / 2 - 0.5 - qnorm(tail, lower.tail = FALSE) * sigma) + 1))
  }
  limits <- kth_difference(x, y, c(k, pairs + 1 - k))
  all_equal <- min(x) - max(y) == max(x) - min(y)
  if (!exact && all_equal) limits <- c(NA, NA)               # no error can be told
  c(estimate = if (is.finite(estimate)) estimate else NA,
    conf_low = if (alternative == "less") -Inf else limits[1],
    conf_high = if (alternative == "greater") Inf else limits[2])
}

# The k-th smallest of the differences x - y of all pairs. Where they are too many to form, an interval is halved until
# few enough are left in it.
kth_difference <- function(x, y, k, most = 2e6) {
  if (length(x) * as.numeric(length(y)) <= most) return(sort(outer(x, y, "-"), partial = k)[k])
  vapply(k, function(one) kth_of_many(sort(x), sort(y), one, most), 0)
}
kth_of_many <- function(x, y, k, most) {
  pairs <- length(x) * as.numeric(length(y))
  # for each x, how many y leave a difference above t
  above <- function(t) findInterval(x - t, y, left.open = TRUE)
  finite <- function(values) values[is.finite(values)]
  wider <- function(end, side) end + side * (abs(end) / 2 + 1)
  low <- wider(min(finite(x)) - max(finite(y)), -1)
  high <- wider(max(finite(x)) - min(finite(y)), 1)
  rounding <- 4 * .Machine$double.eps * max(abs(finite(c(x, y))))
  repeat {
    inside <- above(low) - above(high)
    if (sum(inside) <= most) break
    if (high - low <= rounding) {                           # so many are equal
      one <- which(inside > 0)[1]
      return(x[one] - y[above(low)[one]])
    }
    middle <- low / 2 + high / 2
    if (pairs - sum(above(middle)) >= k) high <- middle else low <- middle
  }
  before <- pairs - sum(above(low))
  if (k <= before) return(-Inf)
  if (k > before + sum(inside)) return(Inf)
  from <- rep(above(high), inside) + sequence(inside)
  sort(rep(x, inside) - y[from], partial = k - before)[k - before]
}
`;
