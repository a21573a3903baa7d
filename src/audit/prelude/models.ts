/** R: what regressions share. */
export const MODELS = `# The columns of a linear predictor: the intercept, numbers as they are, conditions as 1 and 0, and an indicator of every
# code but the first, the reference; zeros for a code that nobody has, and, where nobody has the first, for the next that
# occurs. A list: x, a matrix; term and level of each column.
design_of <- function(input, on, reference = NULL) {
  if (nrow(input) == 0) stop("no complete rows")
  x <- matrix(1, nrow(input), 1); term <- "(Intercept)"; level <- NA_character_
  for (name in on) {
    values <- input[[name]]
    if (!is.factor(values)) {
      x <- cbind(x, as.numeric(values)); term <- c(term, name); level <- c(level, NA)
      next
    }
    if (name %in% names(reference)) {
      if (!any(values == reference[[name]])) stop("nobody has the reference of ", name)
      values <- relevel(values, reference[[name]])
    }
    others <- levels(values)[-1]
    compared <- levels(droplevels(values))[1]
    if (all(values == compared)) stop("one code of ", name, " only")
    for (code in others) x <- cbind(x, as.numeric(values == code & code != compared))
    term <- c(term, rep(name, length(others))); level <- c(level, others)
  }
  if (nrow(x) < sum(colSums(x != 0) > 0)) stop("fewer rows than coefficients")
  list(x = unname(x), term = term, level = level)
}

# A generalized linear model with its canonical link, iterated until it stands. Stops where outcomes are separated: then
# errors grow without bound.
likelihood_fit <- function(d, y, family, offset = rep(0, length(y)), conf_level) {
  fit_of <- function(x, start = NULL) {
    glm.fit(x, y, start = start, family = family, offset = offset, control = glm.control(epsilon = 1e-14, maxit = 200))
  }
  found <- qr(d$x, tol = 1e-11)
  kept <- sort(found$pivot[seq_len(found$rank)])
  r <- length(kept); n <- length(y)
  if (n <= r) stop("no more rows than coefficients")
  if (r < 2) stop("no covariate varies")
  x <- d$x[, kept, drop = FALSE]
  fit <- fit_of(x, fit_of(x)$coefficients)                # the errors of a fit are those of its last but one step
  error <- sqrt(diag(chol2inv(qr.R(fit$qr))))
  if (any((error * apply(x, 2, sd))[-1] > 1000)) stop("the maximum-likelihood estimate does not exist: separation")
  null <- fit_of(x[, 1, drop = FALSE])$deviance
  chisq <- max(0, null - fit$deviance)
  mean <- fit$fitted.values
  loglik <- if (family$family == "poisson") sum(dpois(y, mean, log = TRUE)) else -fit$deviance / 2
  estimate <- se <- rep(NA_real_, ncol(d$x))
  estimate[kept] <- fit$coefficients
  se[kept] <- error
  half <- qnorm((1 + conf_level) / 2) * se
  list(n_events = sum(y), lr_chisq = chisq, lr_df = r - 1, p = pchisq(chisq, r - 1, lower.tail = FALSE),
       deviance = fit$deviance, null_deviance = null, df_residual = n - r, loglik = loglik,
       aic = -2 * loglik + 2 * r, bic = -2 * loglik + log(n) * r,
       rows = data.frame(term = d$term, level = d$level, estimate = estimate, se = se, z = estimate / se,
                         p = 2 * pnorm(-abs(estimate / se)), conf_low = estimate - half, conf_high = estimate + half,
                         ratio = exp(estimate), ratio_low = exp(estimate - half), ratio_high = exp(estimate + half)))
}
`;
