/**
 * The mistakes that newcomers make, each on a study that init made: one message, with the place, what is wrong, and what
 * would mend it. The whole text is set down here, as it is what a person reads.
 */
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { reckon, scratchFolder } from "../init/reckon.js";

const scratch = scratchFolder();
const study = join(scratch, "trial");

const DATA = `patient,arm,age,hgb_g_dl,comment
p1,drug,61,12.5,came late
p2,placebo,55,11.9,none so far
p3,drug,70,13.1,tall
p4,placebo,48,10.2,moved house
p5,drug,66,12.0,see letter
p6,placebo,59,11.1,asked twice
p7,drug,52,12.8,never
p8,placebo,63,10.9,by phone
`;

beforeAll(async () => {
  writeFileSync(join(scratch, "trial.csv"), DATA);
  expect(await reckon("init", study, "--data", join(scratch, "trial.csv"), "--yes")).toMatchObject({
    code: 0,
    stderr: "",
  });
});

const edit =
  (path: string, from: string | RegExp, to: string) =>
  (folder: string): void => {
    const text = readFileSync(join(folder, path), "utf8");
    expect(text).toMatch(from);
    writeFileSync(join(folder, path), text.replace(from, to));
  };
const plan = (from: string | RegExp, to: string) => edit("study.yaml", from, to);
const text = (from: string | RegExp, to: string) => edit("templates/report.md", from, to);

test.each<[mistake: string, make: (folder: string) => void, message: string]>([
  [
    "a column misspelt in the plan",
    plan(
      "overall: { method: median, of: $variable, grid: { variable: [age, hgb_g_dl]",
      "overall: { method: median, of: $variable, grid: { variable: [age, hbg_g_dl]",
    ),
    `study.yaml:17:30  error: overall.hbg_g_dl: of: unknown variable: hbg_g_dl [variable-unknown]
    hint: did you mean hgb_g_dl?`,
  ],
  [
    "YAML without quotes",
    plan(/^title:.*$/m, "title: Haemoglobin: a trial"),
    `study.yaml:2:8  error: nested mappings are not allowed in compact mappings [syntax]
    hint: a text with ": " in it, or that begins with a mark, stands in quotes: title: "Pain: a study"`,
  ],
  [
    "a tab for indentation",
    plan(/^ {2}participants:/m, "\tparticipants:"),
    `study.yaml:15:1  error: tabs are not allowed as indentation [syntax]
    hint: indent with spaces, not tabs`,
  ],
  [
    "a group's code that does not exist",
    plan("group: [placebo, drug] } }\n  overall", "group: [placebo, drugs] } }\n  overall"),
    `study.yaml:16:32  error: group-size.drugs: in: unknown subset: drugs [subset-unknown]
    hint: did you mean drug?`,
  ],
  [
    "a code without quotes",
    plan("statistics:", "subsets:\n  treated: { where: arm == drug }\nstatistics:"),
    `study.yaml:15:28  error: drug stands without quotes [type-mismatch]
    hint: a code stands in quotes: "drug"`,
  ],
  [
    "a helper without quotes",
    text('{{stat "participants.count"}}', "{{stat participants.count}}"),
    `templates/report.md:5:32  error: stat: participants.count stands without quotes [helper-misused]
    hint: write {{stat "participants.count"}}`,
  ],
  [
    "a figure of a text column",
    plan("of: [age, hgb_g_dl]\n    groups", "of: [age, comment]\n    groups"),
    `study.yaml:33:5  error: distributions.comment.placebo: of: comment is text [variable-type]
    expected: a number`,
  ],
  [
    "a statistic that is cited and not declared",
    text("participants.count", "weight.median"),
    `templates/report.md:5:32  error: stat: unknown statistic: weight.median [statistic-unknown]
    hint: declare it under statistics: in study.yaml; the report's statistics.csv lists those that there are`,
  ],
  [
    "a claim about a part that there is not",
    plan(/$/, "claims:\n  lower: { says: Haemoglobin is lower, holds: difference.hgb_g_dl.pvalue < 0.05 }\n"),
    `study.yaml:55:40  error: claim lower: difference.hgb_g_dl has no part pvalue [part-unknown]
    expected: w, p, estimate, conf_low, conf_high, auc, branch, interval, effect, n, missing, not_applicable, unknown, below, above, p_adjusted
    hint: did you mean p?`,
  ],
  [
    "a data file that was moved",
    (folder) => renameSync(join(folder, "data/trial.csv"), join(folder, "trial.csv")),
    `study.yaml:7:3  error: no such file: data/trial.csv [file-missing]
    hint: did you mean trial.csv? Paths are relative to the folder of study.yaml`,
  ],
  [
    "a decimal comma",
    edit("data/trial.csv", "12.5", '"12,5"'),
    `data/trial.csv:2:12  error: column hgb_g_dl: a decimal comma: "12,5" [decimal-comma]
    expected: a number
    hint: write a decimal point: 0.5; or, where the file has them throughout, declare it in the codebook: "dialect": { "delimiter": ";", "decimalChar": "," }`,
  ],
  [
    "a file saved with semicolons and decimal commas",
    (folder) =>
      writeFileSync(join(folder, "data/trial.csv"), DATA.replaceAll(",", ";").replace(/(\d)\.(\d)/g, "$1,$2")),
    `data/trial.csv:1:1  error: the first line names none of the columns: patient;arm;age;hgb_g_dl;comment [header-missing]
    expected: patient,arm,age,hgb_g_dl,comment
    hint: the file seems to have semicolons between cells: declare it in the codebook, "dialect": { "delimiter": ";" }, and where decimals follow a comma, "decimalChar": "," beside it`,
  ],
])("%s", async (name, make, message) => {
  const folder = join(scratch, name.replace(/\W+/g, "-"));
  cpSync(study, folder, { recursive: true });
  make(folder);
  const { code, stderr } = await reckon("build", folder);
  expect(stderr).toBe(`${message}\n1 error; nothing was written.\n`);
  expect(code).toBe(name.includes("moved") ? 2 : 1);
});
