/** R: what methods' own functions share, apart from ranks. */
export const QUANTITIES = `# A value of a sample as a part: -Inf reads <LIMIT, Inf >LIMIT.
censored <- function(x, sample) {
  if (x == -Inf) paste0("<", shortest(sample$below_limit)) else
  if (x == Inf) paste0(">", shortest(sample$above_limit)) else x
}

# A number in as few digits as read back to it.
shortest <- function(x) {
  for (digits in 1:17) {
    text <- format(x, digits = digits, scientific = FALSE, trim = TRUE)
    if (as.numeric(text) == x) return(text)
  }
  text
}

# A sample for arithmetic; there is no result where some values are beyond detection and no substitution is declared.
numbers <- function(sample) {
  if (is.null(sample$numbers)) stop("values beyond detection, and no substitution is declared")
  sample$numbers
}

# The quantile at p by linear interpolation between order statistics at 1 + (n - 1) p (type 7), also of values that may be
# -Inf or Inf: it is infinite as soon as it touches one with any weight.
order_quantile <- function(values, p) {
  values <- sort(values)
  place <- 1 + (length(values) - 1) * p
  k <- floor(place)
  weight <- place - k
  if (weight == 0) return(values[k])
  low <- values[k]
  high <- values[k + 1]
  if (low == high) return(high)
  if (low == -Inf && high == Inf) stop("between a value below and a value above detection")
  (1 - weight) * low + weight * high
}

# That quantile as a part of a sample.
touching <- function(values, p, sample) censored(order_quantile(values, p), sample)

# A root of f between two numbers, to the last digits.
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-15, maxiter = 10000)$root

# From here on runif() gives L'Ecuyer's stream MRG32k3a, all six words of its state being the seed.
seed_mrg32k3a <- function(seed) {
  RNGkind("L'Ecuyer-CMRG")
  .Random.seed <<- c(.Random.seed[1], rep(as.integer(seed), 6))
}
`;
