/** Families over any p: of results and of rows, raw and adjusted side by side, the same in R and in the reader's browser. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { methods } from "../../src/methods/index.js";
import { PLAN_ID } from "../../src/reader/carried.js";
import { readPlan } from "../../src/reader/plan.js";
import { recompute } from "../../src/reader/recompute.js";
import { small, smallData, smallFaults } from "./small-study.js";

const statistics = `statistics:
  w: { method: mann-whitney, of: age, between: [a, b] }
  lm: { method: linear-regression, of: age, on: [il6, sex], in: b, below: root2 }
  lm2: { method: linear-regression, of: age, on: [time, sex] }
  kw: { method: kruskal-wallis, of: time, across: [a, b] }
`;
const family = (members: string, adjust = "holm") =>
  `${statistics}families:\n  f: { label: Those, adjust: ${adjust}, members: [${members}] }\n`;

test("rows of models, a model's other p values and tests are one family", async () => {
  const { ledger, plan, files } = await small({ study: family("w, 'lm2.p[*]', kw", "BH") });
  expect(plan.families[0]?.members).toEqual(["w", "lm2.p[*]", "kw"]);
  const raw = ["w.p", "lm2.p[(Intercept)]", "lm2.p[time]", "lm2.p[sex,M]", "kw.p"].map(
    (name) => ledger.part(name)!.value as number,
  );
  const adjusted = [
    "w.p_adjusted",
    "lm2.p_adjusted[(Intercept)]",
    "lm2.p_adjusted[time]",
    "lm2.p_adjusted[sex,M]",
    "kw.p_adjusted",
  ].map((name) => ledger.part(name)!.value as number);
  const program = `cat(format(p.adjust(c(${raw.join(",")}), "BH"), digits = 17))`;
  const told = execFileSync("Rscript", ["-e", program], { encoding: "utf8" }).trim().split(/\s+/).map(Number);
  for (const [i, value] of adjusted.entries()) expect(value).toBeCloseTo(told[i]!, 12);
  expect(ledger.entry("lm2")).toMatchObject({ families: [{ name: "Those", adjust: "BH", size: 5, of: "p" }] });
  expect(ledger.entry("w")).toMatchObject({ family: { name: "Those", adjust: "BH", size: 5 } });
  expect(files.get("statistics.csv")).toMatch(/^lm2,p_adjusted\[term=sex;level=M\],0\.\d+$/m);
  expect(files.get("index.html")).toContain("p adjusted by BH in Those (5 tests)");
});

test("some rows of a model leave the others without an adjusted p", async () => {
  const { ledger } = await small({ study: family("'lm2.p[time]', w.p") });
  const value = (name: string) => ledger.part(name)!.value as number;
  const [time, w] = [value("lm2.p[time]"), value("w.p")];
  const least = Math.min(1, 2 * Math.min(time, w));
  const holm = (p: number) => (p === Math.min(time, w) ? least : Math.max(least, p));
  expect(value("lm2.p_adjusted[time]")).toBeCloseTo(holm(time), 12);
  expect(value("w.p_adjusted")).toBeCloseTo(holm(w), 12);
  expect(ledger.part("lm2.p_adjusted[sex,M]")?.value).toBeNull();
});

test("the text, R and the browser have the same of it", async () => {
  const { ledger, files } = await small({
    study: family("w, 'lm*.p[sex,*]', lm2.p"),
    report: '{{stat "lm2.p_adjusted[sex,M]"}} {{stat "lm2.p_adjusted"}}\n',
  });
  const told = inR(files);
  expect(told).toMatch(/4 of 4 statistics agree/);
  const carried = JSON.parse(new RegExp(`id="${PLAN_ID}">([^<]*)<`).exec(files.get("index.html")!)![1]!);
  const plan = readPlan(carried, new Map(methods.map((method) => [method.name, method])));
  expect(plan.display("lm2", "p_adjusted[sex,M]")).toMatchObject({ kind: "p", label: "adjusted p" });
  for await (const { expected, pending } of recompute(new TextEncoder().encode(smallData), "", plan, async () => {}))
    for (const reference of ledger.references())
      if (pending.size === 0 && reference.includes("p_adjusted")) {
        const [id = "", ...part] = reference.split(".");
        expect(expected(id, part.join("."))?.text).toBe(ledger.part(reference)?.text);
      }
});

describe("what is wrong with a family is told", () => {
  test.each([
    ["nope", /no statistic matches nope/],
    ["w.pp", /w \(mann-whitney\) has no p value called pp \(did you mean p\?\)/],
    ["w.estimate", /w \(mann-whitney\) has no p value called estimate/],
    ["'w.p[a]'", /w has no rows/],
    ["'lm2.p[sex,X]'", /lm2 has no row sex,X \(did you mean sex,M\?\)/],
    ["'lm2.estimate[time]'", /rows of lm2 .*has no p value called estimate/],
    ["w, w.p", /^$/],
    ["'lm2.p[*]', 'lm2.p[time]'", /lm2\.p\[time\] is in the family f twice/],
  ])("%s", async (members, message) => {
    expect((await smallFaults({ study: family(members) })).join("\n")).toMatch(message);
  });
});

/** Runs a report's program in R on its statistics; gives what it prints. */
function inR(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "reckon families "));
  try {
    for (const name of ["audit.R", "statistics.csv"]) writeFileSync(join(folder, name), files.get(name)!);
    writeFileSync(join(folder, "cohort.csv"), smallData);
    return execFileSync("Rscript", [join(folder, "audit.R"), "--data", join(folder, "cohort.csv")], {
      encoding: "utf8",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("pairs that have an adjusted p of their own get another by their family, the same in R", async () => {
  const { ledger, files } = await small({
    study: `subsets: { young: age < 45, middle: age >= 45 and age < 54, old: age >= 54 }
statistics:
  kw: { method: kruskal-wallis, of: time, across: [young, middle, old], posthoc: dunn, adjust: holm }
  w: { method: mann-whitney, of: time, between: [a, b] }
families:
  f: { adjust: bonferroni, members: ["kw.p[*]", w] }
`,
  });
  const raw = ledger.part("kw.p[young,old]")!.value as number;
  expect(ledger.part("kw.p_family_adjusted[young,old]")?.value).toBeCloseTo(Math.min(1, 4 * raw), 12);
  expect(ledger.part("kw.p_adjusted[young,old]")?.value).not.toBeNull();
  expect(inR(files)).toMatch(/2 of 2 statistics agree/);
});
