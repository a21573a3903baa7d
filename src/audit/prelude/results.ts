/** R: keeping results, adjusting within families, writing them. */
export const RESULTS = String.raw`# By id: a list of parts (a named list of values; rows of a table are part[key=value;...]), refusal, the reason why there
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
`;
