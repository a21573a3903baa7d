/**
 * R functions that `toR` calls, base R only. A value that may be censored is a list of three vectors: the number, or NA
 * with its limit in `below` or `above`.
 */
export const R_PRELUDE = `# Values that may be below or above detection: the number, else NA and the limit on its side.
censored <- function(value, below, above) list(value = value, below = below, above = above)
as_censored <- function(x) {
  if (is.list(x)) return(x)
  none <- rep(NA_real_, length(x))
  censored(x, none, none)
}
is_censored <- function(x) {
  x <- as_censored(x)
  !is.na(x$below) | !is.na(x$above)
}
is_missing <- function(x) if (is.list(x)) is.na(x$value) & !is_censored(x) else is.na(x)

# The ends of the range in which a value lies; open at a limit.
lowest <- function(x) {
  x <- as_censored(x)
  ifelse(!is.na(x$above), x$above, ifelse(!is.na(x$below), -Inf, x$value))
}
highest <- function(x) {
  x <- as_censored(x)
  ifelse(!is.na(x$below), x$below, ifelse(!is.na(x$above), Inf, x$value))
}

# -1, 0 or 1 where it is certain how a stands to b, else NA: <0.5 is below 3, <5 may be below or above it.
ordering <- function(a, b) {
  certain <- (lowest(a) >= highest(b)) - (highest(a) <= lowest(b))
  ifelse((is_censored(a) | is_censored(b)) & certain == 0, NA, certain)
}
is_below <- function(a, b) ordering(a, b) < 0
is_at_most <- function(a, b) ordering(a, b) <= 0
is_above <- function(a, b) ordering(a, b) > 0
is_at_least <- function(a, b) ordering(a, b) >= 0
is_equal <- function(a, b) ordering(a, b) == 0
is_unequal <- function(a, b) ordering(a, b) != 0

# The number to calculate with: NA for a censored value, unless a substitution is declared.
number_of <- function(x, below = NULL) {
  if (!is.list(x)) return(x)
  if (is.null(below)) return(x$value)
  share <- c(limit = 1, half = 0.5, root2 = sqrt(0.5))[[below]]
  result <- ifelse(!is.na(x$below), x$below * share, x$value)
  if (below == "limit") result <- ifelse(!is.na(x$above), x$above, result)
  result
}

# ifelse for vectors of different lengths, and for values that may be censored.
either <- function(test, yes, no) {
  if (is.list(yes) || is.list(no)) {
    return(Map(function(a, b) either(test, a, b), as_censored(yes), as_censored(no)))
  }
  n <- max(length(test), length(yes), length(no))
  ifelse(rep_len(test, n), rep_len(yes, n), rep_len(no, n))
}

# %in%, but NA where x is missing; what is not a finite number, such as 1 / 0, is missing.
is_in <- function(x, set) ifelse(is.na(x), NA, x %in% set)
finite <- function(x) {
  x <- suppressWarnings(x)
  x[!is.finite(x)] <- NA
  x
}
`;
