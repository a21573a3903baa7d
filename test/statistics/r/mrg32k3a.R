# MRG32k3a (L'Ecuyer 1999, figure I) in doubles: every product is an integer below 2^53.

mrg32k3a <- function(seed) {
  m1 <- 4294967087; m2 <- 4294944443
  s1 <- rep(seed, 3); s2 <- rep(seed, 3)
  function() {
    p1 <- (1403580 * s1[2] - 810728 * s1[1]) %% m1
    s1 <<- c(s1[2:3], p1)
    p2 <- (527612 * s2[3] - 1370589 * s2[1]) %% m2
    s2 <<- c(s2[2:3], p2)
    (if (p1 > p2) p1 - p2 else p1 - p2 + m1) * 2.328306549295727688e-10
  }
}

# R's own generator of that name must agree.
local({
  RNGkind("L'Ecuyer-CMRG")
  saved <- .Random.seed
  for (seed in c(1, 42, 12345, 2147483647)) {
    assign(".Random.seed", c(saved[1], rep(as.integer(seed), 6)), envir = globalenv())
    own <- mrg32k3a(seed)
    stopifnot(identical(vapply(1:1000, function(i) own(), 0), runif(1000)))
  }
})
