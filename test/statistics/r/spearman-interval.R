# Vectors for the interval of Spearman's rho. Run from the root: Rscript test/statistics/r/spearman-interval.R
source("test/statistics/r/vectors.R")

case <- function(description, rho, n, conf_level = 0.95) {
  half <- qnorm((1 + conf_level) / 2) * sqrt((1 + rho^2 / 2) / (n - 3))
  vector_case(description, list(rho = rho, n = n), list(conf_level = conf_level),
    if (n > 3) list(lower = tanh(atanh(rho) - half), upper = tanh(atanh(rho) + half)) else list(error = "n > 3"),
    "Bonett & Wright (2000): tanh(atanh(rho) -+ z sqrt((1 + rho^2/2)/(n - 3)))")
}

with_data <- function(description, x, y, conf_level = 0.95)
  case(description, cor(x, y, method = "spearman"), length(x), conf_level)

write_vectors("spearman_interval", list(
  case("no correlation", 0, 30),
  case("smallest n", 0.4, 4),
  case("n = 3: none", 0.5, 3),
  case("negative, 90 %", -0.73, 57, 0.9),
  case("close to 1, 99 %", 0.998, 304, 0.99),
  case("perfect: no width", 1, 12),
  with_data("cars", cars$speed, cars$dist),
  with_data("airquality, ties", airquality$Temp, airquality$Wind),
  with_data("trees, 80 %", trees$Girth, trees$Height, 0.8)
))
