import { usualLeastAtRisk } from "../plan/survival.js";
import { numberIn } from "./cells.js";
import type { ColumnGuess } from "./column.js";
import { ASSOCIATION, type Choices, type Design, LARGE, MOST_VARIABLES } from "./design.js";
import type { Inspection } from "./inspect.js";
import { definitionLines, statisticsLines } from "./statistics-file.js";
import { comment, list, scalar } from "./yaml.js";

/** The variables of a figure: more would be too small to read. */
const MOST_PANELS = 6;

/** The plan as YAML; what was guessed says so beside it. */
export function studyFile(design: Design, dataFile: string): string {
  const { choices, groups } = design;
  const { key, said } = choices;
  const guessed = (what: Said, text: string): string => (said.has(what) ? "" : ` ${comment(`guessed: ${text}`)}`);
  const lines = [
    comment(
      `A first plan, made by reckon init from ${design.inspection.file}. What was guessed says so: look at it first.`,
    ),
    `title: ${JSON.stringify(choices.title)}${guessed("title", "from the file's name")}`,
    "authors:",
    "  - name: Unnamed author # write your own",
    "",
    "data:",
    `  file: ${scalar(dataFile)}`,
    "  codebook: data/codebook.json",
    `  status: ${choices.status}${guessed("status", "write simulated, here and in the codebook, where the participants are made up")}`,
    "  publish: false # true lets points and ids of single participants appear in the report",
  ];
  if (groups && !groups.declared)
    lines.push(
      `  groups: ${scalar(groups.column.name)}${guessed("groups", `its codes are ${codesOf(groups.column)}`)}`,
    );
  if (key.length === 1)
    lines.push(`  key: ${scalar(key[0]!.name)}${guessed("key", "no value is missing, and none stands twice")}`);
  else if (design.inspection.visits)
    lines.push(
      `  key: ${list(key.map(({ name }) => name))}${guessed("key", "a row is a visit, and the codebook's wide view has a row a participant")}`,
    );
  lines.push(...definitionLines(design), "", "statistics:", ...statisticsLines(design));
  lines.push(...familyLines(design), ...figureLines(design), ...tableLines(design));
  return `${lines.join("\n")}\n`;
}

type Said = Choices["said"] extends ReadonlySet<infer S> ? S : never;

function codesOf({ codes = [] }: ColumnGuess): string {
  return codes.map(({ value }) => value).join(", ");
}

function familyLines({ ranked, associated, survival, groups }: Design): string[] {
  const members = [
    ...(ranked.length > 0 ? ["difference.**"] : []),
    ...(associated.some(({ large }) => !large) ? [`${ASSOCIATION}.**`] : []),
    ...(associated.some(({ large }) => large) ? [`${LARGE}.**`] : []),
    ...(survival && groups ? ["survival-by-group"] : []),
  ];
  if (members.length === 0) return [];
  return [
    "",
    "families:",
    `  ${comment("every comparison between the groups, so that none is singled out afterwards")}`,
    "  comparisons:",
    "    label: comparisons between the groups",
    "    adjust: holm",
    `    members: ${list(members)}`,
  ];
}

/** The variables of the first figure. */
export function shownIn(numbers: readonly ColumnGuess[]): readonly ColumnGuess[] {
  return numbers.filter(({ kind, constant }) => kind !== "year" && !constant).slice(0, MOST_PANELS);
}

function figureLines({ numbers, groups, survival, nameOf, inspection }: Design): string[] {
  const shown = shownIn(numbers);
  const lines: string[] = [];
  if (shown.length > 0)
    lines.push(
      "  distributions:",
      "    kind: distribution",
      `    title: ${groups ? "Distributions by group" : "Distributions"}`,
      `    of: ${list(shown.map(nameOf))}`,
      `    groups: ${list(groups?.list.map(({ id }) => id) ?? ["all"])}`,
      `    columns: ${Math.min(3, shown.length)}`,
    );
  if (survival)
    lines.push(
      "  survival:",
      "    kind: survival",
      `    title: ${groups ? "Time to the event, by group" : "Time to the event"}`,
      "    of: [survival]",
      `    times: [${roundTimes(lastShown(survival.time, groups, inspection)).join(", ")}] # guessed: round times while ${usualLeastAtRisk} are at risk`,
      ...(groups ? ["    test: survival-by-group"] : []),
      "    median: true",
    );
  return lines.length > 0 ? ["", "figures:", ...lines] : [];
}

/** The last time at which a curve has as many at risk as it needs to be drawn; of fewer participants the longest time. */
function lastShown({ cells, missing }: ColumnGuess, groups: Design["groups"], { comma }: Inspection): number {
  const times = new Map<string, number[]>();
  for (const [row, cell] of cells.entries()) {
    const group = groups?.column.cells[row] ?? "";
    const read = missing.has(cell) ? undefined : numberIn(cell, comma);
    if (!read || (groups && !groups.list.some(({ code }) => code === group))) continue;
    const own = times.get(group) ?? [];
    own.push(read.value);
    times.set(group, own);
  }
  const lasts = [...times.values()].map(
    (own) => own.sort((a, b) => b - a)[Math.min(usualLeastAtRisk, own.length) - 1]!,
  );
  return lasts.reduce((a, b) => Math.max(a, b), 0);
}

/** Round times from 0, about five steps, none beyond the longest; of a very short one the longest itself. */
export function roundTimes(longest: number): number[] {
  const rough = longest / 5;
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999) ?? longest;
  const count = Math.max(1, Math.floor((longest / step) * 1.000001));
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

function tableLines({ numbers, codes, groups, ranked, associated, model, nameOf, left }: Design): string[] {
  const described = [...numbers, ...codes];
  const lines: string[] = [];
  if (described.length > 0)
    lines.push(
      "  characteristics:",
      "    kind: characteristics",
      `    title: ${groups ? "Participants by group" : "Participants"}`,
      ...(left > 0
        ? [`    ${comment(`the first ${MOST_VARIABLES} columns; ${left} more are described in the codebook`)}`]
        : []),
      `    of: ${list(described.map(nameOf))}`,
      `    columns: ${list(groups?.list.map(({ id }) => id) ?? ["all"])}`,
      ...(groups ? ["    overall: true"] : []),
      "    missing: if-any",
    );
  const columnsOf = (large: boolean): readonly ColumnGuess[] =>
    associated.filter((one) => one.large === large).map(({ column }) => column);
  const tests = [
    ["differences", "difference", ranked, "Rank tests of differences between the groups"],
    ["associations", ASSOCIATION, columnsOf(false), "Tests of associations with the groups"],
    ["large-associations", LARGE, columnsOf(true), "Chi-squared tests of associations with the groups"],
  ] as const;
  for (const [id, statistic, columns, title] of tests)
    if (columns.length > 0)
      lines.push(
        `  ${id}:`,
        "    kind: cells",
        `    title: ${title}`,
        `    rows: { variable: ${list(columns.map(nameOf))} }`,
        "    head: Variable",
        "    columns:",
        ...(statistic === "difference" && groups!.list.length === 2
          ? ["      - { head: Difference (95% CI), cell: difference.$variable.effect }"]
          : []),
        `      - { head: p, cell: ${statistic}.$variable.p }`,
        `      - { head: adjusted p, cell: ${statistic}.$variable.p_adjusted }`,
      );
  if (model)
    lines.push(
      "  model:",
      "    kind: regression",
      `    title: ${MODEL_TITLES[model.method]}`,
      "    models: [{ head: Model, of: model }]",
      `    show: [n, ${model.method === "linear-regression" ? "" : "events, "}estimate, p]`,
    );
  return lines.length > 0 ? ["", "tables:", ...lines] : [];
}

const MODEL_TITLES = {
  "cox-regression": "Cox regression of time to the event",
  "logistic-regression": "Logistic regression of the outcome",
  "linear-regression": "Linear regression of the outcome",
};
