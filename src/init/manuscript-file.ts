import type { ColumnGuess } from "./column.js";
import { ASSOCIATION, type Design, LARGE } from "./design.js";
import { shownIn } from "./study-file.js";

/** Sentences about single variables: so many in the abstract, and in the results. */
const IN_ABSTRACT = 2;
const IN_RESULTS = 4;

/** The manuscript: an abstract, methods and results, in which no number is typed. */
export function manuscriptFile(design: Design): string {
  const { choices, groups, survival, model, aliases, numbers, codes, ranked, associated, inspection } = design;
  const assumptions =
    inspection.columns.some(({ assumed }) => assumed.length > 0) || [survival?.why, model?.outcome?.why].some(Boolean);
  const hasFigure = shownIn(numbers).length > 0;
  const defined = aliases.length > 0 || survival !== undefined || model?.outcome !== undefined || groups?.declared;
  const sections = [
    ["## Abstract"],
    [`**Methods.** ${methodsSentences(design)}`],
    [`**Results.** ${[participantsSentence(design), ...firstResults(design)].join(" ")}`],
    ["## Methods"],
    ["### Participants and data"],
    [
      `The data file holds ${stat("participants.count")} participants${choices.status === "simulated" ? ", who are simulated" : ""}. Say here who they are, and how they were found.`,
    ],
    ...(defined ? [["### Definitions"], ["{{definitions}}"]] : []),
    ...(assumptions
      ? [
          ["### Assumptions"],
          [
            "What follows was read from names and values when this report was begun, and is not known until somebody has looked:",
          ],
          ["{{assumptions}}"],
        ]
      : []),
    ["### Statistical analysis"],
    ["{{methods}}"],
    ["## Results"],
    ["### Participants"],
    [
      `${participantsSentence(design)}${numbers.length + codes.length > 0 ? ` {{ref "table-characteristics"}} describes them${hasFigure ? `, and {{ref "fig-distributions"}} shows how their values are spread` : ""}.` : ""}`,
    ],
    ...(numbers.length + codes.length > 0 ? [['{{table "characteristics"}}']] : []),
    ...(hasFigure ? [['{{figure "distributions"}}']] : []),
    ...(ranked.length + associated.length > 0 ? comparisons(design) : []),
    ...(survival ? survivalSection(design) : []),
    ...(model
      ? [
          ["### Model"],
          [
            `The model rests on ${stat("model.n")} participants in whom the outcome and every covariate are known ({{ref "table-model"}}).`,
          ],
          ['{{table "model"}}'],
        ]
      : []),
    ["## Data availability"],
    ["Say here who may have the data, and where."],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function stat(reference: string, unit = false): string {
  return `{{stat "${reference}"${unit ? " unit=true" : ""}}}`;
}

function label(name: string): string {
  return `{{label "${name}"}}`;
}

function methodsSentences({ groups, ranked, associated, survival, model }: Design): string {
  const tests = [
    ...(ranked.length > 0 ? ["rank tests"] : []),
    ...(associated.length > 0 ? ["tests of contingency tables"] : []),
    ...(survival && groups ? ["the log-rank test"] : []),
  ];
  const models = {
    "cox-regression": "Cox regression",
    "logistic-regression": "logistic regression",
    "linear-regression": "linear regression",
  };
  return [
    "Every number below is computed from the data file.",
    ...(tests.length > 0
      ? [`The groups were compared by ${inWords(tests)}, and p values adjusted by Holm's method over all comparisons.`]
      : []),
    ...(survival ? ["Survival was estimated by the method of Kaplan and Meier."] : []),
    ...(model ? [`The outcome was modelled by ${models[model.method]}.`] : []),
  ].join(" ");
}

function participantsSentence({ groups }: Design): string {
  const all = stat("participants.count");
  if (!groups) return `There were ${all} participants.`;
  const sizes = groups.list.map(({ id }) => `${stat(`group-size.${id}.count`)} in the group ${label(id)}`);
  const unknown =
    groups.column.missingCount > 0 && groups.list[0] ? stat(`group-size.${groups.list[0].id}.unknown`) : "";
  return `There were ${all} participants, ${inWords(sizes)}${unknown && `; of ${unknown} the group is not known`}.`;
}

function firstResults(design: Design): string[] {
  const { numbers, ranked, survival, groups, model } = design;
  const shown = ranked.length > 0 ? ranked : numbers;
  return [
    ...shown.slice(0, IN_ABSTRACT).map((column) => medianSentence(design, column)),
    ...(survival ? [eventsSentence()] : []),
    ...(survival && groups
      ? [
          `Time to the event was compared between the groups (${stat("survival-by-group")}; adjusted p ${stat("survival-by-group.p_adjusted")}).`,
        ]
      : []),
    ...(model ? modelSentence(design) : []),
  ];
}

/** Medians in every group, and the test between them. */
function medianSentence({ groups, ranked, nameOf }: Design, column: ColumnGuess): string {
  const name = nameOf(column);
  if (!groups || !ranked.includes(column))
    return `The median of ${label(name)} was ${stat(`overall.${name}.median`, column.unit !== undefined)} (quartiles ${stat(`overall.${name}.quartiles`)}).`;
  const medians = groups.list.map(
    ({ id }) =>
      `${stat(`summary.${name}.${id}.median`, column.unit !== undefined)} (quartiles ${stat(`summary.${name}.${id}.quartiles`)}) in ${label(id)}`,
  );
  const test = ` (${stat(`difference.${name}`)}; adjusted p ${stat(`difference.${name}.p_adjusted`)})`;
  return `The median of ${label(name)} was ${inWords(medians)}${test}.`;
}

function modelSentence({ model, nameOf }: Design): string[] {
  const [term] = model!.terms;
  const [covariate] = model!.covariates;
  if (term === undefined || !covariate) return [];
  const effect = {
    "cox-regression": "hazard ratio",
    "logistic-regression": "odds ratio",
    "linear-regression": "coefficient",
  };
  const against = covariate.kind === "code" ? ", compared with its first code," : "";
  return [
    `In the model, the ${effect[model!.method]} of ${label(nameOf(covariate))}${against} was ${stat(`model.effect[${term}]`)}.`,
  ];
}

function eventsSentence(): string {
  return `The event was recorded in ${stat("events")}.`;
}

function comparisons(design: Design): string[][] {
  const { ranked, associated, nameOf } = design;
  const usual = associated.filter(({ large }) => !large);
  const large = associated.filter((one) => one.large);
  const tables = [
    ...(ranked.length > 0 ? ["differences"] : []),
    ...(usual.length > 0 ? ["associations"] : []),
    ...(large.length > 0 ? ["large-associations"] : []),
  ];
  const sentences = [
    ...ranked.slice(0, IN_RESULTS).map((column) => medianSentence(design, column)),
    ...usual.slice(0, IN_RESULTS).map(({ column }) => associationSentence(ASSOCIATION, nameOf(column))),
    ...large.slice(0, IN_RESULTS).map(({ column }) => associationSentence(LARGE, nameOf(column))),
  ];
  return [
    ["### Comparisons between the groups"],
    [`All comparisons are in ${inWords(tables.map((id) => `{{ref "table-${id}"}}`))}. ${sentences.join(" ")}`],
    ...tables.map((id) => [`{{table "${id}"}}`]),
  ];
}

function associationSentence(id: string, name: string): string {
  return `For ${label(name)} the test gave ${stat(`${id}.${name}`)} (adjusted p ${stat(`${id}.${name}.p_adjusted`)}).`;
}

function survivalSection({ groups, survival, nameOf }: Design): string[][] {
  const time = nameOf(survival!.time);
  const unit = survival!.time.unit !== undefined;
  const medians = groups
    ? groups.list.map(
        ({ id }) =>
          `${stat(`survival.median[${id}]`, unit)} (${INTERVAL} ${stat(`survival.median_interval[${id}]`)}) in ${label(id)}`,
      )
    : [`${stat("survival.median", unit)} (${INTERVAL} ${stat("survival.interval")})`];
  return [
    ["### Survival"],
    [
      `${eventsSentence()} ${label(time)} had a median of ${stat("follow-up.median", unit)} (quartiles ${stat("follow-up.quartiles")}). The median time to the event by the method of Kaplan and Meier was ${inWords(medians)}.${groups ? ` The groups were compared over the whole of follow-up (${stat("survival-by-group")}; adjusted p ${stat("survival-by-group.p_adjusted")}).` : ""} {{ref "fig-survival"}} shows the curve${groups ? "s" : ""}.`,
    ],
    ['{{figure "survival"}}'],
  ];
}

const INTERVAL = '{{literal "95%" why="confidence level of every interval"}} confidence interval';

/** `a`, `a and b`, `a, b and c`. */
function inWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
