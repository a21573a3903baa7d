/** What a table's declaration becomes: statistics with stable ids, rows, notes, families; and what is wrong with one. */
import { describe, expect, test } from "vitest";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { StudyFaults } from "../../src/fault.js";
import { buildPlan } from "../../src/plan/build.js";
import { makeCatalogue } from "../../src/plan/catalogue.js";
import type { PlannedTable } from "../../src/plan/plan.js";
import { loadStudy } from "../../src/study/load.js";

const codebook = loadCodebook(
  JSON.stringify({
    title: "Fixture",
    status: "real",
    fields: [
      { name: "id", type: "string" },
      {
        name: "arm",
        type: "string",
        codes: ["a", "b", "c"].map((value) => ({ value, label: `Arm ${value.toUpperCase()}` })),
      },
      {
        name: "sex",
        type: "string",
        title: "Sex",
        codes: [
          { value: "F", label: "female" },
          { value: "M", label: "male" },
        ],
      },
      { name: "age", type: "number", title: "Age", unit: "years" },
      { name: "weight", type: "number", title: "Weight", unit: "kg" },
      { name: "months", type: "number", title: "Follow-up", unit: "months" },
    ],
  }),
  "codebook.json",
);

const HEAD = `title: T
authors: [{ name: A }]
data: { file: d.csv, codebook: c.json, status: real, extremes: true, groups: arm }
definitions:
  old: { value: age > 60, label: Old }
statistics:
  uni: { method: cox-regression, time: months, event: old, on: [$term], grid: { term: [weight, sex] } }
  cox: { method: cox-regression, time: months, event: old, on: [weight, sex], reference: { sex: M } }
  plain: { method: median, of: age }
tables:
  t:
    title: T
`;

function plan(declaration: string) {
  const indented = declaration
    .trim()
    .split("\n")
    .map((line) => `    ${line}`);
  const study = loadStudy(`${HEAD}${indented.join("\n")}\n`, "study.yaml", ".");
  return buildPlan(study, makeCatalogue(study, codebook));
}

function faults(declaration: string): string[] {
  try {
    plan(declaration);
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    return error.faults.map(
      ({ rule, message, place, hint }) =>
        `${place?.line}:${place?.column} ${rule}: ${message}${hint ? ` (${hint})` : ""}`,
    );
  }
  return [];
}

function lines({ head, columns, rows }: PlannedTable): string[] {
  const text = (pieces: PlannedTable["rows"][number]["cells"][number]): string =>
    pieces.map((piece) => (typeof piece === "string" ? piece : `{${piece.reference}}`)).join("");
  return [
    [head, ...columns.map((column) => [column.spanner, column.head].filter(Boolean).join(": "))].join(" | "),
    ...rows.map((row) => [`${row.indent ? "- " : ""}${row.head}`, ...row.cells.map(text)].join(" | ")),
  ];
}

describe("a table of characteristics", () => {
  test("is medians, counts and what is missing where nothing else is said", () => {
    const { tables, statistics } = plan("kind: characteristics\nof: [age, old]\ncolumns: [a, b]\n");
    expect(lines(tables[0]!)).toEqual([
      "Characteristic | Arm A | Arm B",
      "Participants | {t.participants.a.n} | {t.participants.b.n}",
      "Age, years, median (quartiles) | {t.age.a.median} ({t.age.a.quartiles}) | {t.age.b.median} ({t.age.b.quartiles})",
      "- not available | {t.age.available.a.missing} | {t.age.available.b.missing}",
      "Old, n (%) |  | ",
      "- yes | {t.old.a.events} ({t.old.a.proportion}) | {t.old.b.events} ({t.old.b.proportion})",
      "- not available | {t.old.available.a.missing} | {t.old.available.b.missing}",
    ]);
    expect(statistics.map(({ id }) => id)).toContain("t.old.available.b");
  });

  test("takes choices for each variable, headings, a column of everyone and adjusted tests", () => {
    const { tables, families, statistics } = plan(`
kind: characteristics
columns: [a, b]
overall: true
test: automatic
adjust: holm
missing: if-any
of:
  - heading: Body
  - { variable: age, label: Age at entry, summary: [mean, range], missing: never }
  - { variable: weight, summary: median-range, test: kruskal-wallis }
  - { variable: sex, levels: [M], summary: count-of-percent }
  - { variable: old, levels: ["no"], test: none, missing: never }
`);
    const [table] = tables;
    expect(lines(table!)).toEqual([
      "Characteristic | Overall | Arm A | Arm B | p | adjusted p",
      "Participants | {t.participants.all.n} | {t.participants.a.n} | {t.participants.b.n} |  | ",
      "Body",
      "Age at entry, years |  |  |  | {t.age.test.p} | {t.age.test.p_adjusted}",
      "- mean (SD) | {t.age.mean.all.mean} ({t.age.mean.all.sd}) | {t.age.mean.a.mean} ({t.age.mean.a.sd}) | {t.age.mean.b.mean} ({t.age.mean.b.sd}) |  | ",
      "- range | {plain.range} | {t.age.a.range} | {t.age.b.range} |  | ",
      "Weight, kg, median (range) | {t.weight.all.median} ({t.weight.all.range}) | {t.weight.a.median} ({t.weight.a.range}) | {t.weight.b.median} ({t.weight.b.range}) | {t.weight.test.p} | {t.weight.test.p_adjusted}",
      "- not available | {t.weight.available.all.missing} | {t.weight.available.a.missing} | {t.weight.available.b.missing} |  | ",
      "Sex: male, n/N (%) | {t.sex.M.all.events}/{t.sex.M.all.n} ({t.sex.M.all.proportion}) | {t.sex.M.a.events}/{t.sex.M.a.n} ({t.sex.M.a.proportion}) | {t.sex.M.b.events}/{t.sex.M.b.n} ({t.sex.M.b.proportion}) | {t.sex.test.p} | {t.sex.test.p_adjusted}",
      "- not available | {t.sex.available.all.missing} | {t.sex.available.a.missing} | {t.sex.available.b.missing} |  | ",
      "Old: no, n (%) | {t.old.no.all.events} ({t.old.no.all.proportion}) | {t.old.no.a.events} ({t.old.no.a.proportion}) | {t.old.no.b.events} ({t.old.no.b.proportion}) |  | ",
    ]);
    expect(table!.rows.find(({ head }) => head === "not available")!.unlessNone).toHaveLength(3);
    expect(families).toEqual([
      {
        id: "t.test",
        label: 'tests of the table "T"',
        adjust: "holm",
        members: ["t.age.test", "t.weight.test", "t.sex.test"],
      },
    ]);
    const methods = new Map(statistics.map(({ id, method, declaration }) => [id, [method.name, declaration]]));
    expect(methods.get("t.age.test")).toMatchObject(["t-test", { between: ["a", "b"], type: "welch" }]);
    expect(methods.get("t.weight.test")?.[0]).toBe("kruskal-wallis");
    expect(methods.get("t.sex.test")?.[0]).toBe("chi-squared-or-fisher");
  });

  test.each([
    ["median", "[a, b]", "mann-whitney"],
    ["median", "[a, b, c]", "kruskal-wallis"],
    ["geometric-mean", "[a, b]", "mann-whitney"],
    ["mean", "[a, b]", "t-test"],
    ["mean", "[a, b, c]", "welch-anova"],
  ])("tests a %s across %s by itself with %s", (summary, columns, method) => {
    const { statistics } = plan(
      `kind: characteristics\nof: [age]\ncolumns: ${columns}\nsummary: { numbers: ${summary} }\ntest: automatic`,
    );
    expect(statistics.find(({ id }) => id === "t.age.test")?.method.name).toBe(method);
  });

  test.each([
    ["of: [{ variable: sex, levels: [N] }]", "14:36 code-unknown: table t: unknown code of sex: N (did you mean F?)"],
    ["of: [{ variable: sex, summary: mean }]", "14:27 summary-type: table t: sex is no number, and has no mean"],
    ["of: [{ variable: age, levels: [F] }]", "14:27 levels-of-number: table t: age is a number, and has no levels"],
    [
      "of: [{ variable: age, test: mann-whitny }]",
      "14:27 test-unknown: table t: unknown test: mann-whitny (did you mean mann-whitney?)",
    ],
    ["of: [{ variable: age, test: fisher }]", "14:27 test-type: table t: age is a number: fisher"],
    ["of: [aeg]", "14:10 variable-unknown: t.aeg.a: of: unknown variable: aeg (did you mean age?)"],
  ])("%s is a fault with its place", (of, fault) => {
    const found = faults(`kind: characteristics\n${of}\ncolumns: [a, b, c]\ntest: automatic\nsummary: {}`);
    expect(found).toContain(fault);
  });

  test("a test of two groups does not fit three columns", () => {
    expect(faults("kind: characteristics\ncolumns: [a, b, c]\ntest: { numbers: t-test }\nof: [age]")).toEqual([
      "15:5 test-groups: table t: t-test compares two groups, and the table has 3",
    ]);
  });
});

describe("a table of regressions", () => {
  test("has models side by side, references named, participants where they belong", () => {
    const { tables } = plan(`
kind: regression
models: [{ head: One by one, of: uni.$term }, { head: Together, of: cox }]
terms: [weight, sex]
show: [n, estimate, p]
labels: { weight: "Weight, per kg" }
`);
    expect(lines(tables[0]!)).toEqual([
      "Covariate | One by one: n | One by one: Hazard ratio (95% CI) | One by one: p | Together: Hazard ratio (95% CI) | Together: p",
      "Weight, per kg | {uni.weight.n} | {uni.weight.effect[weight]} | {uni.weight.p[weight]} | {cox.effect[weight]} | {cox.p[weight]}",
      "Sex | {uni.sex.n} |  |  |  | ",
      "- female |  | reference |  | {cox.effect[sex,F]} | {cox.p[sex,F]}",
      "- male |  | {uni.sex.effect[sex,M]} | {uni.sex.p[sex,M]} | reference | ",
      "Participants |  |  |  | {cox.n} | ",
      "Events |  |  |  | {cox.n_events} | ",
    ]);
    expect(tables[0]!.notes[1]).toEqual(["Together: Cox regression of all its covariates together (Weight, Sex)."]);
  });

  test("has no heading for a model alone, and the ids of several", () => {
    const heads = (models: string) =>
      lines(plan(`kind: regression\nterms: [weight]\nmodels: ${models}\n`).tables[0]!)[0];
    expect(heads("[cox]")).toBe("Covariate | Hazard ratio (95% CI) | p");
    expect(heads("[{ of: cox }]")).toBe(heads("[cox]"));
    expect(heads("[uni.$term, { head: Together, of: cox }]")).toBe(
      "Covariate | uni: Hazard ratio (95% CI) | uni: p | Together: Hazard ratio (95% CI) | Together: p",
    );
  });

  test.each([
    ["models: [cx]", "14:14 statistic-unknown: table t: unknown statistic: cx (did you mean cox?)"],
    ["models: [{ head: A, of: cx }]", "14:25 statistic-unknown: table t: unknown statistic: cx (did you mean cox?)"],
    [
      "models: [{ head: A, of: plain }]",
      "14:25 not-a-regression: table t: plain is no regression (name a statistic with covariates (on))",
    ],
    [
      "models: [{ head: A, of: uni.$term }]",
      "14:25 terms-absent: table t: uni.$term is a statistic for each term, and the table names no terms (add terms: [...])",
    ],
  ])("%s is a fault", (models, fault) => {
    expect(faults(`kind: regression\n${models}`)).toEqual([fault]);
  });
});

describe("a table of survival", () => {
  test("has participants, events, medians and each time, by group, with the log-rank test", () => {
    const { tables } = plan(`
kind: survival
time: months
event: old
columns: [a, b]
at: [24, 12]
test: true
measure: Not old
`);
    expect(lines(tables[0]!)).toEqual([
      "Estimate | Arm A | Arm B",
      "Participants | {t.curve.n[a]} | {t.curve.n[b]}",
      "Events | {t.curve.n_events[a]} | {t.curve.n_events[b]}",
      "Median, months (95% CI) | {t.curve.median[a]} ({t.curve.median_interval[a]}) | {t.curve.median[b]} ({t.curve.median_interval[b]})",
      "At 12 months",
      "- at risk | {t.curve.n_risk[a,12]} | {t.curve.n_risk[b,12]}",
      "- Not old (95% CI) | {t.curve.effect[a,12]} | {t.curve.effect[b,12]}",
      "At 24 months",
      "- at risk | {t.curve.n_risk[a,24]} | {t.curve.n_risk[b,24]}",
      "- Not old (95% CI) | {t.curve.effect[a,24]} | {t.curve.effect[b,24]}",
    ]);
    expect(tables[0]!.notes.at(-1)).toEqual(["Across the columns: ", { reference: "t.test" }, "."]);
  });

  test("is cumulative incidence where another event competes, and of everyone without columns", () => {
    const { tables, statistics } = plan('kind: survival\ntime: months\nevent: old\ncompeting: sex == "M"\nat: [12]\n');
    expect(lines(tables[0]!).at(-1)).toBe("- Cumulative incidence (95% CI) | {t.curve.effect[12]}");
    expect(statistics.find(({ id }) => id === "t.curve")?.method.name).toBe("cumulative-incidence");
  });
});
