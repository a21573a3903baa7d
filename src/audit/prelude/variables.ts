/** R: definitions, thresholds and subsets. */
export const VARIABLES = `# Names a value that an expression over the cohort gives; codes: those it may have, in order; lacking: who has no value,
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
`;
