# Vectors for the test of proportional hazards and for rate ratios, from the package survival and base R.
# Run from the root: Rscript test/statistics/r/survival-models.R
source("test/statistics/r/vectors.R")
library(survival)

zph <- function(description, data, terms, factors = list(), entry = NULL, strata = NULL, scale = "km", ties = "efron") {
  for (name in names(factors)) data[[name]] <- factor(as.character(data[[name]]), levels = factors[[name]])
  outcome <- if (is.null(entry)) "Surv(time, status)" else "Surv(entry, time, status)"
  right <- paste(c(terms, if (!is.null(strata)) sprintf("strata(%s)", strata)), collapse = " + ")
  control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
  fit <- coxph(as.formula(paste(outcome, "~", right)), data, ties = ties, control = control)
  test <- cox.zph(fit, transform = scale)$table
  rows <- test[rownames(test) != "GLOBAL", , drop = FALSE]
  all <- if (nrow(test) > 1) test["GLOBAL", ] else test[1, ]
  columns <- unique(c("time", "status", entry, strata, terms))
  data <- data[complete.cases(data[columns]), columns]
  plain <- lapply(data, function(x) if (is.factor(x)) as.character(x) else x)
  vector_case(description,
    c(list(data = plain, terms = I(terms), factors = if (length(factors)) factors else list()),
      if (!is.null(entry)) list(entry = "entry"), if (!is.null(strata)) list(strata = strata)),
    list(scale = scale, ties = ties),
    list(chisq = all[["chisq"]], df = all[["df"]], p = all[["p"]], term_chisq = I(unname(rows[, "chisq"])),
         term_df = I(unname(rows[, "df"])), term_p = I(unname(rows[, "p"]))),
    sprintf("survival %s: cox.zph(coxph(...), transform = \"%s\")", packageVersion("survival"), scale), 1e-7)
}

veterans <- with(veteran, data.frame(time, status, trt, celltype, karno, age, prior, entry = pmax(0, floor(time / 3) - 2)))
hearts <- with(heart, data.frame(time = stop, entry = start, status = event, age, year, surgery))
lungs <- with(lung, data.frame(time, status = status - 1, age, sex, ph.ecog, wt.loss))
cells <- c("squamous", "smallcell", "adeno", "large")

write_vectors("proportional_hazards", list(
  zph("veteran, a factor", veterans, c("trt", "celltype", "karno"), list(celltype = cells)),
  zph("the same by rank of time", veterans, c("trt", "celltype", "karno"), list(celltype = cells), scale = "rank"),
  zph("the same by time", veterans, c("trt", "celltype", "karno"), list(celltype = cells), scale = "identity"),
  zph("the same by logarithm, Breslow's ties", veterans, c("karno", "celltype"), list(celltype = cells), scale = "log",
      ties = "breslow"),
  zph("strata", veterans, c("karno", "age"), strata = "celltype"),
  zph("delayed entry", veterans, c("karno", "prior"), entry = "entry"),
  zph("heart transplants, delayed entry", hearts, c("age", "year", "surgery"), entry = "entry"),
  zph("one covariate", lungs, "age"),
  zph("lung, with missing values", lungs, c("sex", "ph.ecog", "wt.loss"), scale = "rank")
))

ratio <- function(description, x, time, conf_level = 0.95) {
  test <- poisson.test(x, time, conf.level = conf_level)
  vector_case(description, list(x = x, time = time), list(conf_level = conf_level),
    list(rate_ratio = test$estimate[[1]], conf_low = test$conf.int[1], conf_high = test$conf.int[2], p = test$p.value),
    "poisson.test(c(x1, x2), c(t1, t2))")
}

write_vectors("rate_ratio", list(
  ratio("breast cancer and fluoroscopy", c(41, 15), c(28010, 19017)),
  ratio("equal rates", c(10, 20), c(100, 200)),
  ratio("none in the first", c(0, 7), c(12.5, 8.25)),
  ratio("none in the second, 99 %", c(3, 0), c(4, 9), 0.99),
  ratio("many", c(11056, 12004), c(1e6, 1.05e6), 0.9),
  ratio("far apart", c(1, 60), c(1000, 10)),
  ratio("a p far out", c(400, 100), c(1000, 1000))
))
