/** Statistics that a manuscript asks for: their ids, what they print, where they are bound, and what is told of mistakes. */
import { describe, expect, test } from "vitest";
import { HELPERS } from "../../src/document/helpers.js";
import { unboundFaults } from "../../src/document/unbound.js";
import { methods } from "../../src/methods/index.js";
import { verifyPage } from "../../src/verify/index.js";
import { small, smallData, smallFaults } from "./small-study.js";

test("no method is called as a helper is", () => {
  expect(methods.map(({ name }) => name).filter((name) => Object.hasOwn(HELPERS, name))).toEqual([]);
});

describe("an ask joins the plan under an id made of what it is", () => {
  test.each([
    ['{{median "age" in="a"}}', "median.age.a"],
    ['{{median "age"}}', "median.age"],
    ['{{median of="age" in="all"}}', "median.age"],
    ['{{count "b"}}', "count.b"],
    ['{{count in="b" of="il6" part="missing"}}', "count.b.il6"],
    ['{{proportion "sex == \'F\'" in="a"}}', "proportion.sex-is-f.a"],
    ["{{proportion \"age >= 50 and sex != 'F'\"}}", "proportion.age-at-least-50-and-sex-is-not-f"],
    ['{{mann-whitney "age" between="a, b"}}', "mann-whitney.age.a.b"],
    [
      '{{mann-whitney "age" between="a,b" scale="ratio" below="root2"}}',
      "mann-whitney.age.a.b.scale-ratio.below-root2",
    ],
    ['{{quantile "age" p=0.9}}', "quantile.age.p-0-9"],
    ['{{kaplan-meier "time" event="event == \'1\'" at="2,4"}}', "kaplan-meier.time.event-is-1.at-2-4"],
  ])("%s", async (text, id) => {
    const { plan, ledger, document } = await small({ report: `Say ${text}.\n` });
    expect(plan.statistics).toHaveLength(1);
    const [only] = plan.statistics;
    if (typeof id === "string") expect(only!.id).toBe(id);
    else expect(only!.id).toMatch(id);
    expect(only).toMatchObject({
      declaredBy: "manuscript",
      place: { file: "templates/report.md", line: 1, column: 7 },
    });
    expect(ledger.entry(only!.id)?.refusal).toBeUndefined();
    expect(document.html).toContain(`href="#s-${only!.id}"`);
  });

  test("two that are equal are one, and one that the study declares is that one", async () => {
    const { plan, document } = await small({
      study: "statistics: { mine: { method: median, of: age, in: a } }\n",
      report:
        '{{median "age" in="a"}} {{median in="a" of="age" part="q1"}} {{median "age" in="b"}} {{median "age" in="b" part="q3"}}\n',
    });
    expect(plan.statistics.map(({ id }) => id)).toEqual(["mine", "median.age.b"]);
    expect([...document.cited.keys()]).toEqual(["mine", "median.age.b"]);
  });

  test("another statistic of that name keeps it; long names end in a hash", async () => {
    const condition = "age > 40 and age > 41 and age > 42 and age > 43 and age > 44 and age > 45 and age > 46";
    const { plan } = await small({
      study: "statistics: { median: { method: mean, of: $v, grid: { v: [age] } } }\n",
      report: `{{median "age"}} {{proportion "${condition}"}}\n`,
    });
    expect(plan.statistics.map(({ id }) => id)).toEqual([
      "median.age",
      expect.stringMatching(/^median\.age-[0-9a-f]{6}$/),
      expect.stringMatching(/^proportion\.age-above-40[a-z0-9-]{40,80}-[0-9a-f]{6}$/),
    ]);
  });

  test("families and claims may name it", async () => {
    const { ledger, claims } = await small({
      study:
        "families: { f: { adjust: holm, members: [mann-whitney.**] } }\nclaims: { c: { says: Older in B, holds: median.age.b > median.age.a } }\n",
      report:
        '{{mann-whitney "age" between="a,b" part="p_adjusted"}} {{median "age" in="a"}} {{median "age" in="b"}} {{claims}}\n',
    });
    expect(ledger.part("mann-whitney.age.a.b.p_adjusted")?.value).toBe(ledger.part("mann-whitney.age.a.b.p")?.value);
    expect(claims[0]?.verdict).toBe("agrees");
  });
});

test("it prints a phrase, a part, a span or a row, with its unit where asked", async () => {
  const { document } = await small({
    report:
      '{{median "age" in="a"}} | {{median "age" in="a" part="median"}} | {{median "age" in="a" part="quartiles" unit=true}} | {{kaplan-meier "time" event="event == \'1\'" at=4 part="surv[4]"}}\n',
  });
  expect(
    document.html
      .replace(/<[^>]*>/g, "")
      .replaceAll("\u00a0", " ")
      .trim(),
  ).toBe("47 years (41 to 54) | 47 | 41 to 54 years | 50.0%");
});

test("it works in captions and reasons, stands in every file of the report, and is no unbound number", async () => {
  const { files, unbound, ledger, document } = await small({
    study: [
      'tables: { t: { kind: cells, title: T, caption: "Of {{count \\"a\\"}} in A.", rows: { g: [a] }, head: H, columns: [{ head: N, cell: n.$g }] } }',
      "statistics: { n: { method: count, in: $g, grid: { g: [a] } } }",
      "claims: { c: { says: No, holds: n.a > 99, expect: differs, because: 'The mean is {{mean \"age\"}}' } }",
    ].join("\n"),
    report:
      '{{table "t"}}\n\nSee {{ref "t"}}.\n\n{{#if simulated}}{{mean "il6" in="b"}}{{/if}}\n\n{{claims}}\n\n{{methods}}\n',
  });
  expect(ledger.entries.map(({ id, declaredBy }) => [id, declaredBy])).toEqual([
    ["n.a", "statistics"],
    ["mean.il6.b", "manuscript"],
    ["mean.age", "claim c"],
  ]);
  expect(document.html).toMatch(/Of .*#s-n\.a/);
  expect(document.html).toMatch(/The mean is .*#s-mean\.age/);
  for (const file of ["statistics.json", "statistics.csv", "audit.R", "index.html"])
    expect(files.get(file)).toContain("mean.il6.b");
  expect(unboundFaults(unbound, "error")).toEqual([]);
  const page = new TextEncoder().encode(files.get("index.html"));
  const found = await verifyPage(page, new TextEncoder().encode(smallData));
  expect(found).toMatchObject({ agrees: true });
});

describe("what is wrong is told at its line and column", () => {
  test.each([
    ['{{median "aeg"}}', "1:10  median.aeg: of: unknown variable: aeg (did you mean age?)"],
    ['a\n{{median "age" in="aa"}}', "2:19  median.age.aa: in: unknown subset: aa (did you mean a?)"],
    ['{{median "age" inn="a"}}', "1:16  median: unknown key: inn (did you mean in?)"],
    ['{{median "arm"}}', "1:10  median.arm: of: arm is a code [a number]"],
    ["{{median}}", "1:3  median: missing key: of [text]"],
    ['{{median "age" "a"}}', /^1:16 {2}median takes 1 argument, found 2/],
    ['{{median "age" of="age"}}', /^1:10 {2}median is told of twice/],
    ['{{median "age" in="a" in="b"}}', "1:23  in is given twice"],
    ['{{median "age" part=3}}', '1:21  median: option part cannot be 3 [part="..."]'],
    ['{{median "age" unit="x"}}', '1:21  median: option unit cannot be "x" [unit=true]'],
    ['{{median "age" label="x"}}', /^1:16 {2}median takes no label here/],
    ['{{median "age" part="medain"}}', /^1:21 {2}median: median\.age has no part medain .*did you mean median\?/],
    ['{{quantile "age" p="a"}}', '1:20  quantile: p: "a" [a number]'],
    ['{{quantile "age" p=7}}', "1:20  quantile: p: 7 [at most 1]"],
    ['{{mann-whitney "age" between="a"}}', "1:30  mann-whitney: between: a list [a list of at least 2]"],
    ['{{mann-whitney "age" between="a,a"}}', /^1:30 .*a group is compared with itself/],
    ['{{proportion "age > "}}', /^1:2\d {2}proportion\.age-above: of: the expression ends here/],
    ["{{proportion \"age > 40 and sx == 'F'\"}}", /^1:28 .*unknown name: sx \(did you mean sex\?\)/],
    ['{{median "age" in=study.title}}', /^1:19 {2}median: what a statistic is made of is written out/],
    ['{{medain "age"}}', "1:3  unknown helper: medain (did you mean median?)"],
  ])("%s", async (report, expected) => {
    const [first] = await smallFaults({ report });
    const told = first?.replace("templates/report.md:", "");
    if (typeof expected === "string") expect(told).toBe(expected);
    else expect(told).toMatch(expected);
  });

  test("in a caption, where its characters stand in study.yaml; and of declared statistics at the key", async () => {
    const found = await smallFaults({
      study: [
        "tables:",
        "  t:",
        "    kind: claims",
        "    title: T",
        "    caption: >-",
        "      One line, then",
        '      {{median "aeg"}} and {{stat "nope"}}.',
        "statistics:",
        "  s: { method: proportion, of: agee > 3, in: aa }",
      ].join("\n"),
    });
    expect(found).toEqual([
      "study.yaml:12:32  s: of: unknown name: agee (did you mean age?)",
      expect.stringMatching(/^study\.yaml:12:42 {2}s: in: unknown subset: aa/),
      "study.yaml:10:16  median.aeg: of: unknown variable: aeg (did you mean age?)",
    ]);
  });
});
