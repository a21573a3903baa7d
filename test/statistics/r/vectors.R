# Writes reference vectors as JSON, one file a method; `npx biome check --write test/reference-own` lays them out.

# The fewest digits, from 15, that read back to the same double.
shortest <- function(x) {
  text <- sprintf("%.15g", x)
  for (digits in 16:17) {
    off <- is.finite(x) & as.numeric(text) != x
    text[off] <- sprintf(paste0("%.", digits, "g"), x[off])
  }
  text
}

to_json <- function(x) {
  if (is.list(x)) {
    if (length(x) == 0) return("{}")
    items <- vapply(x, to_json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0("\"", names(x), "\": ", items, collapse = ", "), "}"))
  }
  items <- if (is.character(x)) paste0("\"", gsub("\"", "\\\\\"", x), "\"")
    else if (is.logical(x)) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
    else ifelse(is.nan(x), "\"NaN\"", ifelse(is.na(x), "null",
      ifelse(is.infinite(x), ifelse(x > 0, "\"Infinity\"", "\"-Infinity\""), shortest(x))))
  if (length(items) == 1 && !inherits(x, "AsIs")) items else paste0("[", paste(items, collapse = ", "), "]")
}

# A case: `input` and `options` are named lists; vectors of length 1 that are arrays are wrapped in I().
vector_case <- function(description, input, options, expected, source, tolerance = 1e-10)
  list(description = description, input = input, options = options, expected = expected,
       tolerance = tolerance, source = paste0("R ", getRversion(), ": ", source))

write_vectors <- function(method, cases, folder = "test/reference-own") {
  lines <- vapply(seq_along(cases), function(i) {
    head <- list(id = sprintf("%s-%02d", method, i), description = cases[[i]]$description, method = method)
    to_json(c(head, cases[[i]][-1]))
  }, "")
  writeLines(c("[", paste0(lines, c(rep(",", length(lines) - 1), "")), "]"), file.path(folder, paste0(method, ".json")))
}
