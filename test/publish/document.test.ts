/** Tables, references and a checklist in a whole report; what tables print is set against R's numbers, noted beside them. */
import { expect, it } from "vitest";
import { buildFromInputs, type Report } from "../../src/publish/build.js";
import { inputsOfPage } from "../../src/publish/carried.js";
import { carriedBy } from "../../src/verify/carried.js";
import { parsePage } from "../../src/verify/html.js";
import { rebuildPage } from "../../src/verify/rebuild.js";
import { smallData, smallTexts } from "../plan/small-study.js";

const STUDY = `definitions:
  died: { value: event == "1", label: Died }
statistics:
  cox: { method: cox-regression, time: time, event: died, on: [age, sex] }
tables:
  baseline:
    kind: characteristics
    title: Baseline
    columns: [a, b]
    overall: true
    test: automatic
    adjust: holm
    missing: if-any
    of:
      - { variable: age, summary: mean }
      - { variable: sex, levels: [M] }
      - time
  hazards: { kind: regression, title: Hazards, models: [{ head: Cox, of: cox }] }
  survival: { kind: survival, title: Survival, time: time, event: died, columns: [a, b], at: [4], test: true }
report: { bibliography: refs/r.bib, citations: apa, checklist: strobe }
checklist: { 14a: table-baseline, 16a: Results }
`;
const REPORT = `# Results

As others say {{cite "holm1979"}}, {{ref "baseline"}}, {{ref "hazards"}} and {{ref "survival"}}.

{{table "baseline"}}

{{table "hazards"}}

{{table "survival"}}

{{references}}
`;
const BIB = "@article{holm1979, author = {Holm, S.}, title = {A procedure}, year = 1979}\n@book{other, title = {O}}\n";

async function built(bib = BIB): Promise<Report> {
  const texts = new Map(smallTexts({ study: STUDY, report: REPORT }));
  texts.set("refs/r.bib", bib);
  return buildFromInputs(inputsOfPage(texts, new TextEncoder().encode(smallData)), () => {});
}

const report = await built();
const table = (id: string): string[] =>
  report.files
    .get(`tables/${id}.csv`)!
    .trim()
    .split("\n")
    .map((line) => line.replace(/,simulated$/, ""));

it("characteristics are summarised and tested as R does, and notes name the tests used", () => {
  // R: tapply(age, arm, mean), sd: 48.00, 54.25; 9.83, 12.09. t.test p 0.454, fisher.test p 1, wilcox.test p 0.886
  expect(table("baseline").slice(1)).toEqual([
    "Participants,8,4,4,,",
    '"Age, years, mean (SD)",51 (11),48 (10),54 (12),0.45,>0.99',
    '"Sex: Male, n (%)",3 (42.9%),2 (50.0%),1 (33.3%),>0.99,>0.99',
    "not available,1,0,1,,",
    '"Follow-up, months, median (quartiles)",4.1 (2.3 to 6.6),4.8 (3.0 to 6.6),3.6 (2.0 to 5.8),0.89,>0.99',
  ]);
  const page = report.files.get("index.html")!;
  expect(page).toContain(
    "<p>p: Welch&#39;s t test: Age; Fisher&#39;s exact test (an expected count below 5): Sex; Mann-Whitney test: Follow-up.</p>",
  );
  expect(page).toContain("<p>Adjusted p: Holm&#39;s method over the tests of this table.</p>");
});

it("a regression names its reference and tells who stands behind it", () => {
  // R: exp(cbind(coef(m), confint(m))) of coxph(Surv(time, event) ~ age + I(sex == "M")): 1.09 (0.95 to 1.25), 0.13 (0.01 to 2.06)
  expect(table("hazards").slice(1)).toEqual([
    '"Age, years",1.09 (0.95 to 1.25),0.23',
    "Sex,,",
    "Female,reference,",
    "Male,0.13 (0.0087 to 2.06),0.15",
    "Participants,7,",
    "Events,5,",
  ]);
});

it("survival by group has numbers at risk, estimates, medians and the log-rank test", () => {
  // R: survfit(Surv(time, event) ~ arm): 0.5 (0.188 to 1), quantile(, 0.5) 4.75 and 5.75; survdiff p 0.883
  expect(table("survival").slice(1)).toEqual([
    ",Participants,4,4",
    ",Events,3,2",
    ',"Median, months (95% CI)",4.8 (1.5 to not reached),5.8 (0.5 to not reached)',
    "At 4 months,at risk,2,2",
    "At 4 months,Survival (95% CI),50.0% (18.8% to 100.0%),50.0% (18.8% to 100.0%)",
  ]);
  expect(report.files.get("index.html")).toMatch(/Across the columns: log-rank \u03c7\u00b2\s=\s.*0\.88<\/a>\./);
});

it("the bibliography is an input: in the manifest, in the page, and the page can be made again from what it carries", async () => {
  const { files } = report;
  const page = files.get("index.html")!;
  expect(JSON.parse(files.get("manifest.json")!).inputs).toHaveProperty(["refs/r.bib"]);
  expect(page).toContain('<li id="ref-holm1979">Holm, S. (1979). A procedure.</li>');
  expect(page).not.toContain("ref-other");
  const carried = carriedBy(parsePage(new TextEncoder().encode(page)));
  if (typeof carried === "string") throw new Error(carried);
  expect(carried.texts.get("refs/r.bib")).toBe(BIB);
  const again = await rebuildPage(carried, new TextEncoder().encode(smallData));
  expect(again).toMatchObject({ html: page });
});

it("the checklist stands before the appendix", () => {
  const page = report.files.get("index.html")!;
  expect(page.indexOf('id="checklist"')).toBeGreaterThan(page.indexOf("</article>"));
  expect(page.indexOf('id="checklist"')).toBeLessThan(page.indexOf('id="appendix"'));
  expect(page).toContain('<a href="#table-baseline">Table 1</a>');
});

it("a bibliography at fault stops the build, with its lines", async () => {
  await expect(built("@article{holm1979, title = {A}}\n@article{holm1979, title = {B}\n")).rejects.toThrow(
    /refs\/r\.bib:3:1 {2}error: holm1979 is never closed/,
  );
});
