/** R: comparing results with those of the report, part by part. */
export const AGREEMENT = String.raw`# The relative difference that is allowed to a part of a method.
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
`;
