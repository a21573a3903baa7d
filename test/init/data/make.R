# Writes the data files of this folder, in forms in which R's users leave them, and what R computes from them
# (expected.csv: study, statistic, part, value). Run in this folder: Rscript make.R
library(survival)

write.csv(lung, "lung.csv", row.names = FALSE)                  # missing values as NA, names with dots
write.csv2(pbc, "pbc.csv", row.names = FALSE)                   # semicolons between cells, decimal commas
write.csv(MASS::birthwt, "birthwt.csv")                         # row names in a column without a name
write.csv(ToothGrowth, "tooth growth.csv", quote = FALSE)       # a name with a space, text without quotes

rows <- list()
expect <- function(study, id, ...) {
  parts <- list(...)
  for (part in names(parts))
    rows[[length(rows) + 1]] <<- data.frame(study, id, part, value = sprintf("%.17g", as.numeric(parts[[part]])))
}
medians <- function(study, data, variables, group) {
  for (v in variables) {
    q <- quantile(data[[v]], c(0.25, 0.75), na.rm = TRUE)
    expect(study, paste0("overall.", v), median = median(data[[v]], na.rm = TRUE), q1 = q[[1]], q3 = q[[2]],
           n = sum(!is.na(data[[v]])))
    for (g in sort(unique(na.omit(as.character(data[[group]]))))) {
      x <- data[[v]][which(as.character(data[[group]]) == g)]
      q <- quantile(x, c(0.25, 0.75), na.rm = TRUE)
      expect(study, paste("summary", v, g, sep = "."), median = median(x, na.rm = TRUE), q1 = q[[1]], q3 = q[[2]])
    }
  }
}
# Tests between the groups; p values adjusted by Holm over all of them, whichever they are.
tests <- function(study, data, group, ranked, common = NULL, rare = NULL, large = NULL, more = NULL) {
  g <- factor(data[[group]])
  found <- list()
  for (v in ranked) {
    test <- if (nlevels(g) == 2) suppressWarnings(wilcox.test(data[[v]] ~ g)) else kruskal.test(data[[v]], g)
    found[[paste0("difference.", v)]] <- test$p.value
    if (nlevels(g) == 2) expect(study, paste0("difference.", v), w = test$statistic, p = test$p.value)
    else expect(study, paste0("difference.", v), h = test$statistic, p = test$p.value)
  }
  for (v in c(common, large)) {
    test <- suppressWarnings(chisq.test(table(g, data[[v]])))
    id <- paste0(if (v %in% large) "association-large." else "association.", v)
    found[[id]] <- test$p.value
    expect(study, id, x2 = test$statistic, df = test$parameter, p = test$p.value)
  }
  for (v in rare) {
    p <- fisher.test(table(g, data[[v]]))$p.value
    found[[paste0("association.", v)]] <- p
    expect(study, paste0("association.", v), p = p)
  }
  found <- c(unlist(found), more)
  adjusted <- p.adjust(found, "holm")
  for (id in names(adjusted)) expect(study, id, p_adjusted = adjusted[[id]])
}
coefficients_of <- function(study, estimate, se, terms) {
  for (i in seq_along(terms)) {
    expect(study, "model", x = estimate[[i]], y = se[[i]])
    n <- length(rows)
    rows[[n - 1]]$part <<- sprintf("estimate[%s]", terms[i])
    rows[[n]]$part <<- sprintf("se[%s]", terms[i])
  }
}

# lung: reckon init lung --data lung.csv --outcome status --groups sex
numbers <- c("age", "ph.karno", "pat.karno", "meal.cal", "wt.loss")
medians("lung", lung, numbers, "sex")
logrank <- survdiff(Surv(time, status) ~ sex, lung)
p_logrank <- pchisq(logrank$chisq, 1, lower.tail = FALSE)
expect("lung", "survival-by-group", chisq = logrank$chisq, p = p_logrank)
tests("lung", lung, "sex", c("inst", numbers), rare = "ph.ecog", more = c("survival-by-group" = p_logrank))
curve <- summary(survfit(Surv(time, status) ~ sex, lung))$table
for (i in 1:2) {
  for (part in c("median", "0.95LCL", "0.95UCL")) {
    expect("lung", "survival", x = curve[i, part])
    name <- c(median = "median", "0.95LCL" = "median_low", "0.95UCL" = "median_high")[[part]]
    rows[[length(rows)]]$part <- sprintf("%s[%d]", name, i)
  }
}
cox <- coxph(Surv(time, status) ~ factor(sex) + inst + age + factor(ph.ecog) + ph.karno + pat.karno + wt.loss, lung,
             control = coxph.control(eps = 1e-11))
s <- summary(cox)$coefficients
coefficients_of("lung", s[, "coef"], s[, "se(coef)"],
                c("sex,2", "inst", "age", "ph.ecog,1", "ph.ecog,2", "ph.ecog,3", "ph.karno", "pat.karno", "wt.loss"))

# pbc: reckon init pbc --data pbc.csv --groups trt --time time --event status=2 --outcome albumin
numbers <- c("age", "edema", "bili", "chol", "albumin", "copper", "alk.phos", "ast", "trig", "platelet", "protime")
medians("pbc", pbc, numbers, "trt")
logrank <- survdiff(Surv(time, status == 2) ~ trt, pbc)
p_logrank <- pchisq(logrank$chisq, 1, lower.tail = FALSE)
expect("pbc", "survival-by-group", chisq = logrank$chisq, p = p_logrank)
tests("pbc", pbc, "trt", numbers, common = c("sex", "ascites", "hepato", "spiders", "stage"),
      more = c("survival-by-group" = p_logrank))

fit <- summary(lm(albumin ~ age + factor(sex, c("f", "m")) + edema + bili + platelet + protime + factor(stage), pbc))$coefficients[-1, ]
coefficients_of("pbc", fit[, 1], fit[, 2], c("age", "sex,m", "edema", "bili", "platelet", "protime", "stage,2", "stage,3", "stage,4"))

# birthwt: reckon init birthwt --data birthwt.csv --groups race --outcome low
birthwt <- MASS::birthwt
medians("birthwt", birthwt, c("age", "lwt", "bwt"), "race")
tests("birthwt", birthwt, "race", c("age", "lwt", "bwt"), common = c("low", "smoke"), rare = c("ptl", "ht", "ui"), large = "ftv")
fit <- summary(glm(low ~ factor(race) + age + lwt + smoke, binomial, birthwt, control = glm.control(epsilon = 1e-14)))$coefficients[-1, ]
coefficients_of("birthwt", fit[, 1], fit[, 2], c("race,2", "race,3", "age", "lwt", "smoke,1"))

# tooth: reckon init tooth --data 'tooth growth.csv' --outcome len
medians("tooth", ToothGrowth, c("len", "dose"), "supp")
tests("tooth", ToothGrowth, "supp", c("len", "dose"))
fit <- summary(lm(len ~ supp + dose, ToothGrowth))$coefficients[-1, ]
coefficients_of("tooth", fit[, 1], fit[, 2], c("supp,VC", "dose"))

write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = 3)
