# Vectors for random numbers, bootstrap intervals and permutation tests, in base R from their definitions.
# Run from the root of the repository: Rscript test/statistics/r/resampling.R
source("test/statistics/r/vectors.R")
source("test/statistics/r/mrg32k3a.R")

statistics <- list(
  mean = function(x) mean(x),
  median = function(x) median(x),
  sd = function(x) sd(x),
  difference_of_means = function(x, y) mean(x) - mean(y),
  difference_of_medians = function(x, y) median(x) - median(y)
)

bootstrap_case <- function(description, samples, statistic, seed, resamples = 499, conf_level = 0.95) {
  f <- function(s) do.call(statistics[[statistic]], s)
  samples <- lapply(samples, sort)
  estimate <- f(samples)
  u <- mrg32k3a(seed)
  replicates <- vapply(seq_len(resamples), function(b)
    f(lapply(samples, function(x) x[floor(vapply(x, function(.) u(), 0) * length(x)) + 1])), 0)
  alpha <- (1 - conf_level) / 2
  z0 <- qnorm((sum(replicates < estimate) + sum(replicates == estimate) / 2) / resamples)
  influence <- lapply(seq_along(samples), function(k) {
    x <- samples[[k]]
    t <- vapply(seq_along(x), function(i) { s <- samples; s[[k]] <- x[-i]; f(s) }, 0)
    (length(x) - 1) * (mean(t) - t)
  })
  n <- lengths(samples)
  a <- sum(mapply(function(l, n) sum(l^3) / n^3, influence, n)) /
    (6 * sum(mapply(function(l, n) sum(l^2) / n^2, influence, n))^1.5)
  z <- z0 + qnorm(c(alpha, 1 - alpha))
  bca <- if (is.finite(z0) && is.finite(a))
    unname(quantile(replicates, pnorm(z0 + z / (1 - a * z)), type = 6)) else c(NA_real_, NA_real_)
  vector_case(description, list(samples = unname(samples)),
    list(statistic = statistic, seed = seed, resamples = resamples, conf_level = conf_level),
    list(estimate = estimate, se = sd(replicates),
         percentile = unname(quantile(replicates, c(alpha, 1 - alpha), type = 6)), bca = bca),
    "test/statistics/r/resampling.R, stats::quantile(type = 6)")
}

permutation_case <- function(description, x, y, statistic, seed, resamples = 499, alternative = "two.sided") {
  f <- statistics[[statistic]]
  pooled <- sort(c(x, y))
  n <- length(pooled)
  k <- min(length(x), length(y))
  value <- function(places) {
    inside <- pooled[places]; outside <- pooled[-places]
    if (length(x) <= length(y)) f(inside, outside) else f(outside, inside)
  }
  estimate <- f(x, y)
  exact <- choose(n, k) <= resamples
  values <- if (exact) combn(n, k, value) else {
    u <- mrg32k3a(seed)
    vapply(seq_len(resamples), function(b) {
      order <- seq_len(n)
      for (i in seq_len(k)) {
        j <- i + floor(u() * (n - i + 1))
        order[c(i, j)] <- order[c(j, i)]
      }
      value(order[seq_len(k)])
    }, 0)
  }
  slack <- 1e-10 * abs(estimate)
  count <- sum(switch(alternative, greater = values >= estimate - slack, less = values <= estimate + slack,
                      abs(values) >= abs(estimate) - slack))
  vector_case(description, list(x = I(x), y = I(y)),
    list(statistic = statistic, seed = seed, resamples = resamples, alternative = alternative),
    list(estimate = estimate, p = if (exact) count / length(values) else (1 + count) / (1 + resamples),
         exact = exact, arrangements = length(values)),
    "test/statistics/r/resampling.R, utils::combn")
}

write_vectors("random", lapply(c(1, 42, 12345, 2147483647), function(seed) {
  u <- mrg32k3a(seed)
  values <- vapply(1:1000, function(i) u(), 0)
  vector_case(paste("seed", seed), list(seed = seed), list(),
    list(first = values[1:5], thousandth = values[1000]),
    "base::RNGkind(\"L'Ecuyer-CMRG\"), all six words the seed", 1e-15)
}))

skewed <- c(0.31, 0.47, 0.52, 0.88, 1.09, 1.4, 1.92, 2.75, 3.3, 4.18, 6.02, 9.77, 21.4)
other <- c(0.2, 0.33, 0.41, 0.62, 0.95, 1.01, 1.37, 2.2, 2.9)
scores <- c(0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 5, 6, 6, 8)
below <- c(-Inf, -Inf, 0.6, 0.7, 0.9, 1.3, 1.5, 2.2, 4.1, 5)

write_vectors("bootstrap", list(
  bootstrap_case("mean, skewed", list(skewed), "mean", 1),
  bootstrap_case("median, skewed", list(skewed), "median", 42),
  bootstrap_case("median, ties", list(scores), "median", 7, 999),
  bootstrap_case("standard deviation, 90 %", list(skewed), "sd", 12345, 999, 0.9),
  bootstrap_case("difference of means", list(skewed, other), "difference_of_means", 3, 999),
  bootstrap_case("difference of medians, 99 %", list(skewed, other), "difference_of_medians", 2147483647, 999, 0.99),
  bootstrap_case("two values", list(c(1, 4)), "mean", 5),
  bootstrap_case("all equal: no BCa interval", list(rep(2.5, 6)), "mean", 5),
  bootstrap_case("large offset", list(1e7 + scores), "mean", 11),
  bootstrap_case("9999 resamples: limits are order statistics", list(other), "mean", 1, 9999)
))

write_vectors("permutation", list(
  permutation_case("all arrangements", c(1.2, 3.4, 5.6), c(0.1, 0.7, 2.2, 1.9), "difference_of_means", 1),
  permutation_case("all arrangements, first sample larger", c(0.1, 0.7, 2.2, 1.9), c(1.2, 3.4, 5.6), "difference_of_means", 1),
  permutation_case("all arrangements, medians, ties", c(1, 1, 2), c(2, 3, 3, 4), "difference_of_medians", 1),
  permutation_case("random arrangements", skewed, other, "difference_of_means", 42),
  permutation_case("random arrangements, swapped", other, skewed, "difference_of_means", 42),
  permutation_case("random arrangements, medians", skewed, other, "difference_of_medians", 42, 999),
  permutation_case("greater", skewed, other, "difference_of_means", 9, 999, "greater"),
  permutation_case("less", skewed, other, "difference_of_means", 9, 999, "less"),
  permutation_case("no difference at all", c(1, 2, 3, 4), c(1, 2, 3, 4), "difference_of_means", 2),
  permutation_case("decimals whose sums round differently", c(0.1, 0.2, 0.6), c(0.3, 0.3, 0.3), "difference_of_means", 2),
  permutation_case("one value against many", 9.5, scores, "difference_of_means", 2),
  permutation_case("large offset", 1e7 + scores, 1e7 + other, "difference_of_means", 2)
))
