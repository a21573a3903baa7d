import { error } from "./rule.js";

export const figureRules = {
  "figure-of-other-method": error(
    "A figure of a statistic that it cannot draw",
    "A kind of figure draws what certain methods give: curves, coefficients, proportions.",
    "Name a statistic of one of the methods that the message tells.",
    "kind: survival, of: [median-age]",
  ),
  "panel-unknown": error(
    "A panel that is no figure",
    "A figure of panels is made of other figures of the study, which have no panels themselves.",
    "Name figures that are declared under `figures:`.",
    "kind: panels, panels: [survival, hazrd]",
  ),
  "points-not-public": error(
    "A figure or statistic would show participants of a study that is not public",
    "Where `data.publish` is not true, figures draw summaries alone: no point, no step of a curve, no time of an event; nor is a whole curve a statistic.",
    "Leave the key out, or declare `data.publish: true` if participants may be seen.",
    "kind: survival, steps: true, beside data: { publish: false }",
  ),
  "extremes-not-public": error(
    "Smallest and largest values of a study that is not public",
    "The smallest and the largest value, and the whisker that ends at one, are each a single participant's. Where neither `data.publish` nor `data.extremes` is true, no statistic has them: not a range, nor a quantile of 0 or 1.",
    "Give quartiles or percentiles, or declare `data.extremes: true` if these values may be printed.",
    "summary: median-range, beside data: { publish: false }",
  ),
  "times-not-ascending": error(
    "Times of an axis out of order",
    "The first and the last are the ends of the axis, the others its marks.",
    "List them from the earliest to the latest, each once, none below zero.",
    "times: [0, 24, 12]",
  ),
} as const;
