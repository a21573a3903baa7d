/** R: the data that a statistic needs, from the cohort; each with the participants who stand behind it. */
export const NEEDS = `# Who stands behind a statistic in one subset: participants used, without a value, to whom it does not apply, of whom it
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
`;
