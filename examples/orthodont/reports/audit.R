# Dental growth in girls and boys from 8 to 14 years of age: every statistic of the report, computed a second time by R.
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

# Visits --------------------------------------------------------------------------------------------------------------

# Makes of rows that are visits one row a participant. Of a variable that stays the same (constant) the value; of every other
# one variable for each occasion, its name and the code's: pain_6.
widen <- function(by, over, constant) {
  who <- get(by, cohort)
  occasion <- match(get(over, cohort), codes_of[[over]])
  codes <- gsub("[^\\p{L}\\p{N}]+", "_", trimws(as.character(codes_of[[over]])), perl = TRUE)
  people <- unique(who)
  visits <- mget(ls(cohort), cohort)
  outside <- not_applicable
  rm(list = ls(cohort), envir = cohort)
  not_applicable <<- list()
  place <- function(name, from, at) {
    x <- visits[[from]]
    assign(name, if (is.list(x)) lapply(x, function(part) part[at]) else x[at], cohort)
    if (!is.null(outside[[from]])) not_applicable[[name]] <<- outside[[from]][at] %in% TRUE
    if (!is.null(codes_of[[from]])) codes_of[[name]] <<- codes_of[[from]]
  }
  for (name in setdiff(names(visits), over)) {
    if (name %in% constant) {
      known <- which(!is_missing(visits[[name]]))
      at <- known[match(people, who[known])]
      at[is.na(at)] <- match(people[is.na(at)], who)
      place(name, name, at)
    } else for (k in seq_along(codes)) {
      here <- which(occasion == k)
      place(paste0(name, "_", codes[k]), name, here[match(people, who[here])])
    }
  }
  rows <<- seq_along(people)
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

compute_mean <- function(input, conf_level) {
  x <- numbers(input[[1]]); n <- length(x)
  if (n == 0) stop("no values")
  spread <- if (n > 1) sd(x) else NA
  error <- spread / sqrt(n)
  limits <- c(NA, NA)
  if (n > 1 && spread > 0 && error >= 10 * .Machine$double.eps * abs(mean(x)))
    limits <- t.test(x, conf.level = conf_level)$conf.int
  list(mean = mean(x), sd = spread, se_mean = error, conf_low = limits[1], conf_high = limits[2])
}

compute_paired_t_test <- function(input, mu, alternative, conf_level) {
  if (is.null(input$numbers)) stop("values beyond detection, and no substitution is declared")
  differences <- input$numbers$x - input$numbers$y
  test <- t.test(differences, mu = mu, alternative = sub("-", ".", alternative), conf.level = conf_level)
  list(t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, estimate = mean(differences),
       conf_low = test$conf.int[1], conf_high = test$conf.int[2])
}

compute_friedman <- function(input) {
  x <- as.matrix(input)
  if (nrow(x) < 2 || all(x == x[, 1])) stop("too few, or values that are equal within every participant")
  test <- friedman.test(x)
  ranks <- t(apply(x, 1, rank))
  list(q = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
       kendall_w = test$statistic[[1]] / (nrow(x) * (ncol(x) - 1)),
       rows = data.frame(variable = names(input), mean_rank = colMeans(ranks)))
}

compute_t_test <- function(input, type, mu, alternative, conf_level) {
  x <- numbers(input[[1]]); y <- numbers(input[[2]])
  test <- t.test(x, y, var.equal = type == "student", mu = mu, alternative = sub("-", ".", alternative),
                 conf.level = conf_level)
  list(t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, estimate = mean(x) - mean(y),
       conf_low = test$conf.int[1], conf_high = test$conf.int[2], mean_x = mean(x), mean_y = mean(y))
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
data_file <- or_else(given$data, file.path(script_folder(), "..", "data/orthodont.csv"))
statistics_file <- or_else(given$statistics, file.path(script_folder(), "statistics.csv"))

missing_values <- c("")
cells <- read_cells(data_file, ",", 4)
rows <- seq_len(nrow(cells))

# Child
column("subject", "text")
# Sex
column("sex", "text", codes = c("Female", "Male"))
# Age at the visit, years
column("age", "integer", codes = c("8", "10", "12", "14"))
# Distance, mm
column("distance", "number")

# One row a participant, from one a visit.
widen("subject", "age", c("subject", "sex"))

# Derived by the study ------------------------------------------------------------------------------------------------

# Everyone.
define_subset("all", TRUE)
# Girls
define_subset("Female", sex == "Female")
# Boys
define_subset("Male", sex == "Male")
# Growth from 8 to 14 years
define("growth", distance_14 - distance_8)

# Statistics ----------------------------------------------------------------------------------------------------------

statistic("children", compute_count(participants("all")))
statistic("by-sex.Female", compute_count(participants("Female")))
statistic("by-sex.Male", compute_count(participants("Male")))
statistic("at-visit.8.Female", compute_mean(samples("distance_8", "Female"), conf_level = 0.95))
statistic("at-visit.8.Male", compute_mean(samples("distance_8", "Male"), conf_level = 0.95))
statistic("at-visit.10.Female", compute_mean(samples("distance_10", "Female"), conf_level = 0.95))
statistic("at-visit.10.Male", compute_mean(samples("distance_10", "Male"), conf_level = 0.95))
statistic("at-visit.12.Female", compute_mean(samples("distance_12", "Female"), conf_level = 0.95))
statistic("at-visit.12.Male", compute_mean(samples("distance_12", "Male"), conf_level = 0.95))
statistic("at-visit.14.Female", compute_mean(samples("distance_14", "Female"), conf_level = 0.95))
statistic("at-visit.14.Male", compute_mean(samples("distance_14", "Male"), conf_level = 0.95))
statistic("growth.all", compute_mean(samples("growth", "all"), conf_level = 0.95))
statistic("growth.Female", compute_mean(samples("growth", "Female"), conf_level = 0.95))
statistic("growth.Male", compute_mean(samples("growth", "Male"), conf_level = 0.95))
statistic("grew.Female", compute_paired_t_test(pairs_of("distance_14", "distance_8", "Female"), mu = 0,
    alternative = "two-sided", conf_level = 0.95))
statistic("grew.Male", compute_paired_t_test(pairs_of("distance_14", "distance_8", "Male"), mu = 0,
    alternative = "two-sided", conf_level = 0.95))
statistic("course", compute_friedman(frame(c("distance_8", "distance_10", "distance_12", "distance_14"), "all")))
statistic("sexes", compute_t_test(samples("growth", c("Male", "Female")), type = "welch", mu = 0,
    alternative = "two-sided", conf_level = 0.95))
statistic("tracking", compute_spearman(pairs_of("distance_8", "distance_14", "all"), alternative = "two-sided",
    exact = "auto", interval = "bonett-wright", resamples = 9999, seed = 1, conf_level = 0.95))
statistic("visits.distance_8.Female", compute_box_plot(samples("distance_8", "Female"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_8.Male", compute_box_plot(samples("distance_8", "Male"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_10.Female", compute_box_plot(samples("distance_10", "Female"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_10.Male", compute_box_plot(samples("distance_10", "Male"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_12.Female", compute_box_plot(samples("distance_12", "Female"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_12.Male", compute_box_plot(samples("distance_12", "Male"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_14.Female", compute_box_plot(samples("distance_14", "Female"), scale = "linear",
    whiskers = "tukey"))
statistic("visits.distance_14.Male", compute_box_plot(samples("distance_14", "Male"), scale = "linear",
    whiskers = "tukey"))

# Agreement with the report -------------------------------------------------------------------------------------------

# Parts that are p values; and the relative difference allowed to parts that an iteration gives (else 1e-9).
p_values <- c("p", "p_adjusted")
tolerances <- list()
# Parts that may be 0 and have a scale on which that is judged.
kinds <- c("compute_mean mean" = "value", "compute_mean sd" = "value", "compute_mean se_mean" = "value",
    "compute_mean conf_low" = "value", "compute_mean conf_high" = "value", "compute_paired_t_test t" = "statistic",
    "compute_paired_t_test estimate" = "value", "compute_paired_t_test conf_low" = "value",
    "compute_paired_t_test conf_high" = "value", "compute_friedman q" = "statistic",
    "compute_friedman kendall_w" = "correlation", "compute_friedman mean_rank" = "statistic",
    "compute_t_test t" = "statistic", "compute_t_test estimate" = "value", "compute_t_test conf_low" = "value",
    "compute_t_test conf_high" = "value", "compute_t_test mean_x" = "value", "compute_t_test mean_y" = "value",
    "compute_spearman rho" = "correlation", "compute_spearman conf_low" = "correlation",
    "compute_spearman conf_high" = "correlation", "compute_box_plot median" = "value",
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