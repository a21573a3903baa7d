import type { Design } from "./design.js";
import type { Draft } from "./draft.js";
import { repeated, unclearSurvival } from "./roles.js";

/** What init did, what it guessed, and what to look at next, in lines. */
export function tellDraft({ design, files, statistics }: Draft, folder: string): string[] {
  const { inspection } = design;
  const { table, encoding, comma, file, columns, changes } = inspection;
  const between = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" }[table.delimiter] ?? table.delimiter;
  const data = [...files.keys()].find((path) => path.startsWith("data/") && path.endsWith(".csv"))!;
  return [
    `${folder}: a study of ${counted(table.rows.length, "row")} and ${counted(columns.length, "column")} that builds, with ${counted(statistics, "statistic")}.`,
    `${file} was read as ${encoding}, with ${between} between cells${comma ? " and decimal commas" : ""}.`,
    changes.length === 0
      ? `${data} is the same file, byte for byte.`
      : [`${data} is not the same file, byte for byte:`, ...changes.map((change) => `  ${change}`)].join("\n"),
    "",
    "Guessed; study.yaml and data/codebook.json say so too:",
    ...guesses(design).map((line) => `  ${line}`),
    ...doubts(design),
    "",
    "Next:",
    `  reckon build ${shell(folder)}     then open ${folder}/reports/index.html`,
    `  reckon check ${shell(folder)}     proves that the report is what its inputs give`,
    "  data/codebook.json      labels, units, what codes mean",
    "  study.yaml              which statistics, figures and tables",
    "  templates/report.md     the text; every number in it comes from the plan",
    ...(design.choices.status === "real"
      ? ["The rows of real participants lie in data/: think of them before you give the folder to anybody."]
      : []),
  ];
}

function guesses({ choices, groups, survival, model, inspection }: Design): string[] {
  const { said, key } = choices;
  const others = inspection.groups.filter((column) => column !== groups?.column).map(({ name }) => name);
  const lines: string[] = [];
  if (!said.has("status")) lines.push("the participants are real (--status simulated, where they are not)");
  if (!said.has("groups"))
    lines.push(
      groups
        ? `groups: ${groups.column.name}, ${groups.list.map(({ code, count }) => `${code} (${count})`).join(", ")}${others.length > 0 ? `; or ${others.join(", ")}` : ""} (--groups COLUMN, or none)`
        : "no groups: no column has 2 to 6 codes with at least 2 rows each (--groups COLUMN)",
    );
  if (!said.has("key"))
    lines.push(
      key.length > 0
        ? `a row is named by ${key.map(({ name }) => name).join(" and ")} (--key COLUMN)`
        : "nothing names a row (--key COLUMN)",
    );
  if (survival && !said.has("survival"))
    lines.push(
      `survival: ${survival.time.name} with ${survival.event.name}, where ${survival.why} (--time COLUMN --event COLUMN=CODE)`,
    );
  if (model)
    lines.push(`covariates of the model: ${model.covariates.map(({ name }) => name).join(", ") || "none fits"}`);
  const kinds = [
    ["numbers", inspection.columns.filter(({ kind }) => kind === "number" || kind === "integer" || kind === "year")],
    ["codes", inspection.columns.filter(({ kind }) => kind === "code")],
    ["text, which no statistic uses", inspection.columns.filter(({ kind }) => kind === "text")],
  ] as const;
  for (const [what, columns] of kinds)
    if (columns.length > 0) lines.push(`${what}: ${shortened(columns.map(({ name }) => name))}`);
  return lines;
}

const MOST_DOUBTS = 20;

function doubts({ inspection, choices, left }: Design): string[] {
  const { columns, visits } = inspection;
  const lines = columns.flatMap(({ name, assumed, doubts: own }) => [
    ...assumed.map((text) => `${name}: ${text}`),
    ...own.map((text) => `${name}: ${text}`),
  ]);
  for (const { name } of columns.filter(({ name }) => name.includes("`")))
    lines.push(`${name}: a name with a backtick cannot be used in a plan; rename the column`);
  if (visits)
    lines.unshift(
      `a row is a visit: the report has a row for each ${visits.participant.name}, and a variable for each ${visits.over.name}, such as ${visits.view.find(({ name }) => !columns.some((column) => column.name === name))?.name}`,
    );
  const whose = visits ? undefined : choices.key.length > 1 ? choices.key[0] : repeated(columns);
  if (whose)
    lines.unshift(
      `${whose.name}: values stand in several rows; where a row is a visit, statistics count visits, not participants`,
    );
  const unclear = choices.survival ? undefined : unclearSurvival(columns);
  if (unclear) {
    const [time, event] = unclear.map(({ name }) => name);
    lines.unshift(
      `${time} and ${event} look like survival; say which code is the event: --time ${time} --event ${event}=CODE, one of ${unclear[1].codes!.map(({ value }) => value).join(", ")}`,
    );
  }
  if (left > 0) lines.push(`${left} columns more are described in the codebook, but not in the report`);
  if (lines.length === 0) return [];
  const more = lines.length - MOST_DOUBTS;
  return [
    "",
    "Look at:",
    ...lines.slice(0, MOST_DOUBTS).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more: see "assumed" in data/codebook.json`] : []),
  ];
}

function shortened(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(", ")} and ${names.length - 12} more` : names.join(", ");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function shell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
