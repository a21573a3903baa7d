# Progression and survival in monoclonal gammopathy of undetermined significance: every statistic of the report, computed a second time by R.
#
#     Rscript audit.R                    reads the data file of the study and compares with statistics.csv beside this script
#     Rscript audit.R cohort.csv         the same for data in another place
#     Rscript audit.R --out results.csv  writes R's own results too: id, part, value
#     Rscript audit.R --verdicts v.csv   writes the agreement as a table too, a row for each part that disagrees
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

# Options: --data, --statistics, --out, --verdicts, each followed by a file; a file alone is the data. Where the script is
# read by source(), the same texts may stand in a vector audit_arguments.
script_options <- function() {
  given <- if (exists("audit_arguments")) audit_arguments else commandArgs(trailingOnly = TRUE)
  options <- list()
  while (length(given) > 0) {
    key <- if (startsWith(given[1], "--")) substring(given[1], 3) else "data"
    if (startsWith(given[1], "--")) given <- given[-1]
    if (!key %in% c("data", "statistics", "out", "verdicts") || length(given) == 0) {
      stop("usage: Rscript audit.R [--data CSV] [--statistics CSV] [--out CSV] [--verdicts CSV]")
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
# declared; detected, the values within detection, and limits, that of each value below it, none of them cut; below,
# above, how many the file gives as such.
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
         detected = sort(limits$value[concerned]), limits = sort(limits$below[concerned]),
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

# Complete rows of several variables as a data frame; codes as factors, the first code being the reference; conditions, a
# list of expressions over the cohort by name, as TRUE or FALSE (lacking: of some, who has no value because it does not
# apply to them). Of several subsets the rows of each in turn; the attribute group is the number of a row's subset.
frame <- function(columns, within, below = NULL, conditions = list(), lacking = list()) {
  truth <- lapply(conditions, function(condition) rep_len(eval(condition, cohort, globalenv()), length(rows)))
  outside <- lapply(names(lacking), function(name) is.na(truth[[name]]) & eval(lacking[[name]], cohort, globalenv()))
  known <- c(lapply(columns, function(name) !is_missing(variable(name))), lapply(truth, function(x) !is.na(x)))
  complete <- Reduce("&", known)
  concerned <- lapply(within, function(name) members(name)[complete[members(name)]])
  group <- rep(seq_along(within), lengths(concerned))
  concerned <- unlist(concerned)
  input <- lapply(columns, function(name) {
    x <- number_of(variable(name), below)[concerned]
    if (is.null(codes_in(name))) x else factor(x, codes_in(name))
  })
  input <- c(setNames(input, columns), lapply(truth, function(x) x[concerned]))
  if (any(vapply(input, anyNA, TRUE)))
    return(no_input("values beyond detection, and no substitution is declared", within))
  input <- structure(as.data.frame(input, optional = TRUE), group = group)
  with_participants(input, lapply(within, standing, complete, Reduce("|", outside, unasked(columns))))
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

# Regressions ---------------------------------------------------------------------------------------------------------

# The columns of a linear predictor: the intercept, numbers as they are, conditions as 1 and 0, and an indicator of every
# code but the first, the reference; zeros for a code that nobody has, and, where nobody has the first, for the next that
# occurs. A list: x, a matrix; term and level of each column.
design_of <- function(input, on, reference = NULL) {
  if (nrow(input) == 0) stop("no complete rows")
  x <- matrix(1, nrow(input), 1); term <- "(Intercept)"; level <- NA_character_
  for (name in on) {
    values <- input[[name]]
    if (!is.factor(values)) {
      x <- cbind(x, as.numeric(values)); term <- c(term, name); level <- c(level, NA)
      next
    }
    if (name %in% names(reference)) {
      if (!any(values == reference[[name]])) stop("nobody has the reference of ", name)
      values <- relevel(values, reference[[name]])
    }
    others <- levels(values)[-1]
    compared <- levels(droplevels(values))[1]
    if (all(values == compared)) stop("one code of ", name, " only")
    for (code in others) x <- cbind(x, as.numeric(values == code & code != compared))
    term <- c(term, rep(name, length(others))); level <- c(level, others)
  }
  if (nrow(x) < sum(colSums(x != 0) > 0)) stop("fewer rows than coefficients")
  list(x = unname(x), term = term, level = level)
}

# A generalized linear model with its canonical link, iterated until it stands. Stops where outcomes are separated: then
# errors grow without bound.
likelihood_fit <- function(d, y, family, offset = rep(0, length(y)), conf_level) {
  fit_of <- function(x, start = NULL) {
    glm.fit(x, y, start = start, family = family, offset = offset, control = glm.control(epsilon = 1e-14, maxit = 200))
  }
  found <- qr(d$x, tol = 1e-11)
  kept <- sort(found$pivot[seq_len(found$rank)])
  r <- length(kept); n <- length(y)
  if (n <= r) stop("no more rows than coefficients")
  if (r < 2) stop("no covariate varies")
  x <- d$x[, kept, drop = FALSE]
  fit <- fit_of(x, fit_of(x)$coefficients)                # the errors of a fit are those of its last but one step
  error <- sqrt(diag(chol2inv(qr.R(fit$qr))))
  if (any((error * apply(x, 2, sd))[-1] > 1000)) stop("the maximum-likelihood estimate does not exist: separation")
  null <- fit_of(x[, 1, drop = FALSE])$deviance
  chisq <- max(0, null - fit$deviance)
  mean <- fit$fitted.values
  loglik <- if (family$family == "poisson") sum(dpois(y, mean, log = TRUE)) else -fit$deviance / 2
  estimate <- se <- rep(NA_real_, ncol(d$x))
  estimate[kept] <- fit$coefficients
  se[kept] <- error
  half <- qnorm((1 + conf_level) / 2) * se
  list(n_events = sum(y), lr_chisq = chisq, lr_df = r - 1, p = pchisq(chisq, r - 1, lower.tail = FALSE),
       deviance = fit$deviance, null_deviance = null, df_residual = n - r, loglik = loglik,
       aic = -2 * loglik + 2 * r, bic = -2 * loglik + log(n) * r,
       rows = data.frame(term = d$term, level = d$level, estimate = estimate, se = se, z = estimate / se,
                         p = 2 * pnorm(-abs(estimate / se)), conf_low = estimate - half, conf_high = estimate + half,
                         ratio = exp(estimate), ratio_low = exp(estimate - half), ratio_high = exp(estimate + half)))
}

# Follow-up -----------------------------------------------------------------------------------------------------------

# Follow-up with times that differ by rounding only made equal; entry is -Inf where there is none. At risk after entry up
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
    # a martingale part of group g, which enters the scores as `by` and, from then on, as -later times the integral
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

# Parts of a result; those of its rows (a data frame, or a list of some) are named by the texts of the row.
flatten <- function(result) {
  tables <- result[["rows"]]
  if (is.data.frame(tables)) tables <- list(tables)
  result$rows <- NULL
  result <- lapply(result, function(value) if (is.numeric(value)) as.numeric(value) else value)
  for (rows in tables) {
    texts <- vapply(rows, function(x) is.character(x) || is.factor(x), TRUE)
    keys <- do.call(paste, c(lapply(names(rows)[texts], function(name) {
      paste0(name, "=", ifelse(is.na(rows[[name]]), "null", as.character(rows[[name]])))
    }), sep = ";"))
    for (row in seq_len(nrow(rows))) for (part in names(rows)[!texts]) {
      result[[length(result) + 1]] <- rows[[part]][row]
      names(result)[length(result)] <- paste0(part, "[", keys[row], "]")
    }
  }
  result
}

# Adjusts p values as one family; a member without a p does not count. A member is a statistic, whose p it is, a part
# of one (id.part), or a part of its rows (id.part[row], * for any row); adjusted is what its adjusted p is called. Rows
# that have the part and are in no family have no adjusted p.
family <- function(method, members, adjusted = rep("p_adjusted", length(members))) {
  found <- do.call(rbind, Map(family_parts, members, adjusted))
  p <- mapply(function(id, part) {
    value <- results[[id]]$parts[[part]]
    if (is.null(value)) NA_real_ else as.numeric(value)
  }, found$id, found$part)
  p[!found$member] <- NA
  q <- p.adjust(p, method)
  for (i in seq_along(q)) if (found$member[i] || is.null(results[[found$id[i]]]$parts[[found$adjusted[i]]]))
    results[[found$id[i]]]$parts[[found$adjusted[i]]] <<- q[[i]]
}

# A member as parts of results: all rows that have the part, with those that it means.
family_parts <- function(member, adjusted) {
  if (member %in% names(results))
    return(data.frame(id = member, part = "p", adjusted = adjusted, member = TRUE, stringsAsFactors = FALSE))
  row <- if (grepl("]", member, fixed = TRUE)) sub("^[^[]*\\[(.*)\\]$", "\\1", member)
  plain <- sub("\\[.*$", "", member)
  id <- sub("\\.[^.]*$", "", plain)
  part <- sub("^.*\\.", "", plain)
  if (is.null(row)) return(data.frame(id = id, part = part, adjusted = adjusted, member = TRUE, stringsAsFactors = FALSE))
  parts <- names(results[[id]]$parts)
  parts <- parts[startsWith(parts, paste0(part, "["))]
  if (length(parts) == 0) return(NULL)
  keys <- substring(parts, nchar(part) + 1)
  called <- vapply(strsplit(substr(keys, 2, nchar(keys) - 1), ";", fixed = TRUE), function(key) {
    values <- sub("^[^=]*=", "", key)
    paste(values[values != "null"], collapse = ",")
  }, "")
  meant <- grepl(paste0("^\\Q", gsub("*", "\\E.*\\Q", row, fixed = TRUE), "\\E$"), called, perl = TRUE)
  data.frame(id = id, part = parts, adjusted = paste0(adjusted, keys), member = meant, stringsAsFactors = FALSE)
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
  none <- data.frame(id = character(0), part = character(0), value = character(0))
  write_csv(do.call(rbind, c(list(none), lines)), file)
}

# Writes a table of texts as CSV in UTF-8, cells quoted only where they must be.
write_csv <- function(table, file) {
  quoted <- function(text) ifelse(grepl("[\",\n\r]", text), paste0("\"", gsub("\"", "\"\"", text), "\""), text)
  lines <- do.call(paste, c(lapply(table, quoted), sep = ","))
  connection <- file(file, "wb")
  on.exit(close(connection))
  writeLines(enc2utf8(c(paste(names(table), collapse = ","), lines)), connection, useBytes = TRUE)
}

# Agreement -----------------------------------------------------------------------------------------------------------

# The relative difference that is allowed to a part of a method.
tolerance_of <- function(method, part) {
  found <- tolerances[[paste(method, sub("\\[.*", "", part))]]
  if (is.null(found)) 1e-9 else found
}

# The size that a part of a result would have if it were not 0: 1 of test statistics, correlations and effects in standard
# deviations; of values and coefficients the largest of their kind in the same row of R's own result (a difference of means
# is measured by its limits); 0 of all others.
scale_of <- function(method, part, parts) {
  kind_of <- function(name) {
    kind <- kinds[paste(method, sub("\\[.*", "", name))]
    if (length(kind) == 0 || is.na(kind)) "" else kind[[1]]
  }
  kind <- kind_of(part)
  if (kind == "") return(0)
  if (!kind %in% c("value", "coefficient")) return(1)
  row_of <- function(name) sub("^[^[]*", "", name)
  like <- vapply(names(parts), function(name) row_of(name) == row_of(part) && kind_of(name) == kind, TRUE)
  sizes <- unlist(lapply(parts[like], function(value) if (is.numeric(value)) abs(value)))
  max(0, sizes[is.finite(sizes)])
}

# Compares a published value (text) with that found here: NA where they agree on a text or on nothing, else the relative
# difference; Inf where they differ in kind. Where the truth is 0 both may find a rounding error instead, and of two rounding
# errors nothing agrees, not even the sign: they are the same where both are below 1e-12 of the scale, some thousand times
# what sums of doubles lose. 0 may be a rounding error's 1e-12, except of a p value.
difference <- function(published, found, part, scale = 0) {
  if (published == "" || is.na(found)) return(if (published == "" && is.na(found)) NA else Inf)
  if (!is.numeric(found)) return(if (identical(enc2utf8(published), enc2utf8(as_written(found)))) NA else Inf)
  number <- suppressWarnings(as.numeric(published))
  if (is.na(number)) return(Inf)
  if (number == found) return(0)
  if (is.infinite(number) || is.infinite(found)) return(Inf)
  if (max(abs(number), abs(found)) < 1e-300) return(0)
  if (max(abs(number), abs(found)) <= 1e-12 * scale) return(0)
  is_p <- sub("\\[.*", "", part) %in% p_values
  if (!is_p && min(abs(number), abs(found)) == 0 && max(abs(number), abs(found)) <= 1e-12) return(0)
  abs(number - found) / max(abs(number), abs(found))
}

# How one statistic compares with what was published: wrong, a data frame with a row for each part that disagrees (part,
# published and found as texts, apart, the relative difference, and line, all that in words); largest, the largest relative
# difference of the other parts.
compare_statistic <- function(id, published, file) {
  wrong <- data.frame(part = character(0), published = character(0), found = character(0), apart = numeric(0),
                      line = character(0))
  disagrees <- function(part, line, published = "", found = "", apart = Inf) {
    wrong <<- rbind(wrong, data.frame(part, published, found, apart, line))
  }
  largest <- 0
  found <- results[[id]]
  if (is.null(found)) disagrees("", paste0(id, ": not in the plan")) else
  if (nrow(published) == 0) disagrees("", paste0(id, ": not in ", basename(file))) else {
    if (!is.null(found$refusal)) found$parts[setdiff(published$part, names(found$parts))] <- NA
    names_here <- occurrence(names(found$parts))
    names_there <- occurrence(published$part)
    here <- function(name) found$parts[[match(name, names_here)]]
    there <- function(name) published$value[match(name, names_there)]
    for (name in setdiff(names_here, names_there))
      disagrees(name, sprintf("%s.%s: not published", id, name), found = as_written(here(name)))
    for (name in setdiff(names_there, names_here))
      disagrees(name, sprintf("%s.%s: not computed by R", id, name), published = there(name))
    for (name in intersect(names_here, names_there)) {
      value <- here(name)
      text <- there(name)
      apart <- difference(text, value, name, scale_of(found$method, name, found$parts))
      if (is.na(apart) || apart <= tolerance_of(found$method, name)) {
        largest <- max(largest, apart, na.rm = TRUE)
        next
      }
      why <- if (is.na(value) && !is.null(found$refusal)) paste0(" (", found$refusal, ")") else
        if (is.finite(apart)) sprintf(", relative difference %.2g", apart) else ""
      or_nothing <- function(text) if (text == "") "nothing" else text
      disagrees(name, sprintf("%s.%s: published %s, R finds %s%s", id, name, or_nothing(text),
                              or_nothing(as_written(value)), why), text, as_written(value), apart)
    }
  }
  list(wrong = wrong, largest = largest)
}

# The same as rows of a table of texts: first one of the statistic as a whole, whose difference is the largest of parts
# that agree, with the reason why R has no result; then one for each part that disagrees.
verdict_rows <- function(id, compared) {
  refusal <- results[[id]]$refusal
  wrong <- compared$wrong
  data.frame(id = id, part = c("", wrong$part), published = c("", wrong$published), found = c("", wrong$found),
             difference = vapply(c(compared$largest, wrong$apart), as_written, ""),
             refusal = c(if (is.null(refusal)) "" else refusal, rep("", nrow(wrong))))
}

# Names made unique: the second "a" becomes "a (2)".
occurrence <- function(names) {
  count <- ave(seq_along(names), names, FUN = seq_along)
  ifelse(count > 1, paste0(names, " (", count, ")"), names)
}

# Reads the published results and prints how well they agree; verdicts: a file for the same as a table. Returns whether all
# do, and at least one was checked.
compare_with <- function(file, verdicts = NULL) {
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
  compared <- lapply(ids, function(id) compare_statistic(id, by_id[[id]], file))
  for (i in seq_along(ids)) {
    lines <- compared[[i]]$wrong$line
    if (length(lines) > 0) cat(lines, sep = "\n") else {
      agreeing <- agreeing + 1
      largest <- max(largest, compared[[i]]$largest)
      refused <- refused + !is.null(results[[ids[i]]]$refusal)
    }
  }
  if (!is.null(verdicts) && length(ids) > 0) write_csv(do.call(rbind, Map(verdict_rows, ids, compared)), verdicts)
  version <- paste(R.version$major, R.version$minor, sep = ".")
  cat(sprintf("%d of %d statistics agree with R %s, largest relative difference %.2g%s\n", agreeing, length(ids), version,
              largest, if (refused > 0) sprintf(" (%d of them not available in either)", refused) else ""))
  if (length(ids) == 0) cat("nothing was checked\n")
  agreeing == length(ids) && length(ids) > 0
}

# Methods -------------------------------------------------------------------------------------------------------------

compute_count <- function(input) list(count = input[[1]])

compute_median <- function(input, extremes) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  c(list(median = touching(s$values, 0.5, s), q1 = touching(s$values, 0.25, s), q3 = touching(s$values, 0.75, s)),
    if (extremes) list(min = censored(min(s$values), s), max = censored(max(s$values), s)))
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

compute_poisson_rate <- function(input, per, conf_level) {
  counts <- if (is.factor(input[[1]])) as.numeric(input[[1]] == "TRUE") else input[[1]]
  times <- input[[2]]
  if (length(times) == 0 || any(times < 0) || any(counts < 0) || any(counts != round(counts))) stop("not a rate")
  if (sum(times) <= 0) stop("no time")
  test <- poisson.test(sum(counts), sum(times), conf.level = conf_level)
  list(events = sum(counts), time = sum(times), rate = test$estimate[[1]] * per,
       conf_low = test$conf.int[1] * per, conf_high = test$conf.int[2] * per)
}

compute_kaplan_meier <- function(input, time, event, across = NULL, entry = NULL, at = NULL, curve, censored,
                                 least_at_risk = 0, rmst = NULL, conf_type, conf_level) {
  status <- as.numeric(input[[event]])
  if (!any(status == 1)) stop("no event")
  if (any(at < 0) || (!is.null(rmst) && rmst <= 0)) stop("times that are not possible")
  f <- follow_up(input[[time]], if (!is.null(entry)) input[[entry]])
  z <- qnorm((1 + conf_level) / 2)
  one <- function(rows) {
    k <- risk_table(f$time[rows], f$entry[rows], list(status[rows]))
    died <- k$events[[1]]
    surv <- cumprod((k$n_risk - died) / k$n_risk)
    relative <- sqrt(cumsum(ifelse(died > 0, died / (k$n_risk * (k$n_risk - died)), 0)))   # Greenwood: of log S
    error <- ifelse(surv > 0, surv * relative, NA)
    limits <- curve_limits(surv, relative, z, conf_type)
    quantiles <- lapply(c(median = 0.5, q1 = 0.25, q3 = 0.75), function(p) vapply(
      list(surv, limits$low, limits$high), function(y) curve_quantile(k$time, y, p), 0))
    parts <- list(n_events = sum(died))
    for (name in names(quantiles)) parts[paste0(name, c("", "_low", "_high"))] <- quantiles[[name]]
    if (!is.null(rmst)) {
      used <- k$time <= rmst
      area <- diff(c(0, k$time[used], rmst)) * c(1, surv[used])
      after <- rev(cumsum(rev(area)))[-1]
      left <- k$n_risk[used] - died[used]
      se <- sqrt(sum(ifelse(left > 0, after^2 * died[used] / (k$n_risk[used] * left), 0)))
      parts <- c(parts, rmst = sum(area), rmst_se = se, rmst_low = max(0, sum(area) - z * se),
                 rmst_high = min(rmst, sum(area) + z * se))
    }
    left <- tabulate(match(f$time[rows][status[rows] == 0], k$time), length(k$time))
    times <- as.numeric(sort(unique(c(at, if (curve) k$time[died > 0], if (censored) k$time[left > 0]))))
    start <- curve_limits(1, 0, z, conf_type)
    step <- findInterval(times, k$time) + 1
    points <- data.frame(time = vapply(times, shortest, ""), n_risk = at_risk_from(times, k), surv = c(1, surv)[step],
                         std_err = c(0, error)[step], conf_low = c(start$low, limits$low)[step],
                         conf_high = c(start$high, limits$high)[step])
    if (censored) points$n_censored <- c(left, 0)[match(times, k$time, nomatch = length(left) + 1)]
    points <- points[points$n_risk >= least_at_risk, ]
    list(parts = parts, points = points)
  }
  everyone <- one(seq_along(status))
  if (is.null(across)) return(c(everyone$parts, list(rows = if (nrow(everyone$points) > 0) everyone$points)))
  number <- attr(input, "group")
  if (!all(seq_along(across) %in% number)) stop("a group without participants")
  found <- lapply(seq_along(across), function(k) one(which(number == k)))
  tables <- list(do.call(rbind, lapply(seq_along(across), function(k) {
    data.frame(group = across[k], n = sum(number == k), found[[k]]$parts)
  })))
  for (k in seq_along(across)) if (nrow(found[[k]]$points) > 0)
    tables[[length(tables) + 1]] <- cbind(group = across[k], found[[k]]$points)
  c(everyone$parts, list(rows = tables))
}

compute_cumulative_incidence <- function(input, time, event, competing, across = NULL, entry = NULL, at = NULL, curve,
                                         least_at_risk = 0, conf_type, conf_level) {
  first <- input[[event]]; second <- input[[competing]]
  if (any(first & second)) stop("participants with both events")
  if (!any(first)) stop("no event of interest")
  if (any(at < 0)) stop("times that are not possible")
  f <- follow_up(input[[time]], if (!is.null(entry)) input[[entry]])
  group <- if (is.null(across)) rep(1, length(first)) else attr(input, "group")
  if (!all(seq_along(across) %in% group)) stop("a group without participants")
  z <- qnorm((1 + conf_level) / 2)
  one <- function(rows) {
    k <- risk_table(f$time[rows], f$entry[rows], list(as.numeric(first[rows]), as.numeric(second[rows])))
    n <- k$n_risk; own <- k$events[[1]]; all <- own + k$events[[2]]
    free <- cumprod((n - all) / n)                            # of either event
    before <- c(1, free)[seq_along(n)]
    cif <- cumsum(before * own / n)
    # the delta method: all that has happened by each time
    spread <- ifelse(n > all, all / (n * (n - all)), 0)
    error <- vapply(seq_along(n), function(t) {
      j <- seq_len(t)
      later <- cif[t] - cif[j]
      variance <- sum(later^2 * spread[j] + before[j]^2 * own[j] * (n[j] - own[j]) / n[j]^3 -
                      2 * later * before[j] * own[j] / n[j]^2)
      sqrt(max(0, variance))
    }, 0)
    limits <- curve_limits(cif, error / cif, z, conf_type)
    times <- as.numeric(sort(unique(c(at, if (curve) k$time[all > 0]))))
    step <- findInterval(times, k$time) + 1
    points <- data.frame(time = vapply(times, shortest, ""), n_risk = at_risk_from(times, k), cif = c(0, cif)[step],
               std_err = c(0, error)[step], conf_low = c(NA, limits$low)[step], conf_high = c(NA, limits$high)[step],
               cif_competing = c(0, cumsum(before * k$events[[2]] / n))[step], event_free = c(1, free)[step])
    points[points$n_risk >= least_at_risk, ]
  }
  counts <- list(n_events = sum(first), n_competing = sum(second))
  if (is.null(across)) {
    points <- one(seq_along(first))
    return(c(counts, list(rows = if (nrow(points) > 0) points)))
  }
  tables <- list(data.frame(group = across, n = tabulate(group), n_events = tabulate(group[first], length(across)),
                            n_competing = tabulate(group[second], length(across))))
  for (g in seq_along(across)) {
    points <- one(which(group == g))
    if (nrow(points) > 0) tables[[length(tables) + 1]] <- cbind(group = across[g], points)
  }
  if (!is.null(entry)) return(c(counts, list(rows = tables)))
  test <- gray_test(f$time, first, second, group)
  other <- if (any(second)) gray_test(f$time, second, first, group) else c(NA, NA, NA)
  c(counts, chisq = test[1], df = test[2], p = test[3], competing_chisq = other[1], competing_p = other[3],
    list(rows = tables))
}

compute_rate_ratio <- function(input, per, conf_level) {
  counts <- if (is.factor(input[[1]])) as.numeric(input[[1]] == "TRUE") else input[[1]]
  times <- input[[2]]; group <- factor(attr(input, "group"), levels = 1:2)
  if (any(times < 0) || any(counts < 0) || any(counts != round(counts))) stop("no rates")
  events <- tapply(counts, group, sum); time <- tapply(times, group, sum)
  if (anyNA(time) || any(time <= 0) || sum(events) == 0) stop("no time in a group, or no events")
  test <- poisson.test(c(events), c(time), conf.level = conf_level)
  list(events_1 = events[[1]], events_2 = events[[2]], time_1 = time[[1]], time_2 = time[[2]],
       rate_1 = events[[1]] / time[[1]] * per, rate_2 = events[[2]] / time[[2]] * per,
       rate_ratio = test$estimate[[1]], conf_low = test$conf.int[1], conf_high = test$conf.int[2], p = test$p.value)
}

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
}

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
}

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
  if (identical(colnames(input), c("TRUE", "FALSE"))) input <- input[, 2:1]
  counts <- input[, colSums(input) > 0, drop = FALSE]      # groups in rows, levels in columns
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("codes that do not vary")
  p <- counts[1, ] / sum(counts[1, ]); q <- counts[2, ] / sum(counts[2, ])
  if (ncol(input) == 2) {
    if (all(c(p, q) %in% c(0, 1))) stop("codes that do not vary")
    return(with_interval((p[[2]] - q[[2]]) / sqrt((p[[2]] * p[[1]] + q[[2]] * q[[1]]) / 2), sum(counts[1, ]), sum(counts[2, ])))
  }
  if (!any(p > 0 & q > 0)) stop("no code that both groups have")
  covariance <- function(p) diag(p[-1], length(p) - 1) - outer(p[-1], p[-1])
  spread <- (covariance(p) + covariance(q)) / 2
  distance <- sqrt(drop(t(p[-1] - q[-1]) %*% solve(spread) %*% (p[-1] - q[-1])))
  with_interval(distance, sum(counts[1, ]), sum(counts[2, ]), signed = FALSE)
}

compute_chi_squared_or_fisher <- function(input, correct) {
  counts <- input[, colSums(input) > 0, drop = FALSE]      # codes that nobody has are left out
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("not a table")
  test <- suppressWarnings(chisq.test(counts, correct = correct))
  plain <- suppressWarnings(chisq.test(counts, correct = FALSE))
  least <- min(test$expected)
  few <- least < 5
  list(p = if (few) fisher.test(counts, workspace = 2e7)$p.value else test$p.value,
       test = if (few) "fisher" else "chi-squared", x2 = if (few) NA else test$statistic[[1]],
       df = if (few) NA else test$parameter[[1]],
       cramers_v = sqrt(plain$statistic[[1]] / (sum(counts) * (min(dim(counts)) - 1))), min_expected = least)
}

compute_box_plot <- function(input, scale, whiskers) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  if (scale == "log" && any(s$values <= 0 & is.finite(s$values))) stop("values of 0 or less")
  quartile <- lapply(c(0.25, 0.5, 0.75), function(p) touching(s$values, p, s))
  if (whiskers == "percentiles") {
    ends <- lapply(c(0.05, 0.95), function(p) touching(s$values, p, s))
    return(list(median = quartile[[2]], q1 = quartile[[1]], q3 = quartile[[3]],
                whisker_low = ends[[1]], whisker_high = ends[[2]]))
  }
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
# Death without progression
define("died-without", death == 1 & pstat == 0)
# Anaemia
define("anaemia", either(sex == "F", hgb < 12, hgb < 13))
# Time to progression or the end of follow-up
define("progression-years", finite(ptime / 12))
# Time to death or the end of follow-up
define("follow-up-years", finite(futime / 12))
# Age at diagnosis in decades
define("decades", finite(age / 10))

# Statistics ----------------------------------------------------------------------------------------------------------

statistic("participants", compute_count(participants("all")))
statistic("by-sex.F", compute_count(participants("F")))
statistic("by-sex.M", compute_count(participants("M")))
statistic("overall.age", compute_median(samples("age", "all"), extremes = TRUE))
statistic("overall.hgb", compute_median(samples("hgb", "all"), extremes = TRUE))
statistic("overall.creat", compute_median(samples("creat", "all"), extremes = TRUE))
statistic("overall.mspike", compute_median(samples("mspike", "all"), extremes = TRUE))
statistic("overall.futime", compute_median(samples("futime", "all"), extremes = TRUE))
statistic("summary.age.F", compute_median(samples("age", "F"), extremes = TRUE))
statistic("summary.age.M", compute_median(samples("age", "M"), extremes = TRUE))
statistic("summary.hgb.F", compute_median(samples("hgb", "F"), extremes = TRUE))
statistic("summary.hgb.M", compute_median(samples("hgb", "M"), extremes = TRUE))
statistic("summary.creat.F", compute_median(samples("creat", "F"), extremes = TRUE))
statistic("summary.creat.M", compute_median(samples("creat", "M"), extremes = TRUE))
statistic("summary.mspike.F", compute_median(samples("mspike", "F"), extremes = TRUE))
statistic("summary.mspike.M", compute_median(samples("mspike", "M"), extremes = TRUE))
statistic("summary.futime.F", compute_median(samples("futime", "F"), extremes = TRUE))
statistic("summary.futime.M", compute_median(samples("futime", "M"), extremes = TRUE))
statistic("difference.age", compute_mann_whitney(samples("age", c("M", "F")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("difference.hgb", compute_mann_whitney(samples("hgb", c("M", "F")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("difference.creat", compute_mann_whitney(samples("creat", c("M", "F")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("difference.mspike", compute_mann_whitney(samples("mspike", c("M", "F")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("events.progressed.all", compute_proportion(tallies(progressed, "all"), interval = "wilson",
    conf_level = 0.95))
statistic("events.progressed.F", compute_proportion(tallies(progressed, "F"), interval = "wilson", conf_level = 0.95))
statistic("events.progressed.M", compute_proportion(tallies(progressed, "M"), interval = "wilson", conf_level = 0.95))
statistic("events.died.all", compute_proportion(tallies(died, "all"), interval = "wilson", conf_level = 0.95))
statistic("events.died.F", compute_proportion(tallies(died, "F"), interval = "wilson", conf_level = 0.95))
statistic("events.died.M", compute_proportion(tallies(died, "M"), interval = "wilson", conf_level = 0.95))
statistic("events.anaemia.all", compute_proportion(tallies(anaemia, "all"), interval = "wilson", conf_level = 0.95))
statistic("events.anaemia.F", compute_proportion(tallies(anaemia, "F"), interval = "wilson", conf_level = 0.95))
statistic("events.anaemia.M", compute_proportion(tallies(anaemia, "M"), interval = "wilson", conf_level = 0.95))
statistic("events-by-sex.progressed", compute_fisher_exact(tallies(progressed, c("M", "F")),
    alternative = "two-sided", conf_level = 0.95))
statistic("events-by-sex.died", compute_fisher_exact(tallies(died, c("M", "F")), alternative = "two-sided",
    conf_level = 0.95))
statistic("events-by-sex.anaemia", compute_fisher_exact(tallies(anaemia, c("M", "F")), alternative = "two-sided",
    conf_level = 0.95))
statistic("period", compute_median(samples("dxyr", "all"), extremes = TRUE))
statistic("rate", compute_poisson_rate(frame(c("progressed", "futime"), "all"), per = 1200, conf_level = 0.95))
statistic("free", compute_kaplan_meier(frame("ptime", "all", conditions = alist("progressed" = progressed)),
    time = "ptime", event = "progressed", at = c(120, 240, 300), curve = FALSE, censored = FALSE, conf_type = "log",
    conf_level = 0.95))
statistic("incidence", compute_cumulative_incidence(frame("ptime", "all",
    conditions = alist("progressed" = progressed, "died-without" = `died-without`)), time = "ptime",
    event = "progressed", competing = "died-without", at = c(120, 240, 300), curve = FALSE, conf_type = "log",
    conf_level = 0.95))
statistic("incidence-by-sex", compute_cumulative_incidence(frame("progression-years", c("F", "M"),
    conditions = alist("progressed" = progressed, "died-without" = `died-without`)), time = "progression-years",
    event = "progressed", competing = "died-without", across = c("F", "M"), at = c(10, 20, 25), curve = FALSE,
    conf_type = "log", conf_level = 0.95))
statistic("progression-rates", compute_rate_ratio(frame(c("progressed", "progression-years"), c("M", "F")), per = 100,
    conf_level = 0.95))
statistic("survival", compute_kaplan_meier(frame("follow-up-years", "all", conditions = alist("died" = died)),
    time = "follow-up-years", event = "died", at = c(10, 20), curve = FALSE, censored = FALSE, conf_type = "log",
    conf_level = 0.95))
statistic("survival-by-sex", compute_kaplan_meier(frame("follow-up-years", c("F", "M"),
    conditions = alist("died" = died)), time = "follow-up-years", event = "died", across = c("F", "M"), at = c(5, 10,
    20), curve = FALSE, censored = FALSE, conf_type = "log", conf_level = 0.95))
statistic("survival-test", compute_log_rank(frame("follow-up-years", c("F", "M"), conditions = alist("died" = died)),
    time = "follow-up-years", event = "died", across = c("F", "M"), rho = 0))
statistic("spike", compute_cox_regression(frame(c("ptime", "mspike"), "all",
    conditions = alist("progressed" = progressed)), time = "ptime", event = "progressed", on = "mspike",
    ties = "efron", conf_level = 0.95))
statistic("progression-on.decades", compute_cox_regression(frame(c("progression-years", "decades"), "all",
    conditions = alist("progressed" = progressed)), time = "progression-years", event = "progressed", on = "decades",
    ties = "efron", conf_level = 0.95))
statistic("progression-on.sex", compute_cox_regression(frame(c("progression-years", "sex"), "all",
    conditions = alist("progressed" = progressed)), time = "progression-years", event = "progressed", on = "sex",
    ties = "efron", conf_level = 0.95))
statistic("progression-on.hgb", compute_cox_regression(frame(c("progression-years", "hgb"), "all",
    conditions = alist("progressed" = progressed)), time = "progression-years", event = "progressed", on = "hgb",
    ties = "efron", conf_level = 0.95))
statistic("progression-on.creat", compute_cox_regression(frame(c("progression-years", "creat"), "all",
    conditions = alist("progressed" = progressed)), time = "progression-years", event = "progressed", on = "creat",
    ties = "efron", conf_level = 0.95))
statistic("progression-on.mspike", compute_cox_regression(frame(c("progression-years", "mspike"), "all",
    conditions = alist("progressed" = progressed)), time = "progression-years", event = "progressed", on = "mspike",
    ties = "efron", conf_level = 0.95))
statistic("progression-model", compute_cox_regression(frame(c("progression-years", "decades", "sex", "hgb", "creat",
    "mspike"), "all", conditions = alist("progressed" = progressed)), time = "progression-years",
    event = "progressed", on = c("decades", "sex", "hgb", "creat", "mspike"), ties = "efron", conf_level = 0.95))
statistic("progression-proportional", compute_proportional_hazards(frame(c("progression-years", "decades", "sex",
    "hgb", "creat", "mspike"), "all", conditions = alist("progressed" = progressed)), time = "progression-years",
    event = "progressed", on = c("decades", "sex", "hgb", "creat", "mspike"), ties = "efron", scale = "km"))
statistic("death-model", compute_cox_regression(frame(c("follow-up-years", "decades", "sex", "hgb", "creat",
    "mspike"), "all", conditions = alist("died" = died)), time = "follow-up-years", event = "died", on = c("decades",
    "sex", "hgb", "creat", "mspike"), ties = "efron", conf_level = 0.95))
statistic("death-proportional", compute_proportional_hazards(frame(c("follow-up-years", "decades", "sex", "hgb",
    "creat", "mspike"), "all", conditions = alist("died" = died)), time = "follow-up-years", event = "died",
    on = c("decades", "sex", "hgb", "creat", "mspike"), ties = "efron", scale = "km"))
statistic("baseline.age.test", compute_mann_whitney(samples("age", c("F", "M")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("baseline.age.smd", compute_standardised_mean_difference(samples("age", c("M", "F")), conf_level = 0.95))
statistic("baseline.age.available.all", compute_count(participants("all", "age")))
statistic("baseline.age.available.F", compute_count(participants("F", "age")))
statistic("baseline.age.available.M", compute_count(participants("M", "age")))
statistic("baseline.dxyr.F", compute_median(samples("dxyr", "F"), extremes = TRUE))
statistic("baseline.dxyr.M", compute_median(samples("dxyr", "M"), extremes = TRUE))
statistic("baseline.dxyr.test", compute_mann_whitney(samples("dxyr", c("F", "M")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("baseline.dxyr.smd", compute_standardised_mean_difference(samples("dxyr", c("M", "F")), conf_level = 0.95))
statistic("baseline.dxyr.available.all", compute_count(participants("all", "dxyr")))
statistic("baseline.dxyr.available.F", compute_count(participants("F", "dxyr")))
statistic("baseline.dxyr.available.M", compute_count(participants("M", "dxyr")))
statistic("baseline.hgb.test", compute_mann_whitney(samples("hgb", c("F", "M")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("baseline.hgb.smd", compute_standardised_mean_difference(samples("hgb", c("M", "F")), conf_level = 0.95))
statistic("baseline.hgb.available.all", compute_count(participants("all", "hgb")))
statistic("baseline.hgb.available.F", compute_count(participants("F", "hgb")))
statistic("baseline.hgb.available.M", compute_count(participants("M", "hgb")))
statistic("baseline.creat.test", compute_mann_whitney(samples("creat", c("F", "M")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("baseline.creat.smd", compute_standardised_mean_difference(samples("creat", c("M", "F")),
    conf_level = 0.95))
statistic("baseline.creat.available.all", compute_count(participants("all", "creat")))
statistic("baseline.creat.available.F", compute_count(participants("F", "creat")))
statistic("baseline.creat.available.M", compute_count(participants("M", "creat")))
statistic("baseline.mspike.test", compute_mann_whitney(samples("mspike", c("F", "M")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("baseline.mspike.smd", compute_standardised_mean_difference(samples("mspike", c("M", "F")),
    conf_level = 0.95))
statistic("baseline.mspike.available.all", compute_count(participants("all", "mspike")))
statistic("baseline.mspike.available.F", compute_count(participants("F", "mspike")))
statistic("baseline.mspike.available.M", compute_count(participants("M", "mspike")))
statistic("baseline.progressed.test", compute_chi_squared_or_fisher(crosstab("progressed", c("F", "M")),
    correct = TRUE))
statistic("baseline.progressed.smd", compute_standardised_mean_difference(crosstab("progressed", c("M", "F")),
    conf_level = 0.95))
statistic("baseline.progressed.available.all", compute_count(participants("all", "progressed")))
statistic("baseline.progressed.available.F", compute_count(participants("F", "progressed")))
statistic("baseline.progressed.available.M", compute_count(participants("M", "progressed")))
statistic("baseline.died.test", compute_chi_squared_or_fisher(crosstab("died", c("F", "M")), correct = TRUE))
statistic("baseline.died.smd", compute_standardised_mean_difference(crosstab("died", c("M", "F")), conf_level = 0.95))
statistic("baseline.died.available.all", compute_count(participants("all", "died")))
statistic("baseline.died.available.F", compute_count(participants("F", "died")))
statistic("baseline.died.available.M", compute_count(participants("M", "died")))
statistic("laboratory.age.F", compute_box_plot(samples("age", "F"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.age.M", compute_box_plot(samples("age", "M"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.hgb.F", compute_box_plot(samples("hgb", "F"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.hgb.M", compute_box_plot(samples("hgb", "M"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.creat.F", compute_box_plot(samples("creat", "F"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.creat.M", compute_box_plot(samples("creat", "M"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.mspike.F", compute_box_plot(samples("mspike", "F"), scale = "linear", whiskers = "tukey"))
statistic("laboratory.mspike.M", compute_box_plot(samples("mspike", "M"), scale = "linear", whiskers = "tukey"))
statistic("progression.incidence-by-sex", compute_cumulative_incidence(frame("progression-years", c("F", "M"),
    conditions = alist("progressed" = progressed, "died-without" = `died-without`)), time = "progression-years",
    event = "progressed", competing = "died-without", across = c("F", "M"), at = c(0, 5, 10, 15, 20, 25, 30),
    curve = TRUE, conf_type = "log", conf_level = 0.95))
statistic("survival.survival-by-sex", compute_kaplan_meier(frame("follow-up-years", c("F", "M"),
    conditions = alist("died" = died)), time = "follow-up-years", event = "died", across = c("F", "M"), at = c(0, 5,
    10, 15, 20, 25, 30), curve = TRUE, censored = TRUE, conf_type = "log", conf_level = 0.95))

# Families ------------------------------------------------------------------------------------------------------------

# laboratory values by sex
family("holm", c("difference.hgb", "difference.creat", "difference.mspike"))

# Agreement with the report -------------------------------------------------------------------------------------------

# Parts that are p values; and the relative difference allowed to parts that an iteration gives (else 1e-9).
p_values <- c("competing_p", "competing_p_adjusted", "p", "p_adjusted", "score_p", "score_p_adjusted", "wald_p",
    "wald_p_adjusted")
tolerances <- list("compute_cox_regression wald_chisq" = 1e-8, "compute_cox_regression wald_p" = 1e-8,
    "compute_proportional_hazards chisq" = 1e-7, "compute_proportional_hazards p" = 1e-7,
    "compute_chi_squared_or_fisher p" = 1e-7)
# Parts that may be 0 and have a scale on which that is judged.
kinds <- c("compute_median median" = "value", "compute_median q1" = "value", "compute_median q3" = "value",
    "compute_median min" = "value", "compute_median max" = "value", "compute_mann_whitney w" = "statistic",
    "compute_mann_whitney estimate" = "value", "compute_mann_whitney conf_low" = "value",
    "compute_mann_whitney conf_high" = "value", "compute_mann_whitney auc" = "correlation",
    "compute_poisson_rate time" = "value", "compute_poisson_rate rate" = "coefficient",
    "compute_poisson_rate conf_low" = "coefficient", "compute_poisson_rate conf_high" = "coefficient",
    "compute_kaplan_meier median" = "value", "compute_kaplan_meier median_low" = "value",
    "compute_kaplan_meier median_high" = "value", "compute_kaplan_meier q1" = "value",
    "compute_kaplan_meier q1_low" = "value", "compute_kaplan_meier q1_high" = "value",
    "compute_kaplan_meier q3" = "value", "compute_kaplan_meier q3_low" = "value",
    "compute_kaplan_meier q3_high" = "value", "compute_kaplan_meier time" = "value",
    "compute_kaplan_meier rmst" = "value", "compute_kaplan_meier rmst_se" = "value",
    "compute_kaplan_meier rmst_low" = "value", "compute_kaplan_meier rmst_high" = "value",
    "compute_cumulative_incidence time" = "value", "compute_cumulative_incidence chisq" = "statistic",
    "compute_cumulative_incidence competing_chisq" = "statistic", "compute_rate_ratio time_1" = "value",
    "compute_rate_ratio time_2" = "value", "compute_rate_ratio rate_1" = "coefficient",
    "compute_rate_ratio rate_2" = "coefficient", "compute_log_rank chisq" = "statistic",
    "compute_log_rank observed" = "statistic", "compute_log_rank expected" = "statistic",
    "compute_cox_regression lr_chisq" = "statistic", "compute_cox_regression wald_chisq" = "statistic",
    "compute_cox_regression score_chisq" = "statistic", "compute_cox_regression concordance" = "correlation",
    "compute_cox_regression concordance_se" = "correlation", "compute_cox_regression loglik_null" = "statistic",
    "compute_cox_regression loglik" = "statistic", "compute_cox_regression estimate" = "coefficient",
    "compute_cox_regression se" = "coefficient", "compute_cox_regression z" = "statistic",
    "compute_cox_regression conf_low" = "coefficient", "compute_cox_regression conf_high" = "coefficient",
    "compute_proportional_hazards chisq" = "statistic", "compute_standardised_mean_difference smd" = "effect",
    "compute_standardised_mean_difference conf_low" = "effect",
    "compute_standardised_mean_difference conf_high" = "effect", "compute_chi_squared_or_fisher x2" = "statistic",
    "compute_chi_squared_or_fisher cramers_v" = "correlation",
    "compute_chi_squared_or_fisher min_expected" = "statistic", "compute_box_plot median" = "value",
    "compute_box_plot q1" = "value", "compute_box_plot q3" = "value", "compute_box_plot whisker_low" = "value",
    "compute_box_plot whisker_high" = "value")

if (!is.null(given$out)) write_results(given$out)
if (!is.null(given$out) && !file.exists(statistics_file)) {
  cat(statistics_file, "is not there: nothing was compared\n")
  agreed <- TRUE
} else {
  agreed <- compare_with(statistics_file, given$verdicts)
}
if (!interactive() && !exists("audit_arguments")) quit(save = "no", status = if (agreed) 0 else 1)