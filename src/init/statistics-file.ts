import type { ColumnGuess } from "./column.js";
import { ASSOCIATION, condition, type Design, LARGE } from "./design.js";
import { comment, list, mapping, scalar } from "./yaml.js";

type Entries = readonly (readonly [key: string, value: string])[];

/** The plan's statistics as YAML, each kind once, with a grid where there are several. */
export function statisticsLines(design: Design): string[] {
  const { groups, numbers, ranked, associated, survival, nameOf } = design;
  const names = (columns: readonly ColumnGuess[]): string => list(columns.map(nameOf));
  const ids = groups?.list.map(({ id }) => id) ?? [];
  const lines = [statistic("participants", [["method", "count"]])];
  if (groups) {
    lines.push(
      statistic("group-size", [
        ["method", "count"],
        ["in", "$group"],
        ["grid", `{ group: ${list(ids)} }`],
      ]),
    );
  }
  if (numbers.length > 0)
    lines.push(
      statistic("overall", [
        ["method", "median"],
        ["of", "$variable"],
        ["grid", `{ variable: ${names(numbers)} }`],
      ]),
    );
  if (groups && numbers.length > 0)
    lines.push(
      statistic("summary", [
        ["method", "median"],
        ["of", "$variable"],
        ["in", "$group"],
        ["grid", `{ variable: ${names(numbers)}, group: ${list(ids)} }`],
      ]),
    );
  if (ranked.length > 0)
    lines.push(
      note("guessed: rank tests, which take no distribution for granted"),
      statistic("difference", [
        ["method", ids.length === 2 ? "mann-whitney" : "kruskal-wallis"],
        ["of", "$variable"],
        [ids.length === 2 ? "between" : "across", list(ids)],
        ["grid", `{ variable: ${names(ranked)} }`],
      ]),
    );
  for (const [id, method, large, why] of [
    [
      ASSOCIATION,
      "chi-squared-or-fisher",
      false,
      "guessed: Fisher's exact test where an expected count is below 5, else chi-squared",
    ],
    [LARGE, "chi-squared", true, "guessed: chi-squared, as an exact test has too many tables to go through"],
  ] as const) {
    const columns = associated.filter((one) => one.large === large).map(({ column }) => column);
    if (columns.length > 0)
      lines.push(
        note(why),
        statistic(id, [
          ["method", method],
          ["of", "$variable"],
          ["across", list(ids)],
          ["grid", `{ variable: ${names(columns)} }`],
        ]),
      );
  }
  if (survival) lines.push(...survivalLines(design, survival, ids));
  return [...lines, ...modelLines(design)];
}

function survivalLines(
  { nameOf }: Design,
  { time, id }: NonNullable<Design["survival"]>,
  ids: readonly string[],
): string[] {
  const common: Entries = [
    ["time", scalar(nameOf(time))],
    ["event", id],
  ];
  const across: Entries = ids.length > 0 ? [["across", list(ids)]] : [];
  return [
    statistic("follow-up", [
      ["method", "median"],
      ["of", scalar(nameOf(time))],
    ]),
    statistic("events", [
      ["method", "proportion"],
      ["of", id],
    ]),
    statistic("survival", [["method", "kaplan-meier"], ...common, ...across]),
    ...(ids.length > 0 ? [statistic("survival-by-group", [["method", "log-rank"], ...common, ...across])] : []),
  ];
}

function modelLines({ model, survival, nameOf }: Design): string[] {
  if (!model) return [];
  const on: Entries = [["on", list(model.covariates.map(nameOf))]];
  const method: Entries = [["method", model.method]];
  const what: Entries =
    model.method === "cox-regression"
      ? [
          ["time", scalar(nameOf(survival!.time))],
          ["event", survival!.id],
        ]
      : [["of", scalar(model.outcome?.id ?? nameOf(model.of!))]];
  return [
    note(
      "guessed: the covariates, in the order of the file, ten events each at least; choose them yourself, before you look",
    ),
    statistic("model", [...method, ...what, ...on]),
  ];
}

/** Definitions and subsets: other names for what an expression or an id cannot name, events, outcomes. */
export function definitionLines({ aliases, survival, model, choices, groups }: Design): string[] {
  const lines: string[] = [];
  for (const { id, column } of aliases)
    lines.push(
      `  ${id}:${mapping(
        [
          ["value", JSON.stringify(`\`${column.name}\``)],
          ["label", JSON.stringify(column.label)],
          ...(column.unit !== undefined ? [["unit", JSON.stringify(column.unit)] as const] : []),
          ...(column.decimals !== undefined ? [["decimals", String(column.decimals)] as const] : []),
        ],
        "  ",
      )}`,
    );
  const outcome = (id: string, column: ColumnGuess, code: string, why: string, said: boolean): void => {
    if (!said && why) lines.push(note(`guessed: ${why}`));
    const label = column.codes?.find(({ value }) => value === code)?.label ?? code;
    // a name that says no more than that something happened, and a code that does not say what
    const nameless = /^(?:status|event|cens|censored|outcome|fustat)$/i.test(column.name);
    const words =
      nameless && /^(?:yes|true|event|\d+)$/i.test(label)
        ? "Event"
        : /^yes$/i.test(label)
          ? column.label
          : `${column.label}: ${label}`;
    lines.push(
      `  ${id}:${mapping(
        [
          ["value", JSON.stringify(condition(column, code))],
          ["label", JSON.stringify(words)],
          ...(!said && why ? [["assumed", JSON.stringify(why)] as const] : []),
        ],
        "  ",
      )}`,
    );
  };
  if (survival) outcome(survival.id, survival.event, survival.code, survival.why, choices.said.has("survival"));
  if (model?.outcome) outcome(model.outcome.id, model.outcome.column, model.outcome.code, model.outcome.why, false);
  const definitions = lines.length > 0 ? ["", "definitions:", ...lines] : [];
  if (!groups?.declared) return definitions;
  return [
    ...definitions,
    "",
    "subsets:",
    ...(choices.said.has("groups") ? [] : [note(`guessed: the groups are those of ${groups.column.name}`)]),
    ...groups.list.map(
      ({ id, code, label }) =>
        `  ${id}:${mapping(
          [
            ["where", JSON.stringify(condition(groups.column, code))],
            ["label", JSON.stringify(label)],
          ],
          "  ",
        )}`,
    ),
  ];
}

function statistic(id: string, entries: Entries): string {
  return `  ${id}:${mapping(entries, "  ")}`;
}

function note(text: string): string {
  return `  ${comment(text)}`;
}
