# Monoclonal gammopathy of undetermined significance at diagnosis, by sex: every statistic of the report, computed a second time by R.
#
#     Rscript audit.R                    reads the data file of the study and compares with statistics.csv beside this script
#     Rscript audit.R cohort.csv         the same for data in another place
#     Rscript audit.R --out results.csv  writes R's own results too: id, part, value
#
# Base R alone; the same on R 4.2 and 4.6. Expressions, filters and thresholds are translated from the study's
# declarations; no result of the report stands in here, and none is read before everything is computed.

# The call ------------------------------------------------------------------------------------------------------------

# The folder of this script: as Rscript runs it, or as source() reads it.
script_folder <- function() {
  file <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  if (length(file) > 0) return(dirname(gsub("~+~", " ", file[1], fixed = TRUE)))
  for (called in sys.frames()) if (!is.null(called$ofile)) return(dirname(called$ofile))
  "."
}

# Options: --data, --statistics, --out, each followed by a file; a file alone is the data. Where the script is read by
# source(), the same texts may stand in a vector audit_arguments.
script_options <- function() {
  given <- if (exists("audit_arguments")) audit_arguments else commandArgs(trailingOnly = TRUE)
  options <- list()
  while (length(given) > 0) {
    key <- if (startsWith(given[1], "--")) substring(given[1], 3) else "data"
    if (startsWith(given[1], "--")) given <- given[-1]
    if (!key %in% c("data", "statistics", "out") || length(given) == 0) {
      stop("usage: Rscript audit.R [--data CSV] [--statistics CSV] [--out CSV]")
    }
    options[[key]] <- given[1]
    given <- given[-1]
  }
  options
}

# Reading -------------------------------------------------------------------------------------------------------------

# The participants' variables by name, a value a row; NA where there is none. A variable that may be beyond detection is a
# list of three vectors: value, below and above (the limit, where the value is beyond it).
cohort <- new.env()
# By name of the variable: who has no value because the variable does not apply to them (absent: nobody).
not_applicable <- list()
# By name of the variable: its codes, in order.
codes_of <- list()
# By name: who belongs, TRUE, FALSE or NA. Participants by row number: rows.
subsets <- list()

# All cells of a CSV file as text, columns by name. A byte order mark is left out.
read_cells <- function(file, separator = ",", columns = 2) {
  if (!file.exists(file)) stop("no such file: ", file)
  bytes <- readBin(file, "raw", file.size(file))
  if (identical(bytes[1:3], as.raw(c(0xef, 0xbb, 0xbf)))) {
    file <- tempfile()
    writeBin(bytes[-(1:3)], file)
  }
  cells <- read.table(file, header = FALSE, sep = separator, quote = "\"", colClasses = "character",
                      na.strings = character(0), fill = FALSE, comment.char = "", encoding = "UTF-8",
                      blank.lines.skip = columns > 1)
  names(cells) <- unlist(cells[1, ])
  cells[-1, , drop = FALSE]
}

# Types one column. type: "text", "number" or "integer"; codes: the only values it may hold; below, above: the assay's
# limits, where cells may read <LIMIT or >LIMIT; fixed: no other limit may occur; missing: cells that hold no value.
column <- function(name, type, codes = NULL, below = NULL, above = NULL, fixed = FALSE, missing = missing_values) {
  text <- cells[[name]]
  if (is.null(text)) stop("no such column: ", name)
  text[text %in% missing] <- NA
  if (!is.null(codes)) {
    check_cells(name, text, text %in% codes)
    codes_of[[name]] <<- if (type == "text") codes else as.numeric(codes)
  }
  value <- if (type == "text") text else numeric_cells(name, text, type)
  if (is.null(below) && is.null(above)) check_cells(name, text, type == "text" | !is.na(value)) else {
    limit <- function(side, declared) {
      beyond <- !is.na(text) & startsWith(text, side)
      limits <- rep(NA_real_, length(text))
      limits[beyond] <- numeric_cells(name, substring(text[beyond], 2), type)
      check_cells(name, text, !beyond | (!is.null(declared) & !is.na(limits) & (!fixed | limits %in% declared)))
      limits
    }
    value <- list(value = value, below = limit("<", below), above = limit(">", above))
    check_cells(name, text, !is.na(value$value) | !is.na(value$below) | !is.na(value$above))
  }
  assign(name, value, cohort)
}

# Cells as numbers; NA where a cell is no decimal number.
numeric_cells <- function(name, text, type) {
  pattern <- if (type == "integer") "^[+-]?[0-9]+([.]0*)?$" else "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$"
  value <- rep(NA_real_, length(text))
  readable <- grepl(pattern, text)
  value[readable] <- as.numeric(text[readable])
  value
}

# Stops where a cell that is not missing is not as it should be.
check_cells <- function(name, text, good) {
  bad <- which(!is.na(text) & !good)
  if (length(bad) > 0) stop("column ", name, ", row ", bad[1], ": ", text[bad[1]], " is not possible")
}

# Says of whom a column is asked at all: the rest have no value because it does not apply to them. Where the condition
# is unknown because it does not apply itself (lacking), the column does not apply either.
applies <- function(name, condition, lacking = FALSE) {
  condition <- eval(substitute(condition), cohort, globalenv())
  lacking <- eval(substitute(lacking), cohort, globalenv())
  outside <- rep_len(ifelse(is.na(condition), lacking, !condition), length(rows))
  given <- which(outside & !is_missing(get(name, cohort)))
  if (length(given) > 0) stop("column ", name, ", row ", given[1], ": a value where the column does not apply")
  not_applicable[[name]] <<- outside
}

# Three-valued logic and values beyond detection ----------------------------------------------------------------------

# Values that may be below or above detection: the number, else NA and the limit on its side.
with_limits <- function(value, below, above) list(value = value, below = below, above = above)
as_censored <- function(x) {
  if (is.list(x)) return(x)
  none <- rep(NA_real_, length(x))
  with_limits(x, none, none)
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

# Definitions, thresholds, subsets ------------------------------------------------------------------------------------

# Names a value that an expression over the cohort gives; codes: those it may have, in order; lacking: who has no value,
# where they have none, because it does not apply to them (see unasked). What is not a finite number is missing.
define <- function(name, value, lacking = FALSE, codes = NULL) {
  value <- eval(substitute(value), cohort, globalenv())
  lacking <- eval(substitute(lacking), cohort, globalenv())
  whole <- function(x) {
    if (is.numeric(x)) x[!is.finite(x)] <- NA
    rep_len(x, length(rows))
  }
  value <- if (is.list(value)) lapply(value, whole) else whole(value)
  assign(name, value, cohort)
  not_applicable[[name]] <<- is_missing(value) & lacking
  if (!is.null(codes)) codes_of[[name]] <<- codes
}

# Who lacks a value of any of these variables because it does not apply to them.
unasked <- function(...) {
  lacking <- rep(FALSE, length(rows))
  for (name in c(...)) if (!is.null(not_applicable[[name]])) lacking <- lacking | not_applicable[[name]]
  lacking
}

# Of if(test, yes, no): who lacks a value in the branch that was taken.
taken <- function(test, yes = FALSE, no = FALSE) (test %in% TRUE & yes) | (test %in% FALSE & no)

# Names a number for use in expressions.
define_threshold <- function(name, value) assign(name, value, cohort)

# The type 7 quantile of a variable in a subset, for a threshold. Of a variable that may be beyond detection it may lie
# beyond a limit too.
quantile_in <- function(of, within, p) {
  sample <- samples(of, within)[[1]]
  if (length(sample$values) == 0) stop("no values of ", of, " in ", within)
  value <- order_quantile(sample$values, p)
  if (!is.list(variable(of))) return(value)
  list(value = if (is.finite(value)) value else NA_real_, below = if (value == -Inf) sample$below_limit else NA_real_,
       above = if (value == Inf) sample$above_limit else NA_real_)
}

# Names the participants for whom a condition over the cohort is true; to whom it does not apply (lacking), they do not
# belong. In expressions the name is the condition itself, unless a variable has it.
define_subset <- function(name, condition, lacking = FALSE) {
  condition <- rep_len(eval(substitute(condition), cohort, globalenv()), length(rows))
  lacking <- is.na(condition) & eval(substitute(lacking), cohort, globalenv())
  subsets[[name]] <<- condition & !lacking
  if (exists(name, cohort, inherits = FALSE)) return(invisible())
  assign(name, condition, cohort)
  not_applicable[[name]] <<- lacking
}

# What statistics need ------------------------------------------------------------------------------------------------

# Who stands behind a statistic in one subset: participants used, without a value, to whom it does not apply, of whom it
# is unknown whether they belong, with values below and above detection.
standing <- function(name, used, lacking = FALSE, below = FALSE, above = FALSE) {
  belongs <- subsets[[name]]
  if (is.null(belongs)) stop("no such subset: ", name)
  member <- !is.na(belongs) & belongs
  data.frame(n = sum(member & used), missing = sum(member & !used & !lacking),
             not_applicable = sum(member & !used & lacking), unknown = sum(is.na(belongs)),
             below = sum((member & used) * below), above = sum((member & used) * above))
}

# An input with the participants of its subsets, a row each.
with_participants <- function(input, standings) structure(input, participants = do.call(rbind, standings))

# Instead of an input: why no statistic can be made of it, with everyone in the subsets.
no_input <- function(reason, within) {
  structure(list(), participants = do.call(rbind, lapply(within, standing, TRUE)), refusal = reason)
}

variable <- function(name) {
  if (!exists(name, cohort, inherits = FALSE)) stop("no such variable: ", name)
  get(name, cohort)
}
members <- function(name) which(subsets[[name]])

# How many participants each subset has; with of: how many with a value of that variable.
participants <- function(within, of = NULL) {
  used <- if (is.null(of)) TRUE else !is_missing(variable(of))
  standings <- lapply(within, standing, used, unasked(of))
  with_participants(vapply(standings, function(s) s$n, 0), standings)
}

# A variable as ranks see it: values below detection are -Inf, above Inf, and so are values that are beyond the highest
# (lowest) limit among the participants concerned, as nobody can tell their order.
cut_at_limits <- function(x, concerned) {
  x <- as_censored(x)
  lower <- suppressWarnings(max(x$below[concerned], na.rm = TRUE))
  upper <- suppressWarnings(min(x$above[concerned], na.rm = TRUE))
  values <- x$value
  values[!is.na(x$below) | (!is.na(values) & values < lower)] <- -Inf
  values[!is.na(x$above) | (!is.na(values) & values > upper)] <- Inf
  list(values = values, below_limit = lower, above_limit = upper,
       refusal = if (lower > upper) "limits of detection that cannot be put in order")
}

# A sample for each subset, a list of: values, ascending, with -Inf and Inf beyond detection, all samples cut at the same
# limits (below_limit, above_limit); numbers, the same with the declared substitution (below), all finite, NULL where
# there is none for some; substituted, with values below detection substituted and Inf above it, NULL where nothing is
# declared; below, above, how many the file gives as such.
samples <- function(of, within, below = NULL) {
  x <- variable(of)
  limits <- as_censored(x)
  cut <- cut_at_limits(x, unlist(lapply(within, members)))
  if (!is.null(cut$refusal)) return(no_input(cut$refusal, within))
  number <- number_of(x, below)
  open_above <- ifelse(is.na(number) & !is.na(limits$above), Inf, number)
  one <- function(name) {
    concerned <- members(name)
    concerned <- concerned[!is.na(cut$values[concerned])]
    numbers <- sort(number[concerned])
    list(values = sort(cut$values[concerned]), numbers = if (length(numbers) == length(concerned)) numbers,
         substituted = if (!is.null(below)) sort(open_above[concerned]),
         below = sum(!is.na(limits$below[concerned])), above = sum(!is.na(limits$above[concerned])),
         below_limit = cut$below_limit, above_limit = cut$above_limit)
  }
  standings <- lapply(within, standing, !is_missing(x), unasked(of), !is.na(limits$below), !is.na(limits$above))
  with_participants(lapply(within, one), standings)
}

# Complete pairs: a list of x and y, each cut as above, and numbers, a list of x and y with substitution (or NULL).
pairs_of <- function(x, y, within, below = NULL) {
  names <- c(x = x, y = y)
  complete <- !is_missing(variable(x)) & !is_missing(variable(y))
  concerned <- members(within)
  concerned <- concerned[complete[concerned]]
  cuts <- lapply(names, function(name) cut_at_limits(variable(name), concerned))
  input <- lapply(cuts, function(cut) cut$values[concerned])
  numbers <- lapply(names, function(name) number_of(variable(name), below)[concerned])
  if (!anyNA(unlist(numbers))) input$numbers <- numbers
  for (cut in cuts) if (!is.null(cut$refusal)) return(no_input(cut$refusal, within))
  beyond <- function(side) Reduce("+", lapply(names, function(name) !is.na(as_censored(variable(name))[[side]])))
  with_participants(input, list(standing(within, complete, unasked(x, y), beyond("below"), beyond("above"))))
}

# For each subset a row: events, who fulfil a condition over the cohort, of n, in whom it is known.
tallies <- function(condition, within, lacking = FALSE) {
  condition <- rep_len(eval(substitute(condition), cohort, globalenv()), length(rows))
  lacking <- eval(substitute(lacking), cohort, globalenv())
  standings <- lapply(within, standing, !is.na(condition), lacking)
  events <- vapply(within, function(name) sum(condition[members(name)], na.rm = TRUE), 0, USE.NAMES = FALSE)
  with_participants(data.frame(events = events, n = vapply(standings, function(s) s$n, 0)), standings)
}

# Codes of a variable in order; of a condition TRUE and FALSE, the event first as in a two-by-two table.
codes_in <- function(name) if (is.logical(variable(name))) c(TRUE, FALSE) else codes_of[[name]]

# A matrix of counts: subsets in rows, codes of a variable in columns.
crosstab <- function(of, within) {
  x <- variable(of)
  codes <- codes_in(of)
  counts <- do.call(rbind, lapply(within, function(name) tabulate(match(x[members(name)], codes), length(codes))))
  dimnames(counts) <- list(within, codes)
  with_participants(counts, lapply(within, standing, !is.na(x), unasked(of)))
}

# Complete rows of several variables as a data frame; codes as factors, the first code being the reference.
frame <- function(columns, within, below = NULL) {
  complete <- Reduce("&", lapply(columns, function(name) !is_missing(variable(name))))
  concerned <- members(within)
  concerned <- concerned[complete[concerned]]
  input <- lapply(columns, function(name) {
    x <- number_of(variable(name), below)[concerned]
    if (is.null(codes_in(name))) x else factor(x, codes_in(name))
  })
  input <- as.data.frame(setNames(input, columns), optional = TRUE)
  if (anyNA(input)) return(no_input("values beyond detection, and no substitution is declared", within))
  with_participants(input, list(standing(within, complete, unasked(columns))))
}

# What methods share --------------------------------------------------------------------------------------------------

# A value of a sample as a part: -Inf reads <LIMIT, Inf >LIMIT.
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

# Rank sums -----------------------------------------------------------------------------------------------------------

# The Mann-Whitney test of two samples whose values may be -Inf or Inf: a list of w, p and exact. exact: "exact",
# "approximate", or "auto", exact with fewer than 50 values in each; never with ties. (R 4.6 is exact with ties too: so
# wilcox.test is told which. It gets ranks, which give the same W as the values.)
rank_sum_test <- function(x, y, alternative = "two-sided", exact = "auto") {
  m <- length(x)
  n <- length(y)
  if (m == 0 || n == 0) stop("a sample without values")
  ranks <- rank(c(x, y))
  if (m + n > 1 && all(ranks == ranks[1])) stop("all values are equal")
  small <- switch(exact, auto = m < 50 && n < 50, exact = TRUE, approximate = FALSE)
  use_exact <- small && !anyDuplicated(ranks)
  if (use_exact && m * n > 40000) stop("too many pairs of values for exact probabilities")
  test <- wilcox.test(ranks[seq_len(m)], ranks[m + seq_len(n)], alternative = sub("-", ".", alternative),
                      exact = use_exact, correct = TRUE)
  list(w = test$statistic[[1]], p = test$p.value, exact = use_exact)
}

# The Hodges-Lehmann shift of sample x against sample y and its confidence limits, a list of estimate, conf_low and
# conf_high; scale "ratio": on logarithms, given as a ratio; exact: as the test was. Values beyond detection that no
# substitution makes numbers may lie anywhere beyond their limit: what comes out the same with all of them pushed one way
# (x down, y up) and the other is given, the rest is NA. So is no difference at all where most pairs that are equal are
# two values below detection, made equal by the substitution.
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
  highest <- between(placed(x, "up"), placed(y, "down"))
  both_substituted <- !is.null(x$substituted) && !is.null(y$substituted)
  made_up <- both_substituted && 2 * x$below * y$below > equal_pairs(placed(x, "down"), placed(y, "down"))
  none <- lowest == 0 & made_up
  back <- if (scale == "ratio") exp else identity
  lowest <- back(lowest)
  highest <- back(highest)
  # log(3) - log(2) and log(1.5) - log(1) differ in the last digit
  same <- lowest == highest | (is.finite(lowest - highest) & abs(lowest - highest) <= 1e-12 * abs(highest))
  lowest[none | !(same %in% TRUE)] <- NA
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
  ends <- kth_difference(x, y, c(1, pairs))
  if (!exact && ends[1] == ends[2]) limits <- c(NA, NA)      # all differences equal: no error can be told
  c(estimate = if (is.finite(estimate)) estimate else NA,
    conf_low = if (alternative == "less") -Inf else limits[1],
    conf_high = if (alternative == "greater") Inf else limits[2])
}

# The k-th smallest of the differences x - y of all pairs. Where they are too many to form, an interval is halved until
# few enough are left in it.
kth_difference <- function(x, y, k, most = 5e6) {
  if (length(x) * as.numeric(length(y)) <= most) return(sort(outer(x, y, "-"), partial = k)[k])
  vapply(k, function(one) kth_of_many(sort(x), sort(y), one, most), 0)
}
kth_of_many <- function(x, y, k, most) {
  # for each x, how many y leave a difference above t
  above <- function(t) findInterval(x - t, y, left.open = TRUE)
  finite <- function(values) values[is.finite(values)]
  low <- min(finite(x)) - max(finite(y))
  high <- max(finite(x)) - min(finite(y))
  low <- low - abs(low) / 2 - 1
  repeat {
    inside <- above(low) - above(high)
    if (sum(inside) <= most) break
    middle <- low / 2 + high / 2
    if (middle <= low || middle >= high) return(high)
    if (length(x) * as.numeric(length(y)) - sum(above(middle)) >= k) high <- middle else low <- middle
  }
  before <- length(x) * as.numeric(length(y)) - sum(above(low))
  if (k <= before) return(-Inf)
  if (k > before + sum(inside)) return(Inf)
  from <- rep(above(high), inside) + sequence(inside)
  sort(rep(x, inside) - y[from], partial = k - before)[k - before]
}

# Results -------------------------------------------------------------------------------------------------------------

# By id: a list of parts (a named list of values; rows of a table are part[key=value;...]), refusal, the reason why there
# is no result, and method, the function that gave it.
results <- list()

# Evaluates one statistic: call is a method's function, whose first argument is the data. Where the function stops, the
# statistic does not exist.
statistic <- function(id, call) {
  call <- substitute(call)
  input <- eval(call[[2]], globalenv())
  call[[2]] <- quote(input)
  refused <- function(problem) list(refusal = conditionMessage(problem))
  result <- if (!is.null(attr(input, "refusal"))) list(refusal = attr(input, "refusal")[1]) else
    tryCatch(suppressWarnings(eval(call, list(input = input), globalenv())), error = refused)
  single <- lengths(result) == 1 | names(result) == "rows"
  if (!all(single)) stop(id, ": no single value: ", paste(names(result)[!single], collapse = ", "))
  parts <- c(as.list(colSums(attr(input, "participants"))), flatten(result[names(result) != "refusal"]))
  results[[id]] <<- list(parts = parts, refusal = result[["refusal"]], method = as.character(call[[1]]))
}

# Parts of a result; those of its rows (a data frame) are named by the row's texts.
flatten <- function(result) {
  rows <- result[["rows"]]
  result$rows <- NULL
  result <- lapply(result, function(value) if (is.numeric(value)) as.numeric(value) else value)
  if (is.null(rows)) return(result)
  texts <- vapply(rows, function(x) is.character(x) || is.factor(x), TRUE)
  keys <- do.call(paste, c(lapply(names(rows)[texts], function(name) {
    paste0(name, "=", ifelse(is.na(rows[[name]]), "null", as.character(rows[[name]])))
  }), sep = ";"))
  for (row in seq_len(nrow(rows))) for (part in names(rows)[!texts]) {
    result[[length(result) + 1]] <- rows[[part]][row]
    names(result)[length(result)] <- paste0(part, "[", keys[row], "]")
  }
  result
}

# Adjusts the p values of a family; a member without a p does not count.
family <- function(method, members) {
  p <- vapply(members, function(id) {
    value <- results[[id]]$parts[["p"]]
    if (is.null(value)) NA_real_ else value
  }, 0)
  adjusted <- p.adjust(p, method)
  for (i in seq_along(members)) results[[members[i]]]$parts$p_adjusted <<- adjusted[[i]]
}

# A value as text: 17 significant digits, nothing where there is none.
as_written <- function(value) {
  if (is.na(value)) return("")
  if (is.logical(value)) return(if (value) "true" else "false")
  if (is.character(value)) return(value)
  if (is.infinite(value)) return(if (value > 0) "Infinity" else "-Infinity")
  formatC(value, digits = 17, format = "g", width = 1)
}

# Writes all results: id, part, value.
write_results <- function(file) {
  lines <- lapply(names(results), function(id) {
    parts <- results[[id]]$parts
    data.frame(id = rep(id, length(parts)), part = names(parts), value = vapply(parts, as_written, ""))
  })
  lines <- do.call(rbind, lines)
  quoted <- function(text) ifelse(grepl("[\",\n\r]", text), paste0("\"", gsub("\"", "\"\"", text), "\""), text)
  text <- paste(quoted(lines$id), quoted(lines$part), quoted(lines$value), sep = ",")
  connection <- file(file, "wb")
  on.exit(close(connection))
  writeLines(enc2utf8(c("id,part,value", text)), connection, useBytes = TRUE)
}

# Agreement -----------------------------------------------------------------------------------------------------------

# The relative difference that is allowed to a part of a method.
tolerance_of <- function(method, part) {
  found <- tolerances[[paste(method, sub("\\[.*", "", part))]]
  if (is.null(found)) 1e-9 else found
}

# Compares a published value (text) with that found here: NA where they agree on a text or on nothing, else the relative
# difference; Inf where they differ in kind. 0 may be a rounding error's 1e-13, except of a p value.
difference <- function(published, found, part) {
  if (published == "" || is.na(found)) return(if (published == "" && is.na(found)) NA else Inf)
  if (!is.numeric(found)) return(if (identical(enc2utf8(published), enc2utf8(as_written(found)))) NA else Inf)
  number <- suppressWarnings(as.numeric(published))
  if (is.na(number)) return(Inf)
  if (number == found) return(0)
  if (is.infinite(number) || is.infinite(found)) return(Inf)
  if (max(abs(number), abs(found)) < 1e-300) return(0)
  is_p <- sub("\\[.*", "", part) %in% p_values
  if (!is_p && min(abs(number), abs(found)) == 0 && max(abs(number), abs(found)) <= 1e-12) return(0)
  abs(number - found) / max(abs(number), abs(found))
}

# What is wrong with one statistic, a line for each part; the largest relative difference as an attribute.
disagreements <- function(id, published, file) {
  found <- results[[id]]
  if (is.null(found)) return(paste0(id, ": not in the plan"))
  if (nrow(published) == 0) return(paste0(id, ": not in ", basename(file)))
  if (!is.null(found$refusal)) found$parts[setdiff(published$part, names(found$parts))] <- NA
  names_here <- occurrence(names(found$parts))
  names_there <- occurrence(published$part)
  lines <- c(sprintf("%s.%s: not published", id, setdiff(names_here, names_there)),
             sprintf("%s.%s: not computed by R", id, setdiff(names_there, names_here)))
  largest <- 0
  for (name in intersect(names_here, names_there)) {
    value <- found$parts[[match(name, names_here)]]
    text <- published$value[match(name, names_there)]
    apart <- difference(text, value, name)
    if (is.na(apart) || apart <= tolerance_of(found$method, name)) {
      largest <- max(largest, apart, na.rm = TRUE)
      next
    }
    why <- if (is.na(value) && !is.null(found$refusal)) paste0(" (", found$refusal, ")") else
      if (is.finite(apart)) sprintf(", relative difference %.2g", apart) else ""
    or_nothing <- function(text) if (text == "") "nothing" else text
    lines <- c(lines, sprintf("%s.%s: published %s, R finds %s%s", id, name, or_nothing(text),
                              or_nothing(as_written(value)), why))
  }
  structure(lines, largest = largest)
}

# Names made unique: the second "a" becomes "a (2)".
occurrence <- function(names) {
  count <- ave(seq_along(names), names, FUN = seq_along)
  ifelse(count > 1, paste0(names, " (", count, ")"), names)
}

# Reads the published results and prints how well they agree. Returns whether all do, and at least one was checked.
compare_with <- function(file) {
  if (!file.exists(file)) {
    cat(file, "is not there: nothing was checked\\n")
    return(FALSE)
  }
  published <- read.csv(file, colClasses = "character", na.strings = character(0), encoding = "UTF-8")
  if (!identical(names(published), c("id", "part", "value"))) stop(file, ": not id,part,value")
  ids <- union(names(results), published$id)
  by_id <- split(published, factor(published$id, ids))
  largest <- 0
  agreeing <- 0
  refused <- 0
  for (id in ids) {
    wrong <- disagreements(id, by_id[[id]], file)
    if (length(wrong) > 0) cat(wrong, sep = "\n") else {
      agreeing <- agreeing + 1
      largest <- max(largest, attr(wrong, "largest"))
      refused <- refused + !is.null(results[[id]]$refusal)
    }
  }
  version <- paste(R.version$major, R.version$minor, sep = ".")
  cat(sprintf("%d of %d statistics agree with R %s, largest relative difference %.2g%s\n", agreeing, length(ids), version,
              largest, if (refused > 0) sprintf(" (%d of them not available in either)", refused) else ""))
  if (length(ids) == 0) cat("nothing was checked\n")
  agreeing == length(ids) && length(ids) > 0
}

# Methods -------------------------------------------------------------------------------------------------------------

compute_count <- function(input) list(count = input[[1]])

compute_median <- function(input) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  list(median = touching(s$values, 0.5, s), q1 = touching(s$values, 0.25, s), q3 = touching(s$values, 0.75, s),
       min = censored(min(s$values), s), max = censored(max(s$values), s))
}

compute_mann_whitney <- function(input, scale, alternative, exact, conf_level) {
  x <- input[[1]]; y <- input[[2]]
  test <- rank_sum_test(x$values, y$values, alternative, exact)
  shift <- rank_sum_shift(x, y, scale, alternative, test$exact, conf_level)
  list(w = test$w, p = test$p, estimate = shift[["estimate"]], conf_low = shift[["conf_low"]],
       conf_high = shift[["conf_high"]], auc = test$w / (length(x$values) * length(y$values)),
       branch = if (test$exact) "exact" else "normal approximation")
}

compute_proportion <- function(input, interval, conf_level) {
  x <- input$events[1]; n <- input$n[1]
  if (n == 0) stop("nobody in whom the condition is known")
  z <- qnorm((1 + conf_level) / 2)
  around <- function(p, n) p + c(-1, 1) * z * sqrt(p * (1 - p) / n)
  limits <- switch(interval,
    "wilson" = prop.test(x, n, conf.level = conf_level, correct = FALSE)$conf.int,
    "wilson-corrected" = prop.test(x, n, conf.level = conf_level, correct = TRUE)$conf.int,
    "clopper-pearson" = binom.test(x, n, conf.level = conf_level)$conf.int,
    "agresti-coull" = around((x + z^2 / 2) / (n + z^2), n + z^2),
    "wald" = around(x / n, n))
  list(events = x, proportion = x / n, conf_low = limits[1], conf_high = limits[2])
}

compute_fisher_exact <- function(input, alternative, conf_level) {
  if (any(input$n == 0)) stop("a group without participants")
  x <- input$events[1]; m <- input$n[1]; n <- input$n[2]; k <- sum(input$events)
  table <- rbind(c(x, m - x), c(input$events[2], n - input$events[2]))
  p <- fisher.test(table, alternative = sub("-", ".", alternative))$p.value
  if (k == 0 || k == m + n) return(list(p = p, odds_ratio = NA, conf_low = 0, conf_high = Inf))
  # R's own limits are roots to 1e-4; here the same equations are solved to the last digits, on the log odds ratio
  support <- max(0, k - n):min(k, m)
  base <- dhyper(support, m, n, k, log = TRUE)
  density <- function(t) { d <- base + support * t; d <- exp(d - max(d)); d / sum(d) }
  solve_for <- function(f) uniroot(f, c(-50, 50), tol = 1e-14, maxiter = 10000, extendInt = "yes")$root
  estimate <- if (x == min(support)) 0 else if (x == max(support)) Inf else
    exp(solve_for(function(t) sum(support * density(t)) - x))
  tail <- (1 - conf_level) / if (alternative == "two-sided") 2 else 1
  low <- if (x == min(support) || alternative == "less") 0 else
    exp(solve_for(function(t) log(sum(density(t)[support >= x])) - log(tail)))
  high <- if (x == max(support) || alternative == "greater") Inf else
    exp(solve_for(function(t) log(sum(density(t)[support <= x])) - log(tail)))
  list(p = p, odds_ratio = estimate, conf_low = low, conf_high = high)
}

compute_standardised_mean_difference <- function(input, conf_level) {
  with_interval <- function(smd, n_x, n_y, signed = TRUE) {
    error <- sqrt((n_x + n_y) / (n_x * n_y) + smd^2 / (2 * (n_x + n_y)))
    limits <- if (signed) smd + c(-1, 1) * qnorm((1 + conf_level) / 2) * error else c(NA, NA)
    list(smd = smd, conf_low = limits[1], conf_high = limits[2])
  }
  if (!is.matrix(input)) {
    x <- numbers(input[[1]]); y <- numbers(input[[2]])
    if (length(x) < 2 || length(y) < 2 || var(x) + var(y) == 0) stop("too few values, or all equal")
    return(with_interval((mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2), length(x), length(y)))
  }
  counts <- input[, colSums(input) > 0, drop = FALSE]      # groups in rows, levels in columns
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("codes that do not vary")
  p <- counts[1, ] / sum(counts[1, ]); q <- counts[2, ] / sum(counts[2, ])
  if (ncol(input) == 2)
    return(with_interval((p[[2]] - q[[2]]) / sqrt((p[[2]] * p[[1]] + q[[2]] * q[[1]]) / 2), sum(counts[1, ]), sum(counts[2, ])))
  covariance <- function(p) diag(p[-1], length(p) - 1) - outer(p[-1], p[-1])
  spread <- (covariance(p) + covariance(q)) / 2
  distance <- sqrt(drop(t(p[-1] - q[-1]) %*% solve(spread) %*% (p[-1] - q[-1])))
  with_interval(distance, sum(counts[1, ]), sum(counts[2, ]), signed = FALSE)
}

compute_box_plot <- function(input, scale) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  if (scale == "log" && any(s$values <= 0 & is.finite(s$values))) stop("values of 0 or less")
  quartile <- lapply(c(0.25, 0.5, 0.75), function(p) touching(s$values, p, s))
  ends <- range(s$values)
  if (is.numeric(quartile[[1]]) && is.numeric(quartile[[3]])) {
    on <- if (scale == "log") log else identity
    q <- on(c(quartile[[1]], quartile[[3]]))
    known <- s$values[is.finite(s$values)]
    reach <- 1.5 * (q[2] - q[1])
    ends <- range(known[on(known) >= q[1] - reach & on(known) <= q[2] + reach])
  }
  list(median = quartile[[2]], q1 = quartile[[1]], q3 = quartile[[3]],
       whisker_low = censored(ends[1], s), whisker_high = censored(ends[2], s))
}

# The cohort, as its codebook describes it ----------------------------------------------------------------------------

options(stringsAsFactors = FALSE)
given <- script_options()
or_else <- function(first, otherwise) if (is.null(first)) otherwise else first
data_file <- or_else(given$data, file.path(script_folder(), "..", "data/mgus2.csv"))
statistics_file <- or_else(given$statistics, file.path(script_folder(), "statistics.csv"))

missing_values <- c("")
cells <- read_cells(data_file, ",", 11)
rows <- seq_len(nrow(cells))

# Patient number
column("id", "integer")
# Age at diagnosis, years
column("age", "integer")
# Sex
column("sex", "text", codes = c("F", "M"))
# Year of diagnosis
column("dxyr", "integer")
# Haemoglobin at diagnosis, g/dl
column("hgb", "number")
# Serum creatinine at diagnosis, mg/dl
column("creat", "number")
# Monoclonal protein spike at diagnosis, g/dl
column("mspike", "number")
# Time to progression or last contact, months
column("ptime", "integer")
# Progression to a plasma-cell malignancy
column("pstat", "integer", codes = c("0", "1"))
# Time to death or last contact, months
column("futime", "integer")
# Death
column("death", "integer", codes = c("0", "1"))

# Derived by the study ------------------------------------------------------------------------------------------------

# Everyone.
define_subset("all", TRUE)
# Women
define_subset("F", sex == "F")
# Men
define_subset("M", sex == "M")
# Progression to a plasma-cell malignancy
define("progressed", pstat == 1)
# Death during follow-up
define("died", death == 1)
# Anaemia
define("anaemia", either(sex == "F", hgb < 12, hgb < 13))

# Statistics ----------------------------------------------------------------------------------------------------------

statistic("participants", compute_count(participants("all")))
statistic("by-sex.F", compute_count(participants("F")))
statistic("by-sex.M", compute_count(participants("M")))
statistic("overall.age", compute_median(samples("age", "all")))
statistic("overall.hgb", compute_median(samples("hgb", "all")))
statistic("overall.creat", compute_median(samples("creat", "all")))
statistic("overall.mspike", compute_median(samples("mspike", "all")))
statistic("overall.futime", compute_median(samples("futime", "all")))
statistic("summary.age.F", compute_median(samples("age", "F")))
statistic("summary.age.M", compute_median(samples("age", "M")))
statistic("summary.hgb.F", compute_median(samples("hgb", "F")))
statistic("summary.hgb.M", compute_median(samples("hgb", "M")))
statistic("summary.creat.F", compute_median(samples("creat", "F")))
statistic("summary.creat.M", compute_median(samples("creat", "M")))
statistic("summary.mspike.F", compute_median(samples("mspike", "F")))
statistic("summary.mspike.M", compute_median(samples("mspike", "M")))
statistic("summary.futime.F", compute_median(samples("futime", "F")))
statistic("summary.futime.M", compute_median(samples("futime", "M")))
statistic("difference.age",
  compute_mann_whitney(samples("age", c("M", "F")), scale = "difference", alternative = "two-sided", exact = "auto",
            conf_level = 0.95))
statistic("difference.hgb",
  compute_mann_whitney(samples("hgb", c("M", "F")), scale = "difference", alternative = "two-sided", exact = "auto",
            conf_level = 0.95))
statistic("difference.creat",
  compute_mann_whitney(samples("creat", c("M", "F")), scale = "difference", alternative = "two-sided", exact = "auto",
            conf_level = 0.95))
statistic("difference.mspike",
  compute_mann_whitney(samples("mspike", c("M", "F")), scale = "difference", alternative = "two-sided", exact = "auto",
            conf_level = 0.95))
statistic("events.progressed.all",
  compute_proportion(tallies(progressed, "all"), interval = "wilson", conf_level = 0.95))
statistic("events.progressed.F", compute_proportion(tallies(progressed, "F"), interval = "wilson", conf_level = 0.95))
statistic("events.progressed.M", compute_proportion(tallies(progressed, "M"), interval = "wilson", conf_level = 0.95))
statistic("events.died.all", compute_proportion(tallies(died, "all"), interval = "wilson", conf_level = 0.95))
statistic("events.died.F", compute_proportion(tallies(died, "F"), interval = "wilson", conf_level = 0.95))
statistic("events.died.M", compute_proportion(tallies(died, "M"), interval = "wilson", conf_level = 0.95))
statistic("events.anaemia.all", compute_proportion(tallies(anaemia, "all"), interval = "wilson", conf_level = 0.95))
statistic("events.anaemia.F", compute_proportion(tallies(anaemia, "F"), interval = "wilson", conf_level = 0.95))
statistic("events.anaemia.M", compute_proportion(tallies(anaemia, "M"), interval = "wilson", conf_level = 0.95))
statistic("events-by-sex.progressed",
  compute_fisher_exact(tallies(progressed, c("M", "F")), alternative = "two-sided", conf_level = 0.95))
statistic("events-by-sex.died",
  compute_fisher_exact(tallies(died, c("M", "F")), alternative = "two-sided", conf_level = 0.95))
statistic("events-by-sex.anaemia",
  compute_fisher_exact(tallies(anaemia, c("M", "F")), alternative = "two-sided", conf_level = 0.95))
statistic("baseline.age.smd", compute_standardised_mean_difference(samples("age", c("M", "F")), conf_level = 0.95))
statistic("baseline.age.available.F", compute_count(participants("F", "age")))
statistic("baseline.age.available.M", compute_count(participants("M", "age")))
statistic("baseline.dxyr.F", compute_median(samples("dxyr", "F")))
statistic("baseline.dxyr.M", compute_median(samples("dxyr", "M")))
statistic("baseline.dxyr.smd", compute_standardised_mean_difference(samples("dxyr", c("M", "F")), conf_level = 0.95))
statistic("baseline.dxyr.available.F", compute_count(participants("F", "dxyr")))
statistic("baseline.dxyr.available.M", compute_count(participants("M", "dxyr")))
statistic("baseline.hgb.smd", compute_standardised_mean_difference(samples("hgb", c("M", "F")), conf_level = 0.95))
statistic("baseline.hgb.available.F", compute_count(participants("F", "hgb")))
statistic("baseline.hgb.available.M", compute_count(participants("M", "hgb")))
statistic("baseline.creat.smd",
  compute_standardised_mean_difference(samples("creat", c("M", "F")), conf_level = 0.95))
statistic("baseline.creat.available.F", compute_count(participants("F", "creat")))
statistic("baseline.creat.available.M", compute_count(participants("M", "creat")))
statistic("baseline.mspike.smd",
  compute_standardised_mean_difference(samples("mspike", c("M", "F")), conf_level = 0.95))
statistic("baseline.mspike.available.F", compute_count(participants("F", "mspike")))
statistic("baseline.mspike.available.M", compute_count(participants("M", "mspike")))
statistic("baseline.progressed.smd",
  compute_standardised_mean_difference(crosstab("progressed", c("M", "F")), conf_level = 0.95))
statistic("baseline.progressed.available.F", compute_count(participants("F", "progressed")))
statistic("baseline.progressed.available.M", compute_count(participants("M", "progressed")))
statistic("baseline.died.smd", compute_standardised_mean_difference(crosstab("died", c("M", "F")), conf_level = 0.95))
statistic("baseline.died.available.F", compute_count(participants("F", "died")))
statistic("baseline.died.available.M", compute_count(participants("M", "died")))
statistic("laboratory.age.F", compute_box_plot(samples("age", "F"), scale = "linear"))
statistic("laboratory.age.M", compute_box_plot(samples("age", "M"), scale = "linear"))
statistic("laboratory.hgb.F", compute_box_plot(samples("hgb", "F"), scale = "linear"))
statistic("laboratory.hgb.M", compute_box_plot(samples("hgb", "M"), scale = "linear"))
statistic("laboratory.creat.F", compute_box_plot(samples("creat", "F"), scale = "linear"))
statistic("laboratory.creat.M", compute_box_plot(samples("creat", "M"), scale = "linear"))
statistic("laboratory.mspike.F", compute_box_plot(samples("mspike", "F"), scale = "linear"))
statistic("laboratory.mspike.M", compute_box_plot(samples("mspike", "M"), scale = "linear"))

# Families ------------------------------------------------------------------------------------------------------------

# laboratory values by sex
family("holm", c("difference.hgb", "difference.creat", "difference.mspike"))

# Agreement with the report -------------------------------------------------------------------------------------------

# Parts that are p values; and the relative difference allowed to parts that an iteration gives (else 1e-9).
p_values <- c("p", "p_adjusted")
tolerances <- list()

if (!is.null(given$out)) write_results(given$out)
if (!is.null(given$out) && !file.exists(statistics_file)) {
  cat(statistics_file, "is not there: nothing was compared\n")
  agreed <- TRUE
} else {
  agreed <- compare_with(statistics_file)
}
if (!interactive() && !exists("audit_arguments")) quit(save = "no", status = if (agreed) 0 else 1)