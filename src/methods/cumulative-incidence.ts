import { ensure } from "../statistics/refusal.js";
import {
  type CumulativeIncidence,
  type CumulativeIncidenceOptions,
  cumulativeIncidenceByGroup,
} from "../statistics/survival/cumulative-incidence.js";
import { grayTest } from "../statistics/survival/gray.js";
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
  scales,
  time,
  timesOf,
  withEnoughAtRisk,
  within,
} from "./follow-up.js";
import { percent } from "./labels.js";
import { defineMethod, defineWords, type Parts, type Row } from "./method.js";

const counts = {
  n_events: { kind: "count", label: "events of interest" },
  n_competing: { kind: "count", label: "competing events" },
} as const satisfies Parts;

const gray = {
  chisq: { kind: "statistic", label: "Gray's chi-squared" },
  df: { kind: "df", label: "degrees of freedom" },
  p: { kind: "p", label: "p (Gray's test)" },
  competing_chisq: { kind: "statistic", label: "Gray's chi-squared of the competing event" },
  competing_p: { kind: "p", label: "p of the competing event" },
} as const satisfies Parts;

export const cumulativeIncidence = defineMethod({
  name: "cumulative-incidence",
  title: "Cumulative incidence with competing events",
  declares: {
    time,
    event: { ...event, doc: "Whether it ended with the event of interest: a condition, a name or an expression." },
    competing: { type: "condition", doc: "Whether it ended with an event that rules the one of interest out." },
    in: within,
    across: groups,
    entry,
    at,
    curve,
    least_at_risk: leastAtRisk,
    conf_type: confType,
    conf_level: confLevel,
  },
  needs: (declaration, variable) => followUpNeed(declaration, [declaration.event, declaration.competing], variable),
  parts: ({ across, entry }) => ({ ...counts, ...(across && entry === undefined && gray) }),
  rowParts: {
    group: { kind: "text", label: "group" },
    time: { kind: "value", of: "time", label: "time", key: true },
    n: { kind: "count", label: "participants" },
    ...counts,
    n_risk: { kind: "count", label: "at risk" },
    cif: { kind: "proportion", label: "cumulative incidence" },
    std_err: { kind: "proportion", label: "standard error" },
    conf_low: { kind: "proportion", label: "confidence interval, lower limit" },
    conf_high: { kind: "proportion", label: "confidence interval, upper limit" },
    cif_competing: { kind: "proportion", label: "cumulative incidence of the competing event" },
    event_free: { kind: "proportion", label: "free of either event" },
  },
  rowNames: curveNames,
  headline: "n_events",
  rowSpans: { interval: ["conf_low", "conf_high"] },
  rowEffect: ["cif", "conf_low", "conf_high"],
  disjoint: true,
  compute: (input, declaration) => {
    const { event, competing, across, at, curve, conf_type, conf_level } = declaration;
    const first = columnOf(input, event);
    const second = columnOf(input, competing);
    ensure(first.length > 0, "needs at least 1 complete row, found 0");
    const both = first.reduce((count, one, i) => count + one * second[i]!, 0);
    ensure(both === 0, `needs one event of each participant, found ${both} with both the event and the competing one`);
    ensure(first.includes(1), "needs at least 1 event of interest, found 0");
    const status = first.map((one, i) => (one === 1 ? 1 : 2 * second[i]!));
    const data = followUpOf(input, declaration, status);
    const options: CumulativeIncidenceOptions = { confLevel: conf_level, confType: conf_type };
    const curves = (more: CumulativeIncidenceOptions) =>
      cumulativeIncidenceByGroup(data, input.group, across ?? [""], { ...options, ...more });
    const asked = curves({ at: timesOf(at) });
    const whole = curve ? curves({}) : [];
    const named = (group: string): Row => (across ? { group } : {});
    const total = (cause: 0 | 1): number => asked.reduce((sum, { events }) => sum + events[cause]!, 0);
    return {
      result: {
        n_events: total(0),
        n_competing: total(1),
        ...(across && declaration.entry === undefined && grayParts(grayTest(data, input.group, across).rows)),
      },
      rows: [
        ...(across ? asked : []).map(({ group, n, events }) => ({
          group,
          n,
          n_events: events[0]!,
          n_competing: events[1]!,
        })),
        ...asked.flatMap((one, k) =>
          withEnoughAtRisk(byTime(points(one), whole[k] ? steps(whole[k]) : []), declaration.least_at_risk).map(
            (row) => ({ ...named(one.group), ...row }),
          ),
        ),
      ],
    };
  },
});

/** The incidence of the event of interest, beside that of the competing one. */
function points({ rows }: CumulativeIncidence) {
  const second = rows.filter(({ cause }) => cause === 2);
  return rows
    .filter(({ cause }) => cause === 1)
    .map(({ time, n_risk, cif, std_err, conf_low, conf_high, event_free }, i) => {
      return { time, n_risk, cif, std_err, conf_low, conf_high, cif_competing: second[i]!.cif, event_free };
    });
}

/** The points at which either incidence rises. */
function steps(incidence: CumulativeIncidence) {
  const all = points(incidence);
  return all.filter(({ event_free }, i) => event_free < (all[i - 1]?.event_free ?? 1));
}

function grayParts(rows: ReturnType<typeof grayTest>["rows"]): Row {
  const [first, second] = [1, 2].map((cause) => rows.find((row) => row.cause === cause));
  return {
    chisq: first?.stat ?? null,
    df: first?.df ?? null,
    p: first?.p ?? null,
    competing_chisq: second?.stat ?? null,
    competing_p: second?.p ?? null,
  };
}

export const cumulativeIncidenceWords = defineWords(cumulativeIncidence, {
  label: ({ event, competing, in: subset, across }, names) =>
    `Incidence of ${names.variable(event)} (competing: ${names.variable(competing)}), ${listed((across ?? [subset ?? "all"]).map(names.subset))}`,
  phrase: (kit) => {
    const events = [kit.part("n_events"), " events, ", kit.part("n_competing"), " competing events"];
    if (typeof kit.result.chisq !== "number") return events;
    return ["Gray's \u03c7\u00b2 = ", kit.part("chisq"), ", df = ", kit.part("df"), ", ", ...kit.p(), "; ", ...events];
  },
  methodsLine: ({ across, entry, conf_type, conf_level }) => [
    `Cumulative incidences allow for competing events (Aalen-Johansen)${entry === undefined ? "" : " and delayed entry"}, with ${percent(conf_level)} confidence intervals from the delta method ${scales[conf_type]}.`,
    ...(across && entry === undefined ? ["They were compared between groups by Gray's test."] : []),
  ],
  formula:
    "The sum, over the times of events up to t, of the probability of having had neither event before, times the share of those at risk who have the event of interest then. Its variance by the delta method; the interval F exp(\u00b1 z se/F) (log), F to the power exp(\u00b1 z se/(F log F)) (log-log) or F \u00b1 z se (plain), within 0 and 1. Gray's test compares the groups' subdistribution hazards, with weight 1, by chi-squared with one degree of freedom less than there are groups.",
  edgeCases:
    "With groups, counts are of all of them together and the rows are of each; a row without a time is of a whole group. Participants who lack a time, or in whom one of the two events is unknown, are left out. Declare the competing event so that it excludes the other: what counts is the one that came first. Limits do not exist where the incidence is 0. Where nobody is followed as long as asked, the curve is carried on at its last value, unless it ends for want of people at risk. Gray's test is not available with delayed entry. No event of interest, a participant with both events, a group without participants, times below 0: refused.",
  rEquivalent: "survival::survfit(Surv(time, factor(status)) ~ group); cmprsk::cuminc(time, status, group)",
  source: "Aalen OO, Johansen S. Scand J Stat 1978;5:141-150. Gray RJ. Ann Stat 1988;16:1141-1154.",
  inR: `
compute_cumulative_incidence <- function(input, time, event, competing, across = NULL, entry = NULL, at = NULL, curve,
                                         least_at_risk = 0, conf_type, conf_level) {
  first <- input[[event]]; second <- input[[competing]]
  if (any(first & second)) stop("participants with both events")
  if (!any(first)) stop("no event of interest")
  if (any(at < 0)) stop("times that are not possible")
  f <- follow_up(input[[time]], if (!is.null(entry)) input[[entry]])
  group <- if (is.null(across)) rep(1, length(first)) else attr(input, "group")
  if (!all(seq_along(across) %in% group)) stop("a group without participants")
  z <- qnorm((1 + conf_level) / 2)
  one <- function(rows) {
    k <- risk_table(f$time[rows], f$entry[rows], list(as.numeric(first[rows]), as.numeric(second[rows])))
    n <- k$n_risk; own <- k$events[[1]]; all <- own + k$events[[2]]
    free <- cumprod((n - all) / n)                            # of either event
    before <- c(1, free)[seq_along(n)]
    cif <- cumsum(before * own / n)
    # the delta method: all that has happened by each time
    spread <- ifelse(n > all, all / (n * (n - all)), 0)
    error <- vapply(seq_along(n), function(t) {
      j <- seq_len(t)
      later <- cif[t] - cif[j]
      variance <- sum(later^2 * spread[j] + before[j]^2 * own[j] * (n[j] - own[j]) / n[j]^3 -
                      2 * later * before[j] * own[j] / n[j]^2)
      sqrt(max(0, variance))
    }, 0)
    limits <- curve_limits(cif, error / cif, z, conf_type)
    times <- as.numeric(sort(unique(c(at, if (curve) k$time[all > 0]))))
    step <- findInterval(times, k$time) + 1
    points <- data.frame(time = vapply(times, shortest, ""), n_risk = at_risk_from(times, k), cif = c(0, cif)[step],
               std_err = c(0, error)[step], conf_low = c(NA, limits$low)[step], conf_high = c(NA, limits$high)[step],
               cif_competing = c(0, cumsum(before * k$events[[2]] / n))[step], event_free = c(1, free)[step])
    points[points$n_risk >= least_at_risk, ]
  }
  counts <- list(n_events = sum(first), n_competing = sum(second))
  if (is.null(across)) {
    points <- one(seq_along(first))
    return(c(counts, list(rows = if (nrow(points) > 0) points)))
  }
  tables <- list(data.frame(group = across, n = tabulate(group), n_events = tabulate(group[first], length(across)),
                            n_competing = tabulate(group[second], length(across))))
  for (g in seq_along(across)) {
    points <- one(which(group == g))
    if (nrow(points) > 0) tables[[length(tables) + 1]] <- cbind(group = across[g], points)
  }
  if (!is.null(entry)) return(c(counts, list(rows = tables)))
  test <- gray_test(f$time, first, second, group)
  other <- if (any(second)) gray_test(f$time, second, first, group) else c(NA, NA, NA)
  c(counts, chisq = test[1], df = test[2], p = test[3], competing_chisq = other[1], competing_p = other[3],
    list(rows = tables))
}`,
});
