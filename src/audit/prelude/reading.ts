/** R: reading the cohort file, every cell as text first, and typing its columns. */
export const READING = String.raw`# The participants' variables by name, a value a row; NA where there is none. A variable that may be beyond detection is a
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
`;
