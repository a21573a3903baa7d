/** R: one row a participant, where the file has one a visit. */
export const VISITS = String.raw`# Makes of rows that are visits one row a participant. Of a variable that stays the same (constant) the value; of every other
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
`;
