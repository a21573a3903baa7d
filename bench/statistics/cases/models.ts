import type { Term } from "../../../src/statistics/regression/design-matrix.js";
import { linearRegression } from "../../../src/statistics/regression/linear-regression.js";
import { logisticRegression } from "../../../src/statistics/regression/logistic-regression.js";
import { coxRegression } from "../../../src/statistics/survival/cox.js";
import { kaplanMeier } from "../../../src/statistics/survival/kaplan-meier.js";
import { logRank } from "../../../src/statistics/survival/logrank.js";
import type { Case, Numbers } from "../case.js";
import type { Columns } from "../columns.js";

const TIMES = [
  { time: "years", on: "unrounded times" },
  { time: "days", on: "times in days" },
] as const;

const COX = [
  { covariates: ["sex"], on: "1 covariate" },
  { covariates: ["age", "sex", "marker"], on: "3 covariates" },
] as const;

const COVARIATES = ["age", "sex", "marker"] as const;

/**
 * Regression and survival. Where R iterates it is told to go on to the last digits, as ours does: by default it stops a
 * step or two earlier.
 */
export const modelCases: readonly Case[] = [
  {
    method: "linear regression",
    on: "3 covariates",
    columns: ["value", ...COVARIATES],
    ours: (data) => () => {
      const { rows, r_squared } = linearRegression(data.value, termsOf(data, COVARIATES));
      return [r_squared, ...coefficients(rows)];
    },
    r: {
      work: `{
        fit <- lm(value ~ age + sex + marker)
        s <- summary(fit); confint(fit); anova(fit)
        c(s$r.squared, t(s$coefficients[, 1:2]))
      }`,
    },
  },
  {
    method: "logistic regression",
    on: "3 covariates",
    columns: ["outcome", ...COVARIATES],
    ours: (data) => () => {
      const { rows, deviance } = logisticRegression(data.outcome, termsOf(data, COVARIATES));
      return [deviance, ...coefficients(rows)];
    },
    r: {
      work: `{
        fit <- glm(outcome ~ age + sex + marker, binomial, control = glm.control(epsilon = 1e-14))
        s <- summary(fit); confint.default(fit)
        c(s$deviance, t(s$coefficients[, 1:2]))
      }`,
    },
    // glm stops where the deviance changes by less than epsilon of itself, and takes its standard errors from the
    // coefficients of the step before, which are off by about the root of that: 1e-7, whatever the number of rows.
    agree: { relative: 1e-6 },
  },
  ...TIMES.map(
    ({ time, on }): Case => ({
      method: "kaplan-meier",
      on,
      columns: [time, "event"],
      ours: (data) => () => {
        const { rows, quantiles } = kaplanMeier({ time: data[time], status: data.event });
        return [rows.at(-1)!.cumhaz_nelson_aalen, quantiles[1]!.quantile];
      },
      r: {
        work: `{
          fit <- survfit(Surv(${time}, event) ~ 1)
          q <- quantile(fit, c(0.25, 0.5, 0.75))
          c(tail(fit$cumhaz, 1), q$quantile[2])
        }`,
        package: "survival",
      },
    }),
  ),
  ...TIMES.map(
    ({ time, on }): Case => ({
      method: "log-rank",
      on: `2 groups, ${on}`,
      columns: [time, "event", "sex"],
      ours: (data) => () => {
        const { chisq, rows } = logRank({ time: data[time], status: data.event }, data.sex, ["0", "1"]);
        return [chisq, rows[1]!.expected];
      },
      r: {
        work: `{ fit <- survdiff(Surv(${time}, event) ~ sex); c(fit$chisq, fit$exp[2]) }`,
        package: "survival",
      },
    }),
  ),
  ...COX.flatMap(({ covariates, on }) =>
    TIMES.map(
      ({ time, on: times }): Case => ({
        method: "cox",
        on: `${on}, ${times}`,
        columns: [time, "event", ...covariates],
        ours: (data) => () => {
          const { rows, loglik, concordance } = coxRegression(
            { time: data[time], status: data.event },
            termsOf(data, covariates),
          );
          return [loglik, concordance, ...coefficients(rows)];
        },
        r: {
          work: `{
            fit <- coxph(Surv(${time}, event) ~ ${covariates.join(" + ")}, control = coxph.control(eps = 1e-12))
            s <- summary(fit)
            c(fit$loglik[2], s$concordance[1], t(s$coefficients[, c(1, 3)]))
          }`,
          package: "survival",
        },
      }),
    ),
  ),
];

function termsOf(data: Columns, names: readonly (keyof Columns)[]): Term[] {
  return names.map((name) => ({ name, values: data[name] }));
}

function coefficients(rows: readonly { estimate: number | null; std_error: number | null }[]): Numbers {
  return rows.flatMap(({ estimate, std_error }) => [estimate, std_error]);
}
