/** A profile and a statistic's own format reach everything that prints: text, tables, appendix, and the reader's check. */
import { describe, expect, test } from "vitest";
import { profiles } from "../../src/format/profile.js";
import { methods } from "../../src/methods/index.js";
import { PLAN_ID } from "../../src/reader/carried.js";
import { readPlan } from "../../src/reader/plan.js";
import { recompute } from "../../src/reader/recompute.js";
import { verifyPage } from "../../src/verify/index.js";
import { type SmallStudy, small, smallData, smallFaults } from "../plan/small-study.js";

const report = [
  'A: {{mann-whitney "il6" between="a,b"}}. B: {{mean "age"}}. C: {{proportion "age > 45" part="effect"}}.',
  'D: {{median "il6" part="quartiles" unit=true}}. E: {{spearman "age" with="time"}}. F: {{t-test "age" between="a,b" part="effect"}}.',
].join("\n\n");
const withProfile = (profile: string, rest: SmallStudy = {}): SmallStudy => ({
  ...rest,
  study: `report: { profile: ${profile} }\n${rest.study ?? ""}`,
  report: rest.report ?? `${report}\n`,
});
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replace(/[\u00a0\u202f]/g, " ")
    .replaceAll("\u2060", "")
    .trim();

test.each(Object.keys(profiles))(
  "a report in %s verifies, and prints as it is recomputed in the browser",
  async (name) => {
    const { files, document, ledger } = await small(withProfile(name));
    expect(textOf(document.html)).toMatchSnapshot();
    const html = files.get("index.html")!;
    const data = new TextEncoder().encode(smallData);
    expect(await verifyPage(new TextEncoder().encode(html), data)).toMatchObject({ agrees: true });
    const carried = JSON.parse(new RegExp(`id="${PLAN_ID}">([^<]*)<`).exec(html)![1]!);
    const plan = readPlan(carried, new Map(methods.map((method) => [method.name, method])));
    for await (const { expected, pending } of recompute(data, "", plan, async () => {}))
      for (const { id, result } of ledger.entries)
        if (!pending.has(id))
          for (const part of Object.keys(result))
            expect(expected(id, part)?.text).toBe(ledger.part(`${id}.${part}`)?.text);
  },
);

test("where the decimal point is another, none is a full stop in text, captions, tables, alternatives", async () => {
  const { files, document } = await small(
    withProfile("lancet", {
      study: [
        'tables: { t: { kind: characteristics, title: T, caption: "{{mean \\"il6\\" in=\\"b\\"}}", of: [age, il6, sex], columns: [a, b], test: true, compare: [a, b] } }',
        "figures: { f: { kind: distribution, title: F, of: [il6], groups: [a, b] } }",
      ].join("\n"),
      report: `${report}\n\n{{table "t"}}\n\n{{figure "f"}}\n\n{{ref "t"}} {{ref "f"}}\n`,
    }),
  );
  expect(textOf(document.html)).not.toMatch(/\d\.\d/);
  expect(
    files
      .get("figures/f.svg")!
      .replace(/<style[\s\S]*?<\/style>/, "")
      .replace(/="[^"]*"/g, ""),
  ).not.toMatch(/\d\.\d/);
  expect(files.get("tables/t.csv")).not.toMatch(/\d\.\d/);
});

describe("a statistic's own format", () => {
  const study =
    "statistics:\n  m: { method: mean, of: il6, in: b, format: { decimals: 4, unit: true } }\n  p: { method: proportion, of: age > 45, format: { percent_decimals: 0 } }\n  t: { method: t-test, of: age, between: [a, b], format: { p_decimals: 4, decimals: 3 } }\n";

  test("holds wherever it is printed, and what it does not name stays as it was", async () => {
    const { ledger, document, files } = await small({
      study,
      report:
        '{{stat "m.mean"}}; {{stat "m.mean" unit=false}}; {{stat "p"}}; {{stat "t.p"}}; {{stat "t.effect"}}; {{stat "t.df"}}\n',
    });
    expect(textOf(document.html)).toBe(
      "6.1875 pg/mL; 6.1875; 5 of 8 (63%, 95% CI 31% to 86%); 0.4544; -6.250 (-25.513 to 13.013); 5.76".replaceAll(
        "-",
        "\u2212",
      ),
    );
    expect(ledger.part("m.sd")?.text).toMatch(/^\d+\.\d{4}$/);
    expect(files.get("index.html")).toContain('"formats":[[0,{"decimals":4,"unit":true}]');
  });

  test("the browser knows it", async () => {
    const { files, ledger } = await small({ study, report: "T.\n" });
    const carried = JSON.parse(new RegExp(`id="${PLAN_ID}">([^<]*)<`).exec(files.get("index.html")!)![1]!);
    const plan = readPlan(carried, new Map(methods.map((method) => [method.name, method])));
    for (const reference of ["m.mean", "p.proportion", "t.p"])
      expect(plan.display(...(reference.split(".") as [string, string]))).toMatchObject({
        decimals: ledger.part(reference)?.display.decimals,
      });
  });

  test.each([
    ["format: { decimal: 3 }", /unknown key: decimal \(did you mean decimals\?\)/],
    ["format: { decimals: -1 }", /decimals: -1 \[at least 0\]/],
    ["format: { p_decimals: 0 }", /p_decimals: 0 \[at least 1\]/],
  ])("%s is a fault", async (format, message) => {
    expect((await smallFaults({ study: `statistics: { m: { method: mean, of: age, ${format} } }\n` })).join()).toMatch(
      message,
    );
  });

  test("an unknown profile is told with those that there are", async () => {
    expect((await smallFaults({ study: "report: { profile: jama }\n" })).join()).toMatch(
      /"jama" \[biomedical, apa, ama, nejm, lancet\]/,
    );
  });
});
