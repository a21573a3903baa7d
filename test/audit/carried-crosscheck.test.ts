/** What is judged of a second engine's word that a page carries, though R is not asked again. */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { crosscheckJson, type StatisticVerdict } from "../../src/audit/crosscheck/index.js";
import { StudyFaults } from "../../src/fault.js";
import { buildFromInputs, type Report } from "../../src/publish/build.js";
import { verifyPage } from "../../src/verify/index.js";
import { type SmallStudy, smallData, smallInputs } from "../plan/small-study.js";

const study: SmallStudy = {
  study: `statistics:
  age: { method: mean, of: age, in: a }
  il6: { method: median, of: il6 }
  none: { method: mean, of: il6 }
`,
  report: 'Mean {{stat "age.mean"}}, median {{stat "il6.median"}}.\n',
};
const data = new TextEncoder().encode(smallData);
const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");

let plain: Report;
let agreeing: StatisticVerdict[];
beforeAll(async () => {
  plain = await buildFromInputs(smallInputs(study), () => {});
  agreeing = plain.ledger.entries.map(({ id, refusal }) =>
    refusal === undefined ? { id, verdict: "agrees", difference: 0 } : { id, verdict: "refused-by-both" },
  );
});

const report = (statistics: readonly StatisticVerdict[], program = plain.files.get("audit.R")!): Promise<Report> => {
  const inputs = {
    "cohort.csv": sha256(data),
    "reports/audit.R": sha256(program),
    "reports/statistics.csv": sha256(plain.files.get("statistics.csv")!),
  };
  const bytes = new TextEncoder().encode(crosscheckJson({ engine: "Rscript", r: "4.2.2", inputs, statistics }));
  const crosscheck = { path: "audit/crosscheck.json", bytes };
  return buildFromInputs({ ...smallInputs(study), crosscheck }, () => {});
};
const verified = async ({ files }: Report) => verifyPage(new TextEncoder().encode(files.get("index.html")!), data);

describe("what a page carries from R", () => {
  test("is tied to its data, program and results, and verify says what it did not judge", async () => {
    expect(agreeing.map(({ verdict }) => verdict)).toEqual(["agrees", "agrees", "refused-by-both"]);
    const { agrees, notes } = await verified(await report(agreeing));
    expect(agrees).toBe(true);
    expect(notes).toEqual([
      expect.stringMatching(
        /^what the page carries from R 4\.2\.2 is tied by SHA-256 .* each of the 3 statistics; whether R found what it says \(3 agree\) was not judged: /,
      ),
    ]);
  });

  test("is told to be of other inputs where it is", async () => {
    const { agrees, notes } = await verified(await report(agreeing, "another program"));
    expect(agrees).toBe(true);
    expect(notes).toEqual([expect.stringMatching(/is of other inputs .*\(reports\/audit\.R\) and was not judged/)]);
  });

  test.each<[string, (verdicts: StatisticVerdict[]) => StatisticVerdict[], string]>([
    ["fewer statistics", (all) => all.slice(1), "it names these inputs, but not their 3 statistics"],
    [
      "a result where there is none",
      ([first, second]) => [first!, second!, { id: "none", verdict: "agrees", difference: 0 }],
      "it says that none has a result here, but it has none",
    ],
    [
      "none where there is a result",
      ([, second, third]) => [{ id: "age", verdict: "refused-by-both" }, second!, third!],
      "it says that age has no result here, but it has",
    ],
    [
      "another value of ours",
      ([, second, third]) => [
        {
          id: "age",
          verdict: "differs",
          parts: [{ part: "mean", ours: "47", theirs: "48", difference: 0.02 }],
        },
        second!,
        third!,
      ],
      "it says that age.mean is 47 here, not 48",
    ],
  ])("is refused where it says of these statistics what they are not: %s", async (_, change, message) => {
    const caught = await report(change(agreeing)).catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(StudyFaults);
    expect((caught as StudyFaults).faults.map((fault) => fault.message)).toEqual([message]);
  });
});
