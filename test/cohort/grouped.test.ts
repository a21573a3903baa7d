import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Answers, readAnswers, writeAnswers } from "../../src/cohort/grouped/answers.js";
import { readCounted } from "../../src/cohort/grouped/read.js";
import { countedSupply } from "../../src/cohort/grouped/supply.js";
import { profiles } from "../../src/format/profile.js";
import { evaluatePlan } from "../../src/ledger/evaluate.js";
import { declarationsOf } from "../../src/plan/catalogue.js";
import { compute, prepare } from "../../src/publish/build.js";
import { readInputs } from "../../src/publish/inputs.js";
import { countedSets } from "../../src/publish/needed.js";
import { statisticsJson } from "../../src/publish/statistics.js";
import { answersOf } from "../../src/sources/counts.js";
import { groupsOfFile } from "../../src/sources/file-groups.js";

/** What a study's data give as counts, and the statistics of rows and of counts. */
async function both(folder: string, change: (csv: string) => string = (csv) => csv) {
  const inputs = readInputs(folder);
  const bytes = new TextEncoder().encode(change(new TextDecoder().decode(inputs.data.bytes)));
  const prepared = prepare({ ...inputs, data: { ...inputs.data, bytes } });
  const { study, codebook, catalogue, plan } = prepared;
  const closed = { ...study, data: { ...study.data, publish: false } };
  const sets = countedSets({ study: closed, codebook, catalogue, plan })!;
  const groups = groupsOfFile(bytes, codebook, sets.flat());
  const { answers, choice } = await answersOf(groups, sets, codebook);
  const written = writeAnswers(answers);
  const evaluated = (given: Answers): string => {
    const supply = countedSupply(readCounted(given, inputs.data.path, codebook, ""), declarationsOf(study, codebook));
    return statisticsJson(evaluatePlan(plan, supply, catalogue, profiles[study.report.profile]!));
  };
  const tables: Uint8Array[] = [];
  for (const set of sets) tables.push(await groups.table(set));
  return {
    rows: statisticsJson(compute(prepared).ledger),
    counts: evaluated(readAnswers(written)!),
    // a table for each set, so that thresholds are of other tables than what uses them
    apart: evaluated({ rows: answers.rows, tables }),
    text: new TextDecoder().decode(written),
    sets,
    choice,
  };
}

test.each([".", "examples/mgus2"])(
  "the statistics of %s are the same from counts as from rows",
  async (folder) => {
    const { rows, counts, choice, sets } = await both(folder);
    expect(counts).toBe(rows);
    expect(choice.tables.length).toBeGreaterThan(1);
    for (const set of sets) expect(choice.tables.some((table) => set.every((name) => table.includes(name)))).toBe(true);
  },
  120_000,
);

test("rows that are alike count as often as they are there, in whatever order", async () => {
  const thrice = (csv: string): string => {
    const [header = "", ...rows] = csv.trimEnd().split("\n");
    const more = [3, 1, 2].flatMap((k) => rows.map((row) => row.replace(/^P/, `P${k}`)));
    return `${[header, ...more].join("\n")}\n`;
  };
  const { rows, counts, text, choice } = await both(".", thrice);
  expect(counts).toBe(rows);
  expect(choice.rows).toBe(3 * 304);
  // nobody's name is in the counts
  expect(readFileSync("data/cohort.csv", "utf8")).toContain("P017");
  expect(text).not.toContain("P017");
  expect(text.length).toBeLessThan(Buffer.byteLength(thrice(readFileSync("data/cohort.csv", "utf8"))) / 2);
}, 120_000);

test("no rows are told once", async () => {
  const { codebook } = prepare(readInputs("."));
  const none = groupsOfFile(new TextEncoder().encode("group,sex\n"), codebook, ["group", "sex"]);
  const { answers } = await answersOf(none, [["group"], ["sex"]], codebook);
  expect(() => readCounted(answers, "cohort.csv", codebook, "")).toThrow(
    /^cohort\.csv {2}error: the query gives no rows \[rows-none\]\n {4}expected: .*$/,
  );
});

test("an answer cut short, or counts of other rows, are no answers", () => {
  const table = new TextEncoder().encode("a,#\n1,2\n");
  const written = writeAnswers({ rows: 2, tables: [table, table] });
  expect(readAnswers(written)).toEqual({ rows: 2, tables: [table, table] });
  expect(readAnswers(written.subarray(0, -1))).toBeUndefined();
  expect(readAnswers(new TextEncoder().encode("a,b\n1,2\n"))).toBeUndefined();
});
