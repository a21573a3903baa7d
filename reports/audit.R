# Serum cytokines in IgM monoclonal gammopathy-associated polyneuropathy: the analysis of a published study, regenerated with simulated participants: every statistic of the report, computed a second time by R.
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

compute_quantile <- function(input, p, type) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  value <- quantile(s$values, p, type = as.integer(sub("type-", "", type)), names = FALSE)
  if (is.nan(value)) stop("between a value below and a value above detection")
  list(quantile = censored(value, s))
}

compute_count <- function(input) list(count = input[[1]])

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

compute_median <- function(input, extremes) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  c(list(median = touching(s$values, 0.5, s), q1 = touching(s$values, 0.25, s), q3 = touching(s$values, 0.75, s)),
    if (extremes) list(min = censored(min(s$values), s), max = censored(max(s$values), s)))
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

compute_mann_whitney <- function(input, scale, alternative, exact, conf_level) {
  x <- input[[1]]; y <- input[[2]]
  test <- rank_sum_test(x$values, y$values, alternative, exact)
  shift <- rank_sum_shift(x, y, scale, alternative, test$exact, conf_level)
  list(w = test$w, p = test$p, estimate = shift[["estimate"]], conf_low = shift[["conf_low"]],
       conf_high = shift[["conf_high"]], auc = test$w / (length(x$values) * length(y$values)),
       branch = if (test$exact) "exact" else "normal approximation")
}

compute_chi_squared <- function(input, correct) {
  counts <- input[, colSums(input) > 0, drop = FALSE]      # codes that nobody has are left out
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("not a table")
  test <- suppressWarnings(chisq.test(counts, correct = correct))
  plain <- suppressWarnings(chisq.test(counts, correct = FALSE))
  list(x2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
       cramers_v = sqrt(plain$statistic[[1]] / (sum(counts) * (min(dim(counts)) - 1))),
       min_expected = min(test$expected))
}

compute_kruskal_wallis <- function(input, across, posthoc, adjust) {
  x <- lapply(input, function(s) s$values)
  if (any(lengths(x) == 0)) stop("a group without values")
  all <- rank(unlist(x))                       # -Inf (below detection) are tied lowest
  if (length(unique(all)) < 2) stop("all values are equal")
  by_group <- split(all, rep(seq_along(x), lengths(x)))
  test <- kruskal.test(by_group)
  result <- list(h = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
                 epsilon_squared = test$statistic[[1]] / (length(all) - 1))
  if (posthoc == "none") return(result)
  pairs <- combn(length(x), 2)
  means <- vapply(by_group, mean, 0)
  error <- sqrt(var(all) * (1 / lengths(x)[pairs[1, ]] + 1 / lengths(x)[pairs[2, ]]))
  z <- (means[pairs[1, ]] - means[pairs[2, ]]) / error
  p <- 2 * pnorm(-abs(z))
  result$rows <- data.frame(group1 = across[pairs[1, ]], group2 = across[pairs[2, ]], z = z, p = p,
                            p_adjusted = p.adjust(p, adjust))
  result
}

compute_auc <- function(input, curve, conf_level) {
  x <- input[[1]]$values; y <- input[[2]]$values
  if (length(x) == 0 || length(y) == 0) stop("a group without values")
  # of each value the share of the other group that is lower, ties counting one half
  lower <- function(v, others) (findInterval(v, others, left.open = TRUE) + findInterval(v, others)) / 2 / length(others)
  shares_x <- lower(x, sort(y)); shares_y <- 1 - lower(y, sort(x))
  area <- mean(shares_x)
  limits <- c(NA, NA)
  if (area > 0 && area < 1 && length(x) > 1 && length(y) > 1) {
    error <- sqrt(var(shares_x) / length(x) + var(shares_y) / length(y))
    limits <- pmin(1, pmax(0, area + c(-1, 1) * qnorm((1 + conf_level) / 2) * error))
  }
  found <- list(auc = area, conf_low = limits[1], conf_high = limits[2])
  if (curve == "none") return(found)
  from <- rev(sort(unique(c(x, y))))
  above <- function(v) length(v) - findInterval(from, sort(v), left.open = TRUE)
  if (curve == "binned") {
    all <- length(x) + length(y)
    least <- all / max(1, min(20, all %/% 5))
    kept <- integer(0); last <- 0
    passed <- above(x) + above(y)
    for (k in seq_along(from)) if (passed[k] - last >= least - 1e-9) { kept <- c(kept, k); last <- passed[k] }
    # what is left at the end, if it is too little for a step of its own, joins the step before
    if (last < all) kept <- c(kept[-length(kept)], length(from))
  } else kept <- seq_along(from)
  rows <- data.frame(step = as.character(seq_along(kept)))
  if (curve == "whole") rows$threshold <- ifelse(is.finite(from), from, NA)
  rows$sensitivity <- (above(x) / length(x))[kept]
  rows$false_positive <- (above(y) / length(y))[kept]
  c(found, list(rows = rows))
}

compute_share_within_reference <- function(input, quantile, resamples, seed, conf_level) {
  x <- input[[1]]$values; y <- input[[2]]$values
  if (length(x) == 0 || length(y) < 2) stop("too few values")
  upper <- function(values) order_quantile(values, quantile)      # type 7, also where values are -Inf
  threshold <- upper(y)
  seed_mrg32k3a(seed)
  draw <- function(values) values[floor(runif(length(values)) * length(values)) + 1]
  shares <- numeric(resamples)
  for (i in seq_len(resamples)) {
    limit <- upper(draw(y))
    shares[i] <- mean(draw(x) <= limit)
  }
  limits <- stats::quantile(shares, c((1 - conf_level) / 2, 1 - (1 - conf_level) / 2), names = FALSE)
  list(threshold = censored(threshold, input[[2]]), within = sum(x <= threshold),
       proportion = mean(x <= threshold), conf_low = limits[1], conf_high = limits[2])
}

compute_spearman <- function(input, alternative, exact, interval, resamples, seed, conf_level) {
  x <- rank(input$x); y <- rank(input$y); n <- length(x)
  if (n < 3) stop("fewer than 3 pairs")
  if (length(unique(x)) < 2 || length(unique(y)) < 2) stop("a variable that does not vary")
  ties <- any(duplicated(x)) || any(duplicated(y))
  by_series <- !ties && exact != "approximate" && n <= 1290
  test <- suppressWarnings(cor.test(x, y, method = "spearman", exact = by_series,
                                    alternative = sub("-", ".", alternative)))
  rho <- if (all(x == y)) 1 else if (all(x == n + 1 - y)) -1 else cor(x, y)
  p <- if (abs(rho) == 1 && !by_series && alternative == "two-sided") 0 else test$p.value
  limits <- c(NA, NA)
  if (n >= 4 && abs(rho) < 1 && interval == "bootstrap") {
    ordered <- order(input$x, input$y)
    x <- input$x[ordered]; y <- input$y[ordered]
    seed_mrg32k3a(seed)
    found <- replicate(resamples, {
      pair <- floor(runif(n) * n) + 1
      suppressWarnings(cor(rank(x[pair]), rank(y[pair])))      # NA where a variable does not vary
    })
    limits <- quantile(signif(found[!is.na(found)], 12), c((1 - conf_level) / 2, (1 + conf_level) / 2), type = 6, names = FALSE)
  } else if (n >= 4 && abs(rho) < 1)
    limits <- tanh(atanh(rho) + c(-1, 1) * qnorm((1 + conf_level) / 2) * sqrt((1 + rho^2 / 2) / (n - 3)))
  list(rho = rho, p = p, conf_low = limits[1], conf_high = limits[2],
       branch = if (by_series) "exact or Edgeworth series" else "t approximation")
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
data_file <- or_else(given$data, file.path(script_folder(), "..", "data/cohort.csv"))
statistics_file <- or_else(given$statistics, file.path(script_folder(), "statistics.csv"))

missing_values <- c("")
cells <- read_cells(data_file, ",", 26)
rows <- seq_len(nrow(cells))

# Participant
column("participant_id", "text")
# Group
column("group", "text", codes = c("igm-pnp", "mmn", "control"))
# Sex
column("sex", "text", codes = c("female", "male"))
# Age, years
column("age_years", "integer")
# Anti-MAG IgM antibodies
column("anti_mag", "text", codes = c("positive", "negative"))
# Disease duration, years
column("disease_duration_years", "number")
# INCAT-ODSS at 3 years, points
column("odss_3y", "integer")
# INCAT-ODSS at sampling, points
column("odss_sampling", "integer")
# INCAT-ODSS at 2 years' follow-up, points
column("odss_2y", "integer")
# MRC sum score at 3 years, points
column("mrc_3y", "integer")
# MRC sum score at sampling, points
column("mrc_sampling", "integer")
# MRC sum score at 2 years' follow-up, points
column("mrc_2y", "integer")
# Rituximab
column("rituximab", "text", codes = c("yes", "no"))
# INCAT-ODSS before rituximab, points
column("odss_rituximab_baseline", "integer")
# INCAT-ODSS 1 year after rituximab, points
column("odss_rituximab_1y", "integer")
# IL-2, pg/mL
column("il2", "number", below = 0.5, above = 200)
# IL-4, pg/mL
column("il4", "number", below = 0.4, above = 150)
# IL-5, pg/mL
column("il5", "number", below = 0.5, above = 200)
# IL-6, pg/mL
column("il6", "number", below = 0.5, above = 500)
# IL-7, pg/mL
column("il7", "number", below = 1.5, above = 300)
# IL-10, pg/mL
column("il10", "number", below = 0.5, above = 400)
# IL-13, pg/mL
column("il13", "number", below = 0.8, above = 300)
# IL-15, pg/mL
column("il15", "number", below = 0.8, above = 150)
# IL-21, pg/mL
column("il21", "number", below = 8, above = 500)
# BAFF, pg/mL
column("baff", "number", below = 15, above = 10000)
# APRIL, pg/mL
column("april", "number", below = 40, above = 20000)

# Whom a column is asked of.
applies("anti_mag", group == "igm-pnp")
applies("disease_duration_years", is_in(group, c("igm-pnp", "mmn")))
applies("odss_3y", is_in(group, c("igm-pnp", "mmn")))
applies("odss_sampling", is_in(group, c("igm-pnp", "mmn")))
applies("odss_2y", is_in(group, c("igm-pnp", "mmn")))
applies("mrc_3y", is_in(group, c("igm-pnp", "mmn")))
applies("mrc_sampling", is_in(group, c("igm-pnp", "mmn")))
applies("mrc_2y", is_in(group, c("igm-pnp", "mmn")))
applies("rituximab", group == "igm-pnp")
applies("odss_rituximab_baseline", group == "igm-pnp" & rituximab == "yes", unasked("rituximab"))
applies("odss_rituximab_1y", group == "igm-pnp" & rituximab == "yes", unasked("rituximab"))

# Derived by the study ------------------------------------------------------------------------------------------------

# Everyone.
define_subset("all", TRUE)
# IgM-PNP
define_subset("igm-pnp", group == "igm-pnp")
# MMN
define_subset("mmn", group == "mmn")
# Controls
define_subset("control", group == "control")
# 2-year change in INCAT-ODSS
define("progression", odss_2y - odss_sampling, unasked("odss_2y", "odss_sampling"))
# 2-year change in MRC sum score
define("mrc-progression", mrc_2y - mrc_sampling, unasked("mrc_2y", "mrc_sampling"))
# Change in INCAT-ODSS from 3 years to sampling
define("earlier-change", odss_sampling - odss_3y, unasked("odss_sampling", "odss_3y"))
# Worse by at least 1 point in 2 years
define("worse", progression >= 1, unasked("progression"))
# Unchanged in 2 years
define("unchanged", progression == 0, unasked("progression"))
# Better by at least 1 point in 2 years
define("better", progression <= -1, unasked("progression"))
# Improvement in INCAT-ODSS one year after rituximab
define("improvement", odss_rituximab_baseline - odss_rituximab_1y, unasked("odss_rituximab_baseline",
    "odss_rituximab_1y"))
# Response to rituximab
define("response", improvement >= 1, unasked("improvement"))
# At least one cytokine measured
define("measured", !is_missing(il2) | !is_missing(il4) | !is_missing(il5) | !is_missing(il6) | !is_missing(il7) |
    !is_missing(il10) | !is_missing(il13) | !is_missing(il15) | !is_missing(il21) | !is_missing(baff) |
    !is_missing(april))
# Upper reference limit of IL-6
define_threshold("il6-high", quantile_in("il6", "control", 0.95))
# IL-6 within the reference range
define("normal-il6", is_at_most(il6, `il6-high`))
# Upper reference limit of IL-10
define_threshold("il10-high", quantile_in("il10", "control", 0.95))
# IL-10 within the reference range
define("normal-il10", is_at_most(il10, `il10-high`))
# IL-6 above the reference range
define("raised-il6", is_above(il6, `il6-high`))
# IL-10 above the reference range
define("raised-il10", is_above(il10, `il10-high`))
# Upper reference limit of BAFF
define_threshold("baff-high", quantile_in("baff", "control", 0.95))
# BAFF above the reference range
define("raised-baff", is_above(baff, `baff-high`))
# Anti-MAG neuropathy
define_subset("anti-mag", group == "igm-pnp" & anti_mag == "positive", unasked("anti_mag"))
# Anti-MAG-negative IgM-PNP
define_subset("anti-mag-negative", group == "igm-pnp" & anti_mag == "negative", unasked("anti_mag"))
# IgM-PNP with IL-6 measured
define_subset("igm-pnp-il6", group == "igm-pnp" & !is_missing(il6))
# IgM-PNP with IL-6 and the INCAT-ODSS at 3 years
define_subset("igm-pnp-il6-3y", group == "igm-pnp" & !is_missing(il6) & !is.na(odss_3y))
# MMN with IL-6 measured
define_subset("mmn-il6", group == "mmn" & !is_missing(il6))
# MMN with IL-6 and the INCAT-ODSS at 3 years
define_subset("mmn-il6-3y", group == "mmn" & !is_missing(il6) & !is.na(odss_3y))
# IgM-PNP sampled at least 3 years after onset
define_subset("sampled-later", group == "igm-pnp" & disease_duration_years >= 3, unasked("disease_duration_years"))
# IgM-PNP treated with rituximab
define_subset("treated", group == "igm-pnp" & rituximab == "yes", unasked("rituximab"))
# Treated, a score missing
define_subset("response-unknown", group == "igm-pnp" & rituximab == "yes" & is.na(improvement), unasked("rituximab"))
# Treated, no disability before rituximab
define_subset("not-improvable", group == "igm-pnp" & rituximab == "yes" & !is.na(improvement) &
    odss_rituximab_baseline == 0, unasked("rituximab", "odss_rituximab_baseline"))
# Treated, response evaluable
define_subset("evaluable", group == "igm-pnp" & rituximab == "yes" & !is.na(improvement) &
    odss_rituximab_baseline >= 1, unasked("rituximab", "odss_rituximab_baseline"))
# Responders
define_subset("responders", group == "igm-pnp" & rituximab == "yes" & odss_rituximab_baseline >= 1 & improvement >= 1,
    unasked("rituximab", "odss_rituximab_baseline", "improvement"))
# Non-responders
define_subset("non-responders", group == "igm-pnp" & rituximab == "yes" & odss_rituximab_baseline >= 1 &
    improvement < 1, unasked("rituximab", "odss_rituximab_baseline", "improvement"))

# Statistics ----------------------------------------------------------------------------------------------------------

statistic("il6-high", compute_quantile(samples("il6", "control"), p = 0.95, type = "type-7"))
statistic("il10-high", compute_quantile(samples("il10", "control"), p = 0.95, type = "type-7"))
statistic("baff-high", compute_quantile(samples("baff", "control"), p = 0.95, type = "type-7"))
statistic("participants", compute_count(participants("all")))
statistic("enrolled.igm-pnp", compute_count(participants("igm-pnp")))
statistic("enrolled.mmn", compute_count(participants("mmn")))
statistic("enrolled.control", compute_count(participants("control")))
statistic("enrolled.anti-mag", compute_count(participants("anti-mag")))
statistic("enrolled.anti-mag-negative", compute_count(participants("anti-mag-negative")))
statistic("tested", compute_count(participants("igm-pnp", "anti_mag")))
statistic("measured.igm-pnp", compute_proportion(tallies(measured, "igm-pnp"), interval = "wilson",
    conf_level = 0.95))
statistic("measured.mmn", compute_proportion(tallies(measured, "mmn"), interval = "wilson", conf_level = 0.95))
statistic("measured.control", compute_proportion(tallies(measured, "control"), interval = "wilson",
    conf_level = 0.95))
statistic("available.il6.igm-pnp", compute_count(participants("igm-pnp", "il6")))
statistic("available.il6.mmn", compute_count(participants("mmn", "il6")))
statistic("available.il6.control", compute_count(participants("control", "il6")))
statistic("available.il10.igm-pnp", compute_count(participants("igm-pnp", "il10")))
statistic("available.il10.mmn", compute_count(participants("mmn", "il10")))
statistic("available.il10.control", compute_count(participants("control", "il10")))
statistic("available.baff.igm-pnp", compute_count(participants("igm-pnp", "baff")))
statistic("available.baff.mmn", compute_count(participants("mmn", "baff")))
statistic("available.baff.control", compute_count(participants("control", "baff")))
statistic("scored.odss_3y.igm-pnp", compute_count(participants("igm-pnp", "odss_3y")))
statistic("scored.odss_3y.mmn", compute_count(participants("mmn", "odss_3y")))
statistic("scored.odss_sampling.igm-pnp", compute_count(participants("igm-pnp", "odss_sampling")))
statistic("scored.odss_sampling.mmn", compute_count(participants("mmn", "odss_sampling")))
statistic("scored.odss_2y.igm-pnp", compute_count(participants("igm-pnp", "odss_2y")))
statistic("scored.odss_2y.mmn", compute_count(participants("mmn", "odss_2y")))
statistic("scored.progression.igm-pnp", compute_count(participants("igm-pnp", "progression")))
statistic("scored.progression.mmn", compute_count(participants("mmn", "progression")))
statistic("with-3y.igm-pnp-il6", compute_count(participants("igm-pnp-il6", "odss_3y")))
statistic("with-3y.mmn-il6", compute_count(participants("mmn-il6", "odss_3y")))
statistic("with-2y.igm-pnp-il6-3y", compute_count(participants("igm-pnp-il6-3y", "progression")))
statistic("with-2y.mmn-il6-3y", compute_count(participants("mmn-il6-3y", "progression")))
statistic("steps.treated", compute_count(participants("treated")))
statistic("steps.response-unknown", compute_count(participants("response-unknown")))
statistic("steps.not-improvable", compute_count(participants("not-improvable")))
statistic("steps.evaluable", compute_count(participants("evaluable")))
statistic("steps.responders", compute_count(participants("responders")))
statistic("steps.non-responders", compute_count(participants("non-responders")))
statistic("evaluable-il6", compute_count(participants("evaluable", "il6")))
statistic("age.igm-pnp", compute_median(samples("age_years", "igm-pnp"), extremes = TRUE))
statistic("age.mmn", compute_median(samples("age_years", "mmn"), extremes = TRUE))
statistic("age.control", compute_median(samples("age_years", "control"), extremes = TRUE))
statistic("women.igm-pnp", compute_proportion(tallies(sex == "female", "igm-pnp"), interval = "wilson",
    conf_level = 0.95))
statistic("women.mmn", compute_proportion(tallies(sex == "female", "mmn"), interval = "wilson", conf_level = 0.95))
statistic("women.control", compute_proportion(tallies(sex == "female", "control"), interval = "wilson",
    conf_level = 0.95))
statistic("matching.age_years.control", compute_standardised_mean_difference(samples("age_years", c("igm-pnp",
    "control")), conf_level = 0.95))
statistic("matching.age_years.mmn", compute_standardised_mean_difference(samples("age_years", c("igm-pnp", "mmn")),
    conf_level = 0.95))
statistic("matching.sex.control", compute_standardised_mean_difference(crosstab("sex", c("igm-pnp", "control")),
    conf_level = 0.95))
statistic("matching.sex.mmn", compute_standardised_mean_difference(crosstab("sex", c("igm-pnp", "mmn")),
    conf_level = 0.95))
statistic("age-test.control", compute_mann_whitney(samples("age_years", c("igm-pnp", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("age-test.mmn", compute_mann_whitney(samples("age_years", c("igm-pnp", "mmn")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("sex-test.control", compute_chi_squared(crosstab("sex", c("igm-pnp", "control")), correct = TRUE))
statistic("sex-test.mmn", compute_chi_squared(crosstab("sex", c("igm-pnp", "mmn")), correct = TRUE))
statistic("panel.il2.igm-pnp", compute_median(samples("il2", "igm-pnp"), extremes = TRUE))
statistic("panel.il2.mmn", compute_median(samples("il2", "mmn"), extremes = TRUE))
statistic("panel.il2.control", compute_median(samples("il2", "control"), extremes = TRUE))
statistic("panel.il2.anti-mag", compute_median(samples("il2", "anti-mag"), extremes = TRUE))
statistic("panel.il2.anti-mag-negative", compute_median(samples("il2", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il4.igm-pnp", compute_median(samples("il4", "igm-pnp"), extremes = TRUE))
statistic("panel.il4.mmn", compute_median(samples("il4", "mmn"), extremes = TRUE))
statistic("panel.il4.control", compute_median(samples("il4", "control"), extremes = TRUE))
statistic("panel.il4.anti-mag", compute_median(samples("il4", "anti-mag"), extremes = TRUE))
statistic("panel.il4.anti-mag-negative", compute_median(samples("il4", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il5.igm-pnp", compute_median(samples("il5", "igm-pnp"), extremes = TRUE))
statistic("panel.il5.mmn", compute_median(samples("il5", "mmn"), extremes = TRUE))
statistic("panel.il5.control", compute_median(samples("il5", "control"), extremes = TRUE))
statistic("panel.il5.anti-mag", compute_median(samples("il5", "anti-mag"), extremes = TRUE))
statistic("panel.il5.anti-mag-negative", compute_median(samples("il5", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il6.igm-pnp", compute_median(samples("il6", "igm-pnp"), extremes = TRUE))
statistic("panel.il6.mmn", compute_median(samples("il6", "mmn"), extremes = TRUE))
statistic("panel.il6.control", compute_median(samples("il6", "control"), extremes = TRUE))
statistic("panel.il6.anti-mag", compute_median(samples("il6", "anti-mag"), extremes = TRUE))
statistic("panel.il6.anti-mag-negative", compute_median(samples("il6", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il7.igm-pnp", compute_median(samples("il7", "igm-pnp"), extremes = TRUE))
statistic("panel.il7.mmn", compute_median(samples("il7", "mmn"), extremes = TRUE))
statistic("panel.il7.control", compute_median(samples("il7", "control"), extremes = TRUE))
statistic("panel.il7.anti-mag", compute_median(samples("il7", "anti-mag"), extremes = TRUE))
statistic("panel.il7.anti-mag-negative", compute_median(samples("il7", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il10.igm-pnp", compute_median(samples("il10", "igm-pnp"), extremes = TRUE))
statistic("panel.il10.mmn", compute_median(samples("il10", "mmn"), extremes = TRUE))
statistic("panel.il10.control", compute_median(samples("il10", "control"), extremes = TRUE))
statistic("panel.il10.anti-mag", compute_median(samples("il10", "anti-mag"), extremes = TRUE))
statistic("panel.il10.anti-mag-negative", compute_median(samples("il10", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il13.igm-pnp", compute_median(samples("il13", "igm-pnp"), extremes = TRUE))
statistic("panel.il13.mmn", compute_median(samples("il13", "mmn"), extremes = TRUE))
statistic("panel.il13.control", compute_median(samples("il13", "control"), extremes = TRUE))
statistic("panel.il13.anti-mag", compute_median(samples("il13", "anti-mag"), extremes = TRUE))
statistic("panel.il13.anti-mag-negative", compute_median(samples("il13", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il15.igm-pnp", compute_median(samples("il15", "igm-pnp"), extremes = TRUE))
statistic("panel.il15.mmn", compute_median(samples("il15", "mmn"), extremes = TRUE))
statistic("panel.il15.control", compute_median(samples("il15", "control"), extremes = TRUE))
statistic("panel.il15.anti-mag", compute_median(samples("il15", "anti-mag"), extremes = TRUE))
statistic("panel.il15.anti-mag-negative", compute_median(samples("il15", "anti-mag-negative"), extremes = TRUE))
statistic("panel.il21.igm-pnp", compute_median(samples("il21", "igm-pnp"), extremes = TRUE))
statistic("panel.il21.mmn", compute_median(samples("il21", "mmn"), extremes = TRUE))
statistic("panel.il21.control", compute_median(samples("il21", "control"), extremes = TRUE))
statistic("panel.il21.anti-mag", compute_median(samples("il21", "anti-mag"), extremes = TRUE))
statistic("panel.il21.anti-mag-negative", compute_median(samples("il21", "anti-mag-negative"), extremes = TRUE))
statistic("panel.baff.igm-pnp", compute_median(samples("baff", "igm-pnp"), extremes = TRUE))
statistic("panel.baff.mmn", compute_median(samples("baff", "mmn"), extremes = TRUE))
statistic("panel.baff.control", compute_median(samples("baff", "control"), extremes = TRUE))
statistic("panel.baff.anti-mag", compute_median(samples("baff", "anti-mag"), extremes = TRUE))
statistic("panel.baff.anti-mag-negative", compute_median(samples("baff", "anti-mag-negative"), extremes = TRUE))
statistic("panel.april.igm-pnp", compute_median(samples("april", "igm-pnp"), extremes = TRUE))
statistic("panel.april.mmn", compute_median(samples("april", "mmn"), extremes = TRUE))
statistic("panel.april.control", compute_median(samples("april", "control"), extremes = TRUE))
statistic("panel.april.anti-mag", compute_median(samples("april", "anti-mag"), extremes = TRUE))
statistic("panel.april.anti-mag-negative", compute_median(samples("april", "anti-mag-negative"), extremes = TRUE))
statistic("groups.il2", compute_kruskal_wallis(samples("il2", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il4", compute_kruskal_wallis(samples("il4", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il5", compute_kruskal_wallis(samples("il5", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il6", compute_kruskal_wallis(samples("il6", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il7", compute_kruskal_wallis(samples("il7", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il10", compute_kruskal_wallis(samples("il10", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il13", compute_kruskal_wallis(samples("il13", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il15", compute_kruskal_wallis(samples("il15", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.il21", compute_kruskal_wallis(samples("il21", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.baff", compute_kruskal_wallis(samples("baff", c("igm-pnp", "mmn", "control")), across = c("igm-pnp",
    "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("groups.april", compute_kruskal_wallis(samples("april", c("igm-pnp", "mmn", "control")),
    across = c("igm-pnp", "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("vs-control.il2.igm-pnp", compute_mann_whitney(samples("il2", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il2.anti-mag", compute_mann_whitney(samples("il2", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il2.anti-mag-negative", compute_mann_whitney(samples("il2", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il2.mmn", compute_mann_whitney(samples("il2", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il6.igm-pnp", compute_mann_whitney(samples("il6", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il6.anti-mag", compute_mann_whitney(samples("il6", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il6.anti-mag-negative", compute_mann_whitney(samples("il6", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il6.mmn", compute_mann_whitney(samples("il6", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il7.igm-pnp", compute_mann_whitney(samples("il7", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il7.anti-mag", compute_mann_whitney(samples("il7", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il7.anti-mag-negative", compute_mann_whitney(samples("il7", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il7.mmn", compute_mann_whitney(samples("il7", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il10.igm-pnp", compute_mann_whitney(samples("il10", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il10.anti-mag", compute_mann_whitney(samples("il10", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il10.anti-mag-negative", compute_mann_whitney(samples("il10", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il10.mmn", compute_mann_whitney(samples("il10", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il15.igm-pnp", compute_mann_whitney(samples("il15", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il15.anti-mag", compute_mann_whitney(samples("il15", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il15.anti-mag-negative", compute_mann_whitney(samples("il15", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il15.mmn", compute_mann_whitney(samples("il15", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il21.igm-pnp", compute_mann_whitney(samples("il21", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il21.anti-mag", compute_mann_whitney(samples("il21", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il21.anti-mag-negative", compute_mann_whitney(samples("il21", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.il21.mmn", compute_mann_whitney(samples("il21", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.baff.igm-pnp", compute_mann_whitney(samples("baff", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.baff.anti-mag", compute_mann_whitney(samples("baff", c("anti-mag", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.baff.anti-mag-negative", compute_mann_whitney(samples("baff", c("anti-mag-negative", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.baff.mmn", compute_mann_whitney(samples("baff", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.april.igm-pnp", compute_mann_whitney(samples("april", c("igm-pnp", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.april.anti-mag", compute_mann_whitney(samples("april", c("anti-mag", "control"),
    below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.april.anti-mag-negative", compute_mann_whitney(samples("april", c("anti-mag-negative",
    "control"), below = "root2"), scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-control.april.mmn", compute_mann_whitney(samples("april", c("mmn", "control"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.il2", compute_mann_whitney(samples("il2", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.il6", compute_mann_whitney(samples("il6", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.il7", compute_mann_whitney(samples("il7", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.il10", compute_mann_whitney(samples("il10", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.il15", compute_mann_whitney(samples("il15", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.il21", compute_mann_whitney(samples("il21", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.baff", compute_mann_whitney(samples("baff", c("igm-pnp", "mmn"), below = "root2"), scale = "ratio",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("vs-mmn.april", compute_mann_whitney(samples("april", c("igm-pnp", "mmn"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("il6-at-limit", compute_mann_whitney(samples("il6", c("igm-pnp", "control"), below = "limit"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("il10-at-limit", compute_mann_whitney(samples("il10", c("anti-mag", "control"), below = "limit"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il4.igm-pnp", compute_mann_whitney(samples("il4", c("igm-pnp", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il4.anti-mag", compute_mann_whitney(samples("il4", c("anti-mag", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il4.anti-mag-negative", compute_mann_whitney(samples("il4", c("anti-mag-negative",
    "control")), scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il4.mmn", compute_mann_whitney(samples("il4", c("mmn", "control")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il5.igm-pnp", compute_mann_whitney(samples("il5", c("igm-pnp", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il5.anti-mag", compute_mann_whitney(samples("il5", c("anti-mag", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il5.anti-mag-negative", compute_mann_whitney(samples("il5", c("anti-mag-negative",
    "control")), scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il5.mmn", compute_mann_whitney(samples("il5", c("mmn", "control")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il13.igm-pnp", compute_mann_whitney(samples("il13", c("igm-pnp", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il13.anti-mag", compute_mann_whitney(samples("il13", c("anti-mag", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il13.anti-mag-negative", compute_mann_whitney(samples("il13", c("anti-mag-negative",
    "control")), scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-control.il13.mmn", compute_mann_whitney(samples("il13", c("mmn", "control")),
    scale = "difference", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-mmn.il4", compute_mann_whitney(samples("il4", c("igm-pnp", "mmn")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-mmn.il5", compute_mann_whitney(samples("il5", c("igm-pnp", "mmn")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("ranks-vs-mmn.il13", compute_mann_whitney(samples("il13", c("igm-pnp", "mmn")), scale = "difference",
    alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("auc-vs-control.il4.igm-pnp", compute_auc(samples("il4", c("igm-pnp", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il4.anti-mag", compute_auc(samples("il4", c("anti-mag", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il4.anti-mag-negative", compute_auc(samples("il4", c("anti-mag-negative", "control")),
    curve = "none", conf_level = 0.95))
statistic("auc-vs-control.il4.mmn", compute_auc(samples("il4", c("mmn", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il5.igm-pnp", compute_auc(samples("il5", c("igm-pnp", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il5.anti-mag", compute_auc(samples("il5", c("anti-mag", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il5.anti-mag-negative", compute_auc(samples("il5", c("anti-mag-negative", "control")),
    curve = "none", conf_level = 0.95))
statistic("auc-vs-control.il5.mmn", compute_auc(samples("il5", c("mmn", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il13.igm-pnp", compute_auc(samples("il13", c("igm-pnp", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il13.anti-mag", compute_auc(samples("il13", c("anti-mag", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-control.il13.anti-mag-negative", compute_auc(samples("il13", c("anti-mag-negative", "control")),
    curve = "none", conf_level = 0.95))
statistic("auc-vs-control.il13.mmn", compute_auc(samples("il13", c("mmn", "control")), curve = "none",
    conf_level = 0.95))
statistic("auc-vs-mmn.il4", compute_auc(samples("il4", c("igm-pnp", "mmn")), curve = "none", conf_level = 0.95))
statistic("auc-vs-mmn.il5", compute_auc(samples("il5", c("igm-pnp", "mmn")), curve = "none", conf_level = 0.95))
statistic("auc-vs-mmn.il13", compute_auc(samples("il13", c("igm-pnp", "mmn")), curve = "none", conf_level = 0.95))
statistic("normal.il6.igm-pnp", compute_proportion(tallies(`normal-il6`, "igm-pnp"), interval = "wilson",
    conf_level = 0.95))
statistic("normal.il6.anti-mag", compute_proportion(tallies(`normal-il6`, "anti-mag"), interval = "wilson",
    conf_level = 0.95))
statistic("normal.il6.anti-mag-negative", compute_proportion(tallies(`normal-il6`, "anti-mag-negative"),
    interval = "wilson", conf_level = 0.95))
statistic("normal.il6.mmn", compute_proportion(tallies(`normal-il6`, "mmn"), interval = "wilson", conf_level = 0.95))
statistic("normal.il6.control", compute_proportion(tallies(`normal-il6`, "control"), interval = "wilson",
    conf_level = 0.95))
statistic("normal.il10.igm-pnp", compute_proportion(tallies(`normal-il10`, "igm-pnp"), interval = "wilson",
    conf_level = 0.95))
statistic("normal.il10.anti-mag", compute_proportion(tallies(`normal-il10`, "anti-mag"), interval = "wilson",
    conf_level = 0.95))
statistic("normal.il10.anti-mag-negative", compute_proportion(tallies(`normal-il10`, "anti-mag-negative"),
    interval = "wilson", conf_level = 0.95))
statistic("normal.il10.mmn", compute_proportion(tallies(`normal-il10`, "mmn"), interval = "wilson",
    conf_level = 0.95))
statistic("normal.il10.control", compute_proportion(tallies(`normal-il10`, "control"), interval = "wilson",
    conf_level = 0.95))
statistic("reference.il6.igm-pnp", compute_share_within_reference(samples("il6", c("igm-pnp", "control")),
    quantile = 0.95, resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il6.anti-mag", compute_share_within_reference(samples("il6", c("anti-mag", "control")),
    quantile = 0.95, resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il6.anti-mag-negative", compute_share_within_reference(samples("il6", c("anti-mag-negative",
    "control")), quantile = 0.95, resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il6.mmn", compute_share_within_reference(samples("il6", c("mmn", "control")), quantile = 0.95,
    resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il10.igm-pnp", compute_share_within_reference(samples("il10", c("igm-pnp", "control")),
    quantile = 0.95, resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il10.anti-mag", compute_share_within_reference(samples("il10", c("anti-mag", "control")),
    quantile = 0.95, resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il10.anti-mag-negative", compute_share_within_reference(samples("il10", c("anti-mag-negative",
    "control")), quantile = 0.95, resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("reference.il10.mmn", compute_share_within_reference(samples("il10", c("mmn", "control")), quantile = 0.95,
    resamples = 2000, seed = 20190307, conf_level = 0.95))
statistic("scores.odss_3y.igm-pnp", compute_median(samples("odss_3y", "igm-pnp"), extremes = TRUE))
statistic("scores.odss_3y.mmn", compute_median(samples("odss_3y", "mmn"), extremes = TRUE))
statistic("scores.odss_sampling.igm-pnp", compute_median(samples("odss_sampling", "igm-pnp"), extremes = TRUE))
statistic("scores.odss_sampling.mmn", compute_median(samples("odss_sampling", "mmn"), extremes = TRUE))
statistic("scores.odss_2y.igm-pnp", compute_median(samples("odss_2y", "igm-pnp"), extremes = TRUE))
statistic("scores.odss_2y.mmn", compute_median(samples("odss_2y", "mmn"), extremes = TRUE))
statistic("scores.mrc_3y.igm-pnp", compute_median(samples("mrc_3y", "igm-pnp"), extremes = TRUE))
statistic("scores.mrc_3y.mmn", compute_median(samples("mrc_3y", "mmn"), extremes = TRUE))
statistic("scores.mrc_sampling.igm-pnp", compute_median(samples("mrc_sampling", "igm-pnp"), extremes = TRUE))
statistic("scores.mrc_sampling.mmn", compute_median(samples("mrc_sampling", "mmn"), extremes = TRUE))
statistic("scores.mrc_2y.igm-pnp", compute_median(samples("mrc_2y", "igm-pnp"), extremes = TRUE))
statistic("scores.mrc_2y.mmn", compute_median(samples("mrc_2y", "mmn"), extremes = TRUE))
statistic("change.progression", compute_median(samples("progression", "igm-pnp"), extremes = TRUE))
statistic("change.mrc-progression", compute_median(samples("mrc-progression", "igm-pnp"), extremes = TRUE))
statistic("earlier", compute_median(samples("earlier-change", "sampled-later"), extremes = TRUE))
statistic("course.worse", compute_proportion(tallies(worse, "igm-pnp", unasked("worse")), interval = "wilson",
    conf_level = 0.95))
statistic("course.unchanged", compute_proportion(tallies(unchanged, "igm-pnp", unasked("unchanged")),
    interval = "wilson", conf_level = 0.95))
statistic("course.better", compute_proportion(tallies(better, "igm-pnp", unasked("better")), interval = "wilson",
    conf_level = 0.95))
statistic("severity.il6.odss_3y", compute_spearman(pairs_of("il6", "odss_3y", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("severity.il6.mrc_3y", compute_spearman(pairs_of("il6", "mrc_3y", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("severity.il6.progression", compute_spearman(pairs_of("il6", "progression", "igm-pnp"),
    alternative = "two-sided", exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1,
    conf_level = 0.95))
statistic("severity.il6.mrc-progression", compute_spearman(pairs_of("il6", "mrc-progression", "igm-pnp"),
    alternative = "two-sided", exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1,
    conf_level = 0.95))
statistic("severity.il10.odss_3y", compute_spearman(pairs_of("il10", "odss_3y", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("severity.il10.mrc_3y", compute_spearman(pairs_of("il10", "mrc_3y", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("severity.il10.progression", compute_spearman(pairs_of("il10", "progression", "igm-pnp"),
    alternative = "two-sided", exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1,
    conf_level = 0.95))
statistic("severity.il10.mrc-progression", compute_spearman(pairs_of("il10", "mrc-progression", "igm-pnp"),
    alternative = "two-sided", exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1,
    conf_level = 0.95))
statistic("severity.baff.odss_3y", compute_spearman(pairs_of("baff", "odss_3y", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("severity.baff.mrc_3y", compute_spearman(pairs_of("baff", "mrc_3y", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("severity.baff.progression", compute_spearman(pairs_of("baff", "progression", "igm-pnp"),
    alternative = "two-sided", exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1,
    conf_level = 0.95))
statistic("severity.baff.mrc-progression", compute_spearman(pairs_of("baff", "mrc-progression", "igm-pnp"),
    alternative = "two-sided", exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1,
    conf_level = 0.95))
statistic("response-share", compute_proportion(tallies(response, "evaluable", unasked("response")),
    interval = "wilson", conf_level = 0.95))
statistic("response-share-all", compute_proportion(tallies(response, "treated", unasked("response")),
    interval = "wilson", conf_level = 0.95))
statistic("baseline", compute_median(samples("odss_rituximab_baseline", "treated"), extremes = TRUE))
statistic("improvement", compute_median(samples("improvement", "evaluable"), extremes = TRUE))
statistic("response-panel.il6.responders", compute_median(samples("il6", "responders"), extremes = TRUE))
statistic("response-panel.il6.non-responders", compute_median(samples("il6", "non-responders"), extremes = TRUE))
statistic("response-panel.il10.responders", compute_median(samples("il10", "responders"), extremes = TRUE))
statistic("response-panel.il10.non-responders", compute_median(samples("il10", "non-responders"), extremes = TRUE))
statistic("response-panel.baff.responders", compute_median(samples("baff", "responders"), extremes = TRUE))
statistic("response-panel.baff.non-responders", compute_median(samples("baff", "non-responders"), extremes = TRUE))
statistic("response.il6", compute_mann_whitney(samples("il6", c("responders", "non-responders"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("response.il10", compute_mann_whitney(samples("il10", c("responders", "non-responders"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("response.baff", compute_mann_whitney(samples("baff", c("responders", "non-responders"), below = "root2"),
    scale = "ratio", alternative = "two-sided", exact = "auto", conf_level = 0.95))
statistic("response-auc.il6", compute_auc(samples("il6", c("responders", "non-responders")), curve = "none",
    conf_level = 0.95))
statistic("response-auc.il10", compute_auc(samples("il10", c("responders", "non-responders")), curve = "none",
    conf_level = 0.95))
statistic("response-auc.baff", compute_auc(samples("baff", c("responders", "non-responders")), curve = "none",
    conf_level = 0.95))
statistic("response-raised.il6", compute_fisher_exact(tallies(`raised-il6`, c("responders", "non-responders")),
    alternative = "two-sided", conf_level = 0.95))
statistic("response-raised.il10", compute_fisher_exact(tallies(`raised-il10`, c("responders", "non-responders")),
    alternative = "two-sided", conf_level = 0.95))
statistic("response-raised.baff", compute_fisher_exact(tallies(`raised-baff`, c("responders", "non-responders")),
    alternative = "two-sided", conf_level = 0.95))
statistic("il6-il10.igm-pnp", compute_spearman(pairs_of("il6", "il10", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("il6-il10.all", compute_spearman(pairs_of("il6", "il10", "all"), alternative = "two-sided", exact = "auto",
    interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("il6-baff.igm-pnp", compute_spearman(pairs_of("il6", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("il6-baff.all", compute_spearman(pairs_of("il6", "baff", "all"), alternative = "two-sided", exact = "auto",
    interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("il10-baff.igm-pnp", compute_spearman(pairs_of("il10", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("il10-baff.all", compute_spearman(pairs_of("il10", "baff", "all"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("characteristics.sex.test", compute_chi_squared(crosstab("sex", c("igm-pnp", "mmn", "control")),
    correct = TRUE))
statistic("characteristics.sex.male.igm-pnp", compute_proportion(tallies(sex == "male", "igm-pnp"),
    interval = "wilson", conf_level = 0.95))
statistic("characteristics.sex.male.mmn", compute_proportion(tallies(sex == "male", "mmn"), interval = "wilson",
    conf_level = 0.95))
statistic("characteristics.sex.male.control", compute_proportion(tallies(sex == "male", "control"),
    interval = "wilson", conf_level = 0.95))
statistic("characteristics.sex.available.igm-pnp", compute_count(participants("igm-pnp", "sex")))
statistic("characteristics.sex.available.mmn", compute_count(participants("mmn", "sex")))
statistic("characteristics.sex.available.control", compute_count(participants("control", "sex")))
statistic("characteristics.age_years.test", compute_kruskal_wallis(samples("age_years", c("igm-pnp", "mmn",
    "control")), across = c("igm-pnp", "mmn", "control"), posthoc = "none", adjust = "holm"))
statistic("characteristics.age_years.available.igm-pnp", compute_count(participants("igm-pnp", "age_years")))
statistic("characteristics.age_years.available.mmn", compute_count(participants("mmn", "age_years")))
statistic("characteristics.age_years.available.control", compute_count(participants("control", "age_years")))
statistic("characteristics.anti_mag.positive.igm-pnp", compute_proportion(tallies(anti_mag == "positive", "igm-pnp",
    unasked("anti_mag")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.anti_mag.positive.mmn", compute_proportion(tallies(anti_mag == "positive", "mmn",
    unasked("anti_mag")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.anti_mag.positive.control", compute_proportion(tallies(anti_mag == "positive", "control",
    unasked("anti_mag")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.anti_mag.negative.igm-pnp", compute_proportion(tallies(anti_mag == "negative", "igm-pnp",
    unasked("anti_mag")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.anti_mag.negative.mmn", compute_proportion(tallies(anti_mag == "negative", "mmn",
    unasked("anti_mag")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.anti_mag.negative.control", compute_proportion(tallies(anti_mag == "negative", "control",
    unasked("anti_mag")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.anti_mag.available.mmn", compute_count(participants("mmn", "anti_mag")))
statistic("characteristics.anti_mag.available.control", compute_count(participants("control", "anti_mag")))
statistic("characteristics.disease_duration_years.igm-pnp", compute_median(samples("disease_duration_years",
    "igm-pnp"), extremes = TRUE))
statistic("characteristics.disease_duration_years.mmn", compute_median(samples("disease_duration_years", "mmn"),
    extremes = TRUE))
statistic("characteristics.disease_duration_years.control", compute_median(samples("disease_duration_years",
    "control"), extremes = TRUE))
statistic("characteristics.disease_duration_years.available.igm-pnp", compute_count(participants("igm-pnp",
    "disease_duration_years")))
statistic("characteristics.disease_duration_years.available.mmn", compute_count(participants("mmn",
    "disease_duration_years")))
statistic("characteristics.disease_duration_years.available.control", compute_count(participants("control",
    "disease_duration_years")))
statistic("characteristics.odss_3y.control", compute_median(samples("odss_3y", "control"), extremes = TRUE))
statistic("characteristics.odss_3y.available.control", compute_count(participants("control", "odss_3y")))
statistic("characteristics.odss_sampling.control", compute_median(samples("odss_sampling", "control"),
    extremes = TRUE))
statistic("characteristics.odss_sampling.available.control", compute_count(participants("control", "odss_sampling")))
statistic("characteristics.odss_2y.control", compute_median(samples("odss_2y", "control"), extremes = TRUE))
statistic("characteristics.odss_2y.available.control", compute_count(participants("control", "odss_2y")))
statistic("characteristics.mrc_3y.control", compute_median(samples("mrc_3y", "control"), extremes = TRUE))
statistic("characteristics.mrc_3y.available.igm-pnp", compute_count(participants("igm-pnp", "mrc_3y")))
statistic("characteristics.mrc_3y.available.mmn", compute_count(participants("mmn", "mrc_3y")))
statistic("characteristics.mrc_3y.available.control", compute_count(participants("control", "mrc_3y")))
statistic("characteristics.mrc_sampling.control", compute_median(samples("mrc_sampling", "control"), extremes = TRUE))
statistic("characteristics.mrc_sampling.available.igm-pnp", compute_count(participants("igm-pnp", "mrc_sampling")))
statistic("characteristics.mrc_sampling.available.mmn", compute_count(participants("mmn", "mrc_sampling")))
statistic("characteristics.mrc_sampling.available.control", compute_count(participants("control", "mrc_sampling")))
statistic("characteristics.mrc_2y.control", compute_median(samples("mrc_2y", "control"), extremes = TRUE))
statistic("characteristics.mrc_2y.available.igm-pnp", compute_count(participants("igm-pnp", "mrc_2y")))
statistic("characteristics.mrc_2y.available.mmn", compute_count(participants("mmn", "mrc_2y")))
statistic("characteristics.mrc_2y.available.control", compute_count(participants("control", "mrc_2y")))
statistic("characteristics.rituximab.yes.igm-pnp", compute_proportion(tallies(rituximab == "yes", "igm-pnp",
    unasked("rituximab")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.rituximab.yes.mmn", compute_proportion(tallies(rituximab == "yes", "mmn",
    unasked("rituximab")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.rituximab.yes.control", compute_proportion(tallies(rituximab == "yes", "control",
    unasked("rituximab")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.rituximab.no.igm-pnp", compute_proportion(tallies(rituximab == "no", "igm-pnp",
    unasked("rituximab")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.rituximab.no.mmn", compute_proportion(tallies(rituximab == "no", "mmn",
    unasked("rituximab")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.rituximab.no.control", compute_proportion(tallies(rituximab == "no", "control",
    unasked("rituximab")), interval = "wilson", conf_level = 0.95))
statistic("characteristics.rituximab.available.igm-pnp", compute_count(participants("igm-pnp", "rituximab")))
statistic("characteristics.rituximab.available.mmn", compute_count(participants("mmn", "rituximab")))
statistic("characteristics.rituximab.available.control", compute_count(participants("control", "rituximab")))
statistic("cytokines.il2.igm-pnp", compute_box_plot(samples("il2", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il2.mmn", compute_box_plot(samples("il2", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il2.control", compute_box_plot(samples("il2", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il4.igm-pnp", compute_box_plot(samples("il4", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il4.mmn", compute_box_plot(samples("il4", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il4.control", compute_box_plot(samples("il4", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il5.igm-pnp", compute_box_plot(samples("il5", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il5.mmn", compute_box_plot(samples("il5", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il5.control", compute_box_plot(samples("il5", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il6.igm-pnp", compute_box_plot(samples("il6", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il6.mmn", compute_box_plot(samples("il6", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il6.control", compute_box_plot(samples("il6", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il7.igm-pnp", compute_box_plot(samples("il7", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il7.mmn", compute_box_plot(samples("il7", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il7.control", compute_box_plot(samples("il7", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il10.igm-pnp", compute_box_plot(samples("il10", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il10.mmn", compute_box_plot(samples("il10", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il10.control", compute_box_plot(samples("il10", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il13.igm-pnp", compute_box_plot(samples("il13", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il13.mmn", compute_box_plot(samples("il13", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il13.control", compute_box_plot(samples("il13", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il15.igm-pnp", compute_box_plot(samples("il15", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il15.mmn", compute_box_plot(samples("il15", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il15.control", compute_box_plot(samples("il15", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il21.igm-pnp", compute_box_plot(samples("il21", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il21.mmn", compute_box_plot(samples("il21", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.il21.control", compute_box_plot(samples("il21", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.baff.igm-pnp", compute_box_plot(samples("baff", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.baff.mmn", compute_box_plot(samples("baff", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.baff.control", compute_box_plot(samples("baff", "control"), scale = "log", whiskers = "tukey"))
statistic("cytokines.april.igm-pnp", compute_box_plot(samples("april", "igm-pnp"), scale = "log", whiskers = "tukey"))
statistic("cytokines.april.mmn", compute_box_plot(samples("april", "mmn"), scale = "log", whiskers = "tukey"))
statistic("cytokines.april.control", compute_box_plot(samples("april", "control"), scale = "log", whiskers = "tukey"))
statistic("anti-mag.il6.anti-mag", compute_box_plot(samples("il6", "anti-mag"), scale = "log", whiskers = "tukey"))
statistic("anti-mag.il6.anti-mag-negative", compute_box_plot(samples("il6", "anti-mag-negative"), scale = "log",
    whiskers = "tukey"))
statistic("anti-mag.il10.anti-mag", compute_box_plot(samples("il10", "anti-mag"), scale = "log", whiskers = "tukey"))
statistic("anti-mag.il10.anti-mag-negative", compute_box_plot(samples("il10", "anti-mag-negative"), scale = "log",
    whiskers = "tukey"))
statistic("response.il6.responders", compute_box_plot(samples("il6", "responders"), scale = "log",
    whiskers = "tukey"))
statistic("response.il6.non-responders", compute_box_plot(samples("il6", "non-responders"), scale = "log",
    whiskers = "tukey"))
statistic("response.il10.responders", compute_box_plot(samples("il10", "responders"), scale = "log",
    whiskers = "tukey"))
statistic("response.il10.non-responders", compute_box_plot(samples("il10", "non-responders"), scale = "log",
    whiskers = "tukey"))
statistic("response.baff.responders", compute_box_plot(samples("baff", "responders"), scale = "log",
    whiskers = "tukey"))
statistic("response.baff.non-responders", compute_box_plot(samples("baff", "non-responders"), scale = "log",
    whiskers = "tukey"))
statistic("correlations.il2.il4", compute_spearman(pairs_of("il2", "il4", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il5", compute_spearman(pairs_of("il2", "il5", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il6", compute_spearman(pairs_of("il2", "il6", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il7", compute_spearman(pairs_of("il2", "il7", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il10", compute_spearman(pairs_of("il2", "il10", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il13", compute_spearman(pairs_of("il2", "il13", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il15", compute_spearman(pairs_of("il2", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.il21", compute_spearman(pairs_of("il2", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.baff", compute_spearman(pairs_of("il2", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il2.april", compute_spearman(pairs_of("il2", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il5", compute_spearman(pairs_of("il4", "il5", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il6", compute_spearman(pairs_of("il4", "il6", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il7", compute_spearman(pairs_of("il4", "il7", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il10", compute_spearman(pairs_of("il4", "il10", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il13", compute_spearman(pairs_of("il4", "il13", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il15", compute_spearman(pairs_of("il4", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.il21", compute_spearman(pairs_of("il4", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.baff", compute_spearman(pairs_of("il4", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il4.april", compute_spearman(pairs_of("il4", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.il6", compute_spearman(pairs_of("il5", "il6", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.il7", compute_spearman(pairs_of("il5", "il7", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.il10", compute_spearman(pairs_of("il5", "il10", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.il13", compute_spearman(pairs_of("il5", "il13", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.il15", compute_spearman(pairs_of("il5", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.il21", compute_spearman(pairs_of("il5", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.baff", compute_spearman(pairs_of("il5", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il5.april", compute_spearman(pairs_of("il5", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il6.il7", compute_spearman(pairs_of("il6", "il7", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il6.il13", compute_spearman(pairs_of("il6", "il13", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il6.il15", compute_spearman(pairs_of("il6", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il6.il21", compute_spearman(pairs_of("il6", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il6.april", compute_spearman(pairs_of("il6", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il7.il10", compute_spearman(pairs_of("il7", "il10", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il7.il13", compute_spearman(pairs_of("il7", "il13", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il7.il15", compute_spearman(pairs_of("il7", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il7.il21", compute_spearman(pairs_of("il7", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il7.baff", compute_spearman(pairs_of("il7", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il7.april", compute_spearman(pairs_of("il7", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il10.il13", compute_spearman(pairs_of("il10", "il13", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il10.il15", compute_spearman(pairs_of("il10", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il10.il21", compute_spearman(pairs_of("il10", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il10.april", compute_spearman(pairs_of("il10", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il13.il15", compute_spearman(pairs_of("il13", "il15", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il13.il21", compute_spearman(pairs_of("il13", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il13.baff", compute_spearman(pairs_of("il13", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il13.april", compute_spearman(pairs_of("il13", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il15.il21", compute_spearman(pairs_of("il15", "il21", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il15.baff", compute_spearman(pairs_of("il15", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il15.april", compute_spearman(pairs_of("il15", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il21.baff", compute_spearman(pairs_of("il21", "baff", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.il21.april", compute_spearman(pairs_of("il21", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("correlations.baff.april", compute_spearman(pairs_of("baff", "april", "igm-pnp"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))

# Families ------------------------------------------------------------------------------------------------------------

# contrasts of one cytokine
family("holm", c("vs-control.il2.igm-pnp", "vs-control.il2.anti-mag", "vs-control.il2.anti-mag-negative",
    "vs-control.il2.mmn", "vs-mmn.il2"))
# contrasts of one cytokine
family("holm", c("vs-control.il6.igm-pnp", "vs-control.il6.anti-mag", "vs-control.il6.anti-mag-negative",
    "vs-control.il6.mmn", "vs-mmn.il6"))
# contrasts of one cytokine
family("holm", c("vs-control.il7.igm-pnp", "vs-control.il7.anti-mag", "vs-control.il7.anti-mag-negative",
    "vs-control.il7.mmn", "vs-mmn.il7"))
# contrasts of one cytokine
family("holm", c("vs-control.il10.igm-pnp", "vs-control.il10.anti-mag", "vs-control.il10.anti-mag-negative",
    "vs-control.il10.mmn", "vs-mmn.il10"))
# contrasts of one cytokine
family("holm", c("vs-control.il15.igm-pnp", "vs-control.il15.anti-mag", "vs-control.il15.anti-mag-negative",
    "vs-control.il15.mmn", "vs-mmn.il15"))
# contrasts of one cytokine
family("holm", c("vs-control.il21.igm-pnp", "vs-control.il21.anti-mag", "vs-control.il21.anti-mag-negative",
    "vs-control.il21.mmn", "vs-mmn.il21"))
# contrasts of one cytokine
family("holm", c("vs-control.baff.igm-pnp", "vs-control.baff.anti-mag", "vs-control.baff.anti-mag-negative",
    "vs-control.baff.mmn", "vs-mmn.baff"))
# contrasts of one cytokine
family("holm", c("vs-control.april.igm-pnp", "vs-control.april.anti-mag", "vs-control.april.anti-mag-negative",
    "vs-control.april.mmn", "vs-mmn.april"))
# contrasts of one cytokine
family("holm", c("ranks-vs-control.il4.igm-pnp", "ranks-vs-control.il4.anti-mag",
    "ranks-vs-control.il4.anti-mag-negative", "ranks-vs-control.il4.mmn", "ranks-vs-mmn.il4"))
# contrasts of one cytokine
family("holm", c("ranks-vs-control.il5.igm-pnp", "ranks-vs-control.il5.anti-mag",
    "ranks-vs-control.il5.anti-mag-negative", "ranks-vs-control.il5.mmn", "ranks-vs-mmn.il5"))
# contrasts of one cytokine
family("holm", c("ranks-vs-control.il13.igm-pnp", "ranks-vs-control.il13.anti-mag",
    "ranks-vs-control.il13.anti-mag-negative", "ranks-vs-control.il13.mmn", "ranks-vs-mmn.il13"))
# severity and progression against one cytokine
family("holm", c("severity.il6.odss_3y", "severity.il6.mrc_3y", "severity.il6.progression",
    "severity.il6.mrc-progression"))
# severity and progression against one cytokine
family("holm", c("severity.il10.odss_3y", "severity.il10.mrc_3y", "severity.il10.progression",
    "severity.il10.mrc-progression"))
# severity and progression against one cytokine
family("holm", c("severity.baff.odss_3y", "severity.baff.mrc_3y", "severity.baff.progression",
    "severity.baff.mrc-progression"))

# Agreement with the report -------------------------------------------------------------------------------------------

# Parts that are p values; and the relative difference allowed to parts that an iteration gives (else 1e-9).
p_values <- c("p", "p_adjusted", "p_adjusted_adjusted", "p_family_adjusted")
tolerances <- list()
# Parts that may be 0 and have a scale on which that is judged.
kinds <- c("compute_quantile quantile" = "value", "compute_median median" = "value", "compute_median q1" = "value",
    "compute_median q3" = "value", "compute_median min" = "value", "compute_median max" = "value",
    "compute_standardised_mean_difference smd" = "effect", "compute_standardised_mean_difference conf_low" = "effect",
    "compute_standardised_mean_difference conf_high" = "effect", "compute_mann_whitney w" = "statistic",
    "compute_mann_whitney estimate" = "value", "compute_mann_whitney conf_low" = "value",
    "compute_mann_whitney conf_high" = "value", "compute_mann_whitney auc" = "correlation",
    "compute_chi_squared x2" = "statistic", "compute_chi_squared cramers_v" = "correlation",
    "compute_chi_squared min_expected" = "statistic", "compute_kruskal_wallis h" = "statistic",
    "compute_kruskal_wallis epsilon_squared" = "effect", "compute_kruskal_wallis z" = "statistic",
    "compute_auc auc" = "correlation", "compute_auc conf_low" = "correlation",
    "compute_auc conf_high" = "correlation", "compute_auc threshold" = "value",
    "compute_share_within_reference threshold" = "value", "compute_spearman rho" = "correlation",
    "compute_spearman conf_low" = "correlation", "compute_spearman conf_high" = "correlation",
    "compute_box_plot median" = "value", "compute_box_plot q1" = "value", "compute_box_plot q3" = "value",
    "compute_box_plot whisker_low" = "value", "compute_box_plot whisker_high" = "value")

if (!is.null(given$out)) write_results(given$out)
if (!is.null(given$out) && !file.exists(statistics_file)) {
  cat(statistics_file, "is not there: nothing was compared\n")
  agreed <- TRUE
} else {
  agreed <- compare_with(statistics_file, given$verdicts)
}
if (!interactive() && !exists("audit_arguments")) quit(save = "no", status = if (agreed) 0 else 1)