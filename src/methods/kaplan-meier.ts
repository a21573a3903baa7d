import { ensure } from "../statistics/refusal.js";
import { normalDeviate } from "../statistics/regression/coefficient.js";
import {
  kaplanMeier as curveOf,
  type KaplanMeier,
  type KaplanMeierOptions,
  kaplanMeierByGroup,
} from "../statistics/survival/kaplan-meier.js";
import { columnOf, listed } from "./covariates.js";
import { confLevel } from "./fields.js";
import {
  at,
  byTime,
  confType,
  curve,
  curveNames,
  entry,
  event,
  followUpNeed,
  followUpOf,
  groups,
  leastAtRisk,
  NOT_REACHED,
  reachedInterval,
  scales,
  time,
  timesOf,
  withEnoughAtRisk,
  within,
} from "./follow-up.js";
import { percent } from "./labels.js";
import { defineMethod, defineWords, type Parts, type Row } from "./method.js";

const quantileParts = {
  median: { kind: "value", of: "time", label: "median time to the event", absent: NOT_REACHED },
  median_low: { kind: "value", of: "time", label: "median, lower limit", absent: NOT_REACHED },
  median_high: { kind: "value", of: "time", label: "median, upper limit", absent: NOT_REACHED },
  q1: { kind: "value", of: "time", label: "time by which a quarter had the event", absent: NOT_REACHED },
  q1_low: { kind: "value", of: "time", label: "first quartile, lower limit", absent: NOT_REACHED },
  q1_high: { kind: "value", of: "time", label: "first quartile, upper limit", absent: NOT_REACHED },
  q3: { kind: "value", of: "time", label: "time by which three quarters had the event", absent: NOT_REACHED },
  q3_low: { kind: "value", of: "time", label: "third quartile, lower limit", absent: NOT_REACHED },
  q3_high: { kind: "value", of: "time", label: "third quartile, upper limit", absent: NOT_REACHED },
} as const satisfies Parts;

const rmstParts = {
  rmst: { kind: "value", of: "time", label: "restricted mean time" },
  rmst_se: { kind: "value", of: "time", label: "restricted mean, standard error" },
  rmst_low: { kind: "value", of: "time", label: "restricted mean, lower limit" },
  rmst_high: { kind: "value", of: "time", label: "restricted mean, upper limit" },
} as const satisfies Parts;

const nEvents = { n_events: { kind: "count", label: "events" } } as const satisfies Parts;

export const kaplanMeier = defineMethod({
  name: "kaplan-meier",
  title: "Kaplan-Meier estimate",
  declares: {
    time,
    event,
    in: within,
    across: groups,
    entry,
    at,
    curve,
    censored: {
      type: "flag",
      default: false,
      reveals: { values: [true], tells: "participants" },
      doc: "A row also for every time at which somebody was censored, and in all rows of curves how many were at that time.",
    },
    least_at_risk: leastAtRisk,
    rmst: { type: "number", minimum: 0, optional: true, doc: "The restricted mean time up to this time." },
    conf_type: confType,
    conf_level: confLevel,
  },
  needs: (declaration, variable) => followUpNeed(declaration, [declaration.event], variable),
  parts: ({ rmst }) => ({ ...nEvents, ...quantileParts, ...(rmst !== undefined && rmstParts) }),
  rowParts: {
    group: { kind: "text", label: "group" },
    time: { kind: "value", of: "time", label: "time", key: true },
    n: { kind: "count", label: "participants" },
    ...nEvents,
    ...quantileParts,
    ...rmstParts,
    n_risk: { kind: "count", label: "at risk" },
    n_censored: { kind: "count", label: "censored at this time" },
    surv: { kind: "proportion", label: "survival" },
    std_err: { kind: "proportion", label: "standard error" },
    conf_low: { kind: "proportion", label: "confidence interval, lower limit" },
    conf_high: { kind: "proportion", label: "confidence interval, upper limit" },
  },
  rowNames: curveNames,
  headline: "n_events",
  spans: { interval: ["median_low", "median_high"], quartiles: ["q1", "q3"] },
  rowSpans: {
    interval: ["conf_low", "conf_high"],
    median_interval: ["median_low", "median_high"],
    quartiles: ["q1", "q3"],
    rmst_interval: ["rmst_low", "rmst_high"],
  },
  rowEffect: ["surv", "conf_low", "conf_high"],
  disjoint: true,
  compute: (input, declaration) => {
    const { event, across, at, rmst, conf_type, conf_level } = declaration;
    const status = columnOf(input, event);
    ensure(status.length > 0, "needs at least 1 complete row, found 0");
    ensure(status.includes(1), "needs at least 1 event, found 0");
    ensure(rmst !== 0, "needs a restricted mean up to a time above 0, found 0");
    const data = followUpOf(input, declaration, status);
    const options: KaplanMeierOptions = {
      confLevel: conf_level,
      confType: conf_type,
      at: timesOf(at),
      ...(rmst !== undefined && { tau: rmst }),
    };
    const all = curveOf(data, options);
    const byGroup = across ? kaplanMeierByGroup(data, input.group, across, options) : [];
    return {
      result: summary(all, rmst, conf_level),
      rows: across
        ? [
            ...byGroup.map((one) => ({ group: one.group, n: one.n, ...summary(one, rmst, conf_level) })),
            ...byGroup.flatMap((one) => points(one, declaration).map((row) => ({ group: one.group, ...row }))),
          ]
        : points(all, declaration),
    };
  },
});

function summary({ events, quantiles, rmst, rmst_se }: KaplanMeier, tau: number | undefined, confLevel: number): Row {
  const [q1, median, q3] = quantiles;
  const half = normalDeviate(confLevel) * (rmst_se ?? 0);
  return {
    n_events: events,
    median: median!.quantile,
    median_low: median!.conf_low,
    median_high: median!.conf_high,
    q1: q1!.quantile,
    q1_low: q1!.conf_low,
    q1_high: q1!.conf_high,
    q3: q3!.quantile,
    q3_low: q3!.conf_low,
    q3_high: q3!.conf_high,
    ...(tau !== undefined &&
      rmst !== null && { rmst, rmst_se, rmst_low: Math.max(0, rmst - half), rmst_high: Math.min(tau, rmst + half) }),
  };
}

interface Points {
  readonly curve: boolean;
  readonly censored: boolean;
  readonly least_at_risk?: number;
}

/** The curve at the times asked for, with `curve` at every time with an event, with `censored` where there was censoring. */
function points({ at, rows }: KaplanMeier, { curve, censored, least_at_risk }: Points): Row[] {
  const own = rows.filter(({ n_event, n_censor }) => (curve && n_event > 0) || (censored && n_censor > 0));
  const leaving = new Map(rows.map(({ time, n_censor }) => [time, n_censor]));
  return withEnoughAtRisk(byTime(at, own), least_at_risk).map(
    ({ time, n_risk, surv, std_err, conf_low, conf_high }) => ({
      time,
      n_risk,
      ...(censored && { n_censored: leaving.get(time) ?? 0 }),
      surv,
      std_err,
      conf_low,
      conf_high,
    }),
  );
}

export const kaplanMeierWords = defineWords(kaplanMeier, {
  label: ({ event, in: subset, across }, names) =>
    `Time to ${names.variable(event)}, ${listed((across ?? [subset ?? "all"]).map(names.subset))}`,
  phrase: (kit) => {
    const events: readonly (string | { readonly part: string })[] = [kit.part("n_events"), " events"];
    if (kit.result.median === null) return ["median not reached, ", ...events];
    const interval = reachedInterval(kit, "median_low", "median_high");
    const limits = interval.length === 0 ? [] : [" (", ...interval, ")"];
    return ["median ", kit.part("median"), kit.unit("median"), ...limits, ", ", ...events];
  },
  methodsLine: ({ entry, rmst, conf_type, conf_level }) => [
    `Survival was estimated by the method of Kaplan and Meier${entry === undefined ? "" : ", participants being at risk from their delayed entry on"}, with ${percent(conf_level)} confidence intervals from Greenwood's standard error ${scales[conf_type]}.`,
    ...(rmst === undefined ? [] : [`Restricted means are areas under these curves up to ${rmst}.`]),
  ],
  formula:
    "The product, over the times of events up to t, of the share of those at risk who do not have the event. Greenwood's standard error; the interval exp(log S \u00b1 z se/S) (log), S to the power exp(\u00b1 z se/(S log S)) (log-log) or S \u00b1 z se (plain), within 0 and 1. A quantile is the first time at which the curve is as low, its limits those of the interval's curves; where the curve is flat at just that height, the middle of the step. The restricted mean is the area under the curve.",
  edgeCases:
    "With groups, the result is of all of them together and the rows are of each; a row without a time is of a whole group. Participants who lack a time, or in whom the event is unknown, are left out. Times that differ by rounding only are one. A quantile that the curve does not come down to, a limit where nobody is left, is not given. Where nobody is followed as long as asked, the curve is carried on at its last value, unless it ends for want of people at risk. No event at all, times below 0, entry that is not before the end: refused.",
  rEquivalent: 'survival::survfit(Surv(time, event) ~ 1, conf.type = "log")',
  source: "Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481. Brookmeyer R, Crowley J. Biometrics 1982;38:29-41.",
  inR: `
compute_kaplan_meier <- function(input, time, event, across = NULL, entry = NULL, at = NULL, curve, censored,
                                 least_at_risk = 0, rmst = NULL, conf_type, conf_level) {
  status <- as.numeric(input[[event]])
  if (!any(status == 1)) stop("no event")
  if (any(at < 0) || (!is.null(rmst) && rmst <= 0)) stop("times that are not possible")
  f <- follow_up(input[[time]], if (!is.null(entry)) input[[entry]])
  z <- qnorm((1 + conf_level) / 2)
  one <- function(rows) {
    k <- risk_table(f$time[rows], f$entry[rows], list(status[rows]))
    died <- k$events[[1]]
    surv <- cumprod((k$n_risk - died) / k$n_risk)
    relative <- sqrt(cumsum(ifelse(died > 0, died / (k$n_risk * (k$n_risk - died)), 0)))   # Greenwood: of log S
    error <- ifelse(surv > 0, surv * relative, NA)
    limits <- curve_limits(surv, relative, z, conf_type)
    quantiles <- lapply(c(median = 0.5, q1 = 0.25, q3 = 0.75), function(p) vapply(
      list(surv, limits$low, limits$high), function(y) curve_quantile(k$time, y, p), 0))
    parts <- list(n_events = sum(died))
    for (name in names(quantiles)) parts[paste0(name, c("", "_low", "_high"))] <- quantiles[[name]]
    if (!is.null(rmst)) {
      used <- k$time <= rmst
      area <- diff(c(0, k$time[used], rmst)) * c(1, surv[used])
      after <- rev(cumsum(rev(area)))[-1]
      left <- k$n_risk[used] - died[used]
      se <- sqrt(sum(ifelse(left > 0, after^2 * died[used] / (k$n_risk[used] * left), 0)))
      parts <- c(parts, rmst = sum(area), rmst_se = se, rmst_low = max(0, sum(area) - z * se),
                 rmst_high = min(rmst, sum(area) + z * se))
    }
    left <- tabulate(match(f$time[rows][status[rows] == 0], k$time), length(k$time))
    times <- as.numeric(sort(unique(c(at, if (curve) k$time[died > 0], if (censored) k$time[left > 0]))))
    start <- curve_limits(1, 0, z, conf_type)
    step <- findInterval(times, k$time) + 1
    points <- data.frame(time = vapply(times, shortest, ""), n_risk = at_risk_from(times, k), surv = c(1, surv)[step],
                         std_err = c(0, error)[step], conf_low = c(start$low, limits$low)[step],
                         conf_high = c(start$high, limits$high)[step])
    if (censored) points$n_censored <- c(left, 0)[match(times, k$time, nomatch = length(left) + 1)]
    points <- points[points$n_risk >= least_at_risk, ]
    list(parts = parts, points = points)
  }
  everyone <- one(seq_along(status))
  if (is.null(across)) return(c(everyone$parts, list(rows = if (nrow(everyone$points) > 0) everyone$points)))
  number <- attr(input, "group")
  if (!all(seq_along(across) %in% number)) stop("a group without participants")
  found <- lapply(seq_along(across), function(k) one(which(number == k)))
  tables <- list(do.call(rbind, lapply(seq_along(across), function(k) {
    data.frame(group = across[k], n = sum(number == k), found[[k]]$parts)
  })))
  for (k in seq_along(across)) if (nrow(found[[k]]$points) > 0)
    tables[[length(tables) + 1]] <- cbind(group = across[k], found[[k]]$points)
  c(everyone$parts, list(rows = tables))
}`,
});
