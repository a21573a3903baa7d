/** What is guessed of such files, and what R and verify make of them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Wishes } from "../../src/init/index.js";
import { rscript, testWithR } from "../audit/rscript.js";
import { clean, columnOf, csv, faultsOf, make, simple } from "./hostile.js";
import { scratchFolder } from "./reckon.js";

const scratch = scratchFolder();

describe("what is guessed", () => {
  test("an event that nothing names, an axis that ends with the curves, two values that are codes", async () => {
    const made = await clean(
      csv(
        "time,status,dose,arm",
        (i) => `${i === 7 ? 1000 : i * 2 + 1},${i % 3 === 0 ? 1 : 0},${i % 2 === 0 ? 0 : 10},${"ab"[i % 2]}`,
        60,
      ),
      { groups: "arm" },
    );
    expect(made.text("study.yaml")).toMatch(/event: \{ value: "status == 1", label: "Event"/);
    // of the thirty in group b the tenth from the end is at 87
    expect(made.text("study.yaml")).toMatch(/times: \[0, 20, 40, 60, 80\]/);
    expect(columnOf(made, "dose")).toMatchObject({ codes: [{ value: "0" }, { value: "10" }] });
  });

  test("codes in the order of the numbers in them, decimals that somebody measured, rows of no group", async () => {
    const doses = ["120+", "40-79", "80-119", "0-39"];
    const made = await clean(
      csv("dose,age,arm", (i) => `${doses[i % 4]},${40 + i / 7},${i % 10 === 9 ? "NA" : "ab"[i % 2]}`, 60),
      { groups: "arm" },
    );
    expect(columnOf(made, "dose").codes).toMatchObject(["0-39", "40-79", "80-119", "120+"].map((value) => ({ value })));
    expect(columnOf(made, "age")).toMatchObject({ decimals: 1 });
    expect(made.report.files.get("index.html")).toMatch(/; of <[^>]*>6<\/a> the group is not known/);
  });

  test("units in names", async () => {
    const made = await clean(
      csv("age_years,hgb_g_dl,weight.kg,Size [cm],bmi_kg_m2", (i) => `${i + 20},${i}.5,${i + 50},${i + 150},${i}.1`),
    );
    expect(columnOf(made, "age_years")).toMatchObject({ title: "Age", unit: "years" });
    expect(columnOf(made, "hgb_g_dl")).toMatchObject({ title: "Hgb", unit: "g/dl" });
    expect(columnOf(made, "weight.kg")).toMatchObject({ title: "Weight", unit: "kg" });
    expect(columnOf(made, "Size [cm]")).toMatchObject({ title: "Size", unit: "cm" });
    expect(columnOf(made, "bmi_kg_m2")).toMatchObject({
      unit: "kg/m²",
      assumed: expect.stringContaining("read from the column's name"),
    });
  });

  test("whatever was guessed says so, whatever was said does not", async () => {
    const guessed = await clean(simple);
    for (const what of [
      /title: .* # guessed/,
      /status: real # guessed/,
      /groups: group # guessed/,
      /key: id # guessed/,
    ])
      expect(guessed.text("study.yaml")).toMatch(what);
    const said = await clean(simple, { title: "A study", status: "simulated", groups: "group", key: ["id"] });
    expect(said.text("study.yaml").match(/# guessed/g)).toEqual(["# guessed"]); // the rank test alone
    expect(said.report.study.data.status).toBe("simulated");
    expect(said.report.codebook.status).toBe("simulated");
  });

  test("publish is false, and the page holds nobody's row", async () => {
    const made = await clean(simple);
    expect(made.report.study.data.publish).toBe(false);
    expect(made.report.files.get("index.html")).not.toMatch(/\bp17\b/);
  });

  test("nor do its files hold the smallest or the largest value, which are single participants'", async () => {
    const made = await clean(
      csv(
        "id,group,status,time,x",
        (i) =>
          i === 3
            ? "p3,a,1,0.01379,0.02468"
            : i === 8
              ? "p8,b,0,7531.9,8642.1"
              : `p${i},${"ab"[i % 2]},${i % 3 === 0 ? 1 : 0},${i + 20},${((i * 7) % 60) + 10}`,
        60,
      ),
      { groups: "group", outcome: "status" },
    );
    expect(made.report.ledger.entries.map(({ method }) => method)).toContain("median");
    for (const [path, text] of made.report.files)
      for (const value of ["0.01379", "7531.9", "7,531.9", "0.02468", "8642.1", "8,642.1"])
        expect(text.includes(value), `${value} in ${path}`).toBe(false);
  });

  test("where a row is a visit, a participant is counted once, and every visit has variables of its own", async () => {
    const made = await clean(
      csv(
        "patient,visit,arm,pain",
        (i) => {
          const who = Math.floor(i / 3);
          return `${who},${["baseline", "week 6", "week 12"][i % 3]},${who % 2 ? "a" : "b"},${(i * 7) % 11}`;
        },
        60,
      ),
    );
    expect(JSON.parse(made.text("data/codebook.json"))).toMatchObject({
      primaryKey: ["patient", "visit"],
      participant: "patient",
      wide: { over: "visit", constant: ["arm"] },
    });
    expect(made.report.ledger.part("participants.count")?.text).toBe("20");
    expect([...made.report.cohort.columns.keys()]).toEqual([
      "patient",
      "arm",
      "pain_baseline",
      "pain_week_6",
      "pain_week_12",
    ]);
    expect(made.said).toContain("a row is a visit: the report has a row for each patient");
  });

  test("visits too many to be variables: it warns that they are what is counted", async () => {
    const made = await make(csv("patient,day,x", (i) => `${i % 2},${Math.floor(i / 2)},${i}`, 60));
    expect(made.said).toMatch(/where a row is a visit, statistics count visits, not participants/);
  });

  test("numbers in the title are marked as part of it", async () => {
    const made = await clean(simple, { title: "Cohort of 2019, wave 12" });
    expect(made.report.files.get("index.html")).toContain("<title>Cohort of 2019, wave 12");
  });

  test.each<[Wishes, RegExp]>([
    [{ groups: "gruop" }, /no column gruop/],
    [{ groups: "x" }, /--groups x/],
    [{ key: ["group"] }, /stands twice/],
    [{ outcome: "y" }, /no column y/],
    [{ outcome: "group=c" }, /group has no code c/],
    [{ outcome: "id" }, /a text cannot be modelled/],
    [{ time: "x" }, /belong together/],
    [{ time: "x", event: "group" }, /which code is the event/],
  ])("what cannot be is refused: %j", async (wishes, message) => {
    const faults = await faultsOf(simple, wishes);
    expect(faults[0]).toMatchObject({ rule: "option-unfit", message: expect.stringMatching(message) });
    expect(`${faults[0]!.expected}${faults[0]!.hint}`).not.toBe("undefinedundefined");
  });
});

testWithR("R reads names and codes of every kind as we do", async () => {
  const header = ['"with ""quotes"""', "Größe", "two words", "if", '"x,y"', "1st", "<script>"].join(";");
  const made = await clean(
    csv(
      `id;kind;${header}`,
      (i) => `p${i};${i % 2 ? "its so" : "a == b"};${i},5;${i % 3};${(i * 3) % 7};${i};${i % 5},25;NA;-9`,
      40,
    ),
    { groups: "kind" },
  );
  for (const [path, bytes] of [
    ...made.files,
    ...[...made.report.files].map(([name, text]) => [`reports/${name}`, new TextEncoder().encode(text)] as const),
  ]) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), bytes);
  }
  for (const locale of ["C", "C.UTF-8"]) {
    const { lines } = rscript(join(scratch, "reports/audit.R"), [], locale);
    expect(lines.join("\n")).toMatch(/^(\d+) of \1 statistics agree/m);
  }
});
