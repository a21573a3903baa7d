import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseExpression } from "../../src/cohort/expression/parse.js";
import { loadCodebook } from "../../src/cohort/index.js";
import { StudyFaults } from "../../src/fault.js";
import type { PartKind, PartValue } from "../../src/format/part.js";
import { decimalOf, toNumber } from "../../src/ledger/claims/decimal.js";
import { readPrinted } from "../../src/ledger/claims/printed.js";
import { judgeValue, type ValueVerdict } from "../../src/ledger/claims/value.js";
import { combine, isExpected, type Truth } from "../../src/ledger/claims/verdict.js";
import { claimFaults, type JudgedClaim, judgeClaims, readClaims, type Verdict } from "../../src/ledger/claims.js";
import type { Ledger } from "../../src/ledger/entry.js";
import { buildPlan } from "../../src/plan/build.js";
import { makeCatalogue } from "../../src/plan/catalogue.js";
import { References } from "../../src/plan/references.js";
import { loadStudy } from "../../src/study/load.js";
import type { ClaimDeclaration, PublishedValue } from "../../src/study/study.js";
import { fakeLedger } from "../document/fakes.js";

/** A ledger of one statistic `x` with one part of that value and kind. */
const ledgerOf = (value: PartValue, kind: PartKind = "value", refusal?: string): Ledger =>
  fakeLedger([
    {
      id: "x",
      parts: { v: { value, text: String(value), kind }, w: { value: 0.9, text: "0.9", kind: "proportion" } },
      ...(refusal !== undefined && { refusal }),
    },
  ]);

const judge = (printed: string, value: PartValue, kind: PartKind = "value", more: Partial<PublishedValue> = {}) =>
  judgeValue({ value: printed, of: "x.v", ...more }, ledgerOf(value, kind));

describe("a printed number is an interval, half a unit of its last digit either side", () => {
  it.each<[printed: string, number: number, half: number, relation: string, percent: boolean]>([
    ["1.0", 1, 0.05, "=", false],
    ["1", 1, 0.5, "=", false],
    ["1.00", 1, 0.005, "=", false],
    ["11,009", 11009, 0.5, "=", false],
    ["1\u2009384", 1384, 0.5, "=", false],
    ["0.001", 0.001, 0.0005, "=", false],
    [".05", 0.05, 0.005, "=", false],
    ["−2.5", -2.5, 0.05, "=", false],
    ["25 percent", 25, 0.5, "=", true],
    ["25.0%", 25, 0.05, "=", true],
    ["P<0.001", 0.001, 0.0005, "<", false],
    ["p = 0.03", 0.03, 0.005, "=", false],
    ["≥ 3", 3, 0.5, ">", false],
    ["about 1 percent per year", 1, 0.5, "=", true],
    ["2.4 g/dl", 2.4, 0.05, "=", false],
    ["1.2e-7", 1.2e-7, 0.05e-7, "=", false],
    ["1.2e3", 1200, 50, "=", false],
  ])("%s", (text, number, half, relation, percent) => {
    const printed = readPrinted(text)!;
    expect(toNumber(printed.number)).toBe(number);
    expect(toNumber(printed.half)).toBe(half);
    expect([printed.relation, printed.percent]).toEqual([relation, percent]);
  });

  it.each(["", "many", "12 of 50", "12 to 14", "1.2.3", "NS", "1,23", "12 (3)"])("not one number: %s", (text) => {
    expect(readPrinted(text)).toBeUndefined();
  });

  it("a double is taken at the fifteen digits that it holds", () => {
    expect(decimalOf(0.1 + 0.2)).toEqual(decimalOf(0.3));
    for (const value of [0, 1, -1.5, 1e-300, 123456789.125, 2 / 3])
      expect(toNumber(decimalOf(value))).toBeCloseTo(value, 14);
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError);
  });
});

describe("published against computed", () => {
  it.each<[printed: string, computed: PartValue, kind: PartKind, verdict: ValueVerdict]>([
    ["115", 115, "count", "exact"],
    ["115", 116, "count", "differs"],
    ["1.0", 1, "value", "exact"],
    ["1.0", 1.04, "value", "equal-after-rounding"],
    // the edges belong to the interval: a half may have been rounded either way
    ["1.0", 1.05, "value", "equal-after-rounding"],
    ["1.0", 0.95, "value", "equal-after-rounding"],
    ["1.0", 1.0500001, "value", "differs"],
    ["1.0", 0.9499999, "value", "differs"],
    ["1.01", 1.005, "value", "equal-after-rounding"],
    ["1.00", 1.005, "value", "equal-after-rounding"],
    ["0.3", 0.35000000000000003, "value", "equal-after-rounding"],
    ["0.3", 0.350000000001, "value", "differs"],
    ["1", 1.4, "value", "equal-after-rounding"],
    ["1", 1.51, "value", "differs"],
    ["-1.0", -1.05, "value", "equal-after-rounding"],
    ["-1.0", -1.06, "value", "differs"],
    ["11,009", 11048.5, "value", "differs"],
    // percentages of proportions
    ["25 percent", 0.25, "proportion", "exact"],
    ["25 percent", 0.2546, "proportion", "equal-after-rounding"],
    ["25 percent", 0.255, "proportion", "equal-after-rounding"],
    ["25 percent", 0.2551, "proportion", "differs"],
    ["7%", 0.07, "proportion", "exact"],
    ["0.25", 0.25, "proportion", "exact"],
    ["25", 0.25, "proportion", "differs"],
    // p values
    ["P<0.001", 0.0009, "p", "equal-after-rounding"],
    ["P<0.001", 0.001, "p", "equal-after-rounding"],
    ["P<0.001", 0.0011, "p", "differs"],
    ["P<0.001", 0.06, "p", "decision-flips"],
    ["P>0.05", 0.06, "p", "equal-after-rounding"],
    ["P>0.05", 0.04, "p", "decision-flips"],
    ["0.03", 0.034, "p", "equal-after-rounding"],
    ["0.03", 0.04, "p", "differs"],
    ["0.03", 0.05, "p", "decision-flips"],
    ["0.03", 0.3, "p", "decision-flips"],
    ["0.30", 0.03, "p", "decision-flips"],
    ["0.30", 0.05, "p", "differs"],
    // 0.05 as printed may stand for either side: nothing can flip
    ["0.05", 0.06, "p", "differs"],
    ["0.05", 0.04, "p", "differs"],
    ["0.05", 0.054, "p", "equal-after-rounding"],
    // a limit as high as 0.1 decides nothing at 0.05
    ["P<0.1", 0.2, "p", "differs"],
    // only a p decides
    ["0.03", 0.3, "value", "differs"],
    // below detection
    ["<0.5", "<0.5", "value", "exact"],
    ["0.7", "<0.5", "value", "differs"],
    ["0.3", "<0.5", "value", "not-checked"],
    ["<0.4", "<0.5", "value", "not-checked"],
    ["0.3", ">0.5", "value", "differs"],
    ["0.3", "exact", "value", "not-checked"],
    // nothing to compare
    ["0.3", null, "value", "not-checked"],
    ["0.3", Number.POSITIVE_INFINITY, "value", "not-checked"],
    ["0.3", "Infinity", "value", "not-checked"],
    ["1 percent", 1.04, "coefficient", "not-checked"],
  ])("%s against %s (%s): %s", (printed, computed, kind, verdict) => {
    expect(judge(printed, computed, kind).verdict).toBe(verdict);
  });

  it("says by how much, on the published scale", () => {
    expect(judge("12 percent", 0.0951, "proportion")).toMatchObject({ computed: 9.51, difference: -2.49 });
    expect(judge("12 percent", 0.0951, "proportion").relative).toBeCloseTo(-0.2075, 12);
    expect(judge("11,009", 132582, "value", { scale: "1/12" })).toMatchObject({ computed: 11048.5, difference: 39.5 });
    expect(judge("0", 0.7)).toMatchObject({ verdict: "differs", difference: 0.7 });
    expect(judge("0", 0.7)).not.toHaveProperty("relative");
    expect(judge("0", 0.4).verdict).toBe("equal-after-rounding");
  });

  it("takes a declared scale, of numbers and of percentages", () => {
    expect(judge("1 percent", 1.04, "coefficient", { scale: 1 }).verdict).toBe("equal-after-rounding");
    expect(judge("1.04", 10.41, "coefficient", { scale: 0.1 }).verdict).toBe("equal-after-rounding");
    expect(judge("8.2", 98, "value", { scale: "1/12" }).verdict).toBe("equal-after-rounding");
  });

  it("decides at the level that is declared", () => {
    expect(judge("0.03", 0.04, "p", { alpha: 0.035 }).verdict).toBe("differs");
    expect(judge("0.01", 0.04, "p", { alpha: 0.025 }).verdict).toBe("decision-flips");
  });

  it("computes an expression of parts", () => {
    const ledger = ledgerOf(0.75, "proportion");
    const verdict = (value: string, of: string) => judgeValue({ value, of }, ledger);
    expect(verdict("25 percent", "1 - x.v")).toMatchObject({ verdict: "exact", computed: 25 });
    expect(verdict("15 percent", "x.w - x.v")).toMatchObject({ verdict: "exact", computed: 15 });
    expect(verdict("1.2", "x.w / x.v")).toMatchObject({ verdict: "exact", computed: 1.2 });
    expect(verdict("1.2 percent", "x.w / x.v").verdict).toBe("not-checked");
    expect(verdict("1.2", "x.w / x.z").verdict).toBe("not-checked");
    expect(verdict("1.2", "x.w / (x.v - x.v)").verdict).toBe("not-checked");
  });

  it("says why nothing was checked", () => {
    expect(judgeValue({ value: "1", of: "x.z" }, ledgerOf(1)).why).toBe("x.z is not one number");
    expect(judgeValue({ value: "1", of: "x.v" }, ledgerOf(null, "value", "needs 2 values")).why).toBe("needs 2 values");
    expect(judgeValue({ value: "1", of: "1 - x.v" }, ledgerOf(null)).why).toBe("1 - x.v has no number");
    expect(judge("1 percent", 1.04, "ratio").why).toMatch(/declare the scale/);
  });
});

describe("the verdict of a claim", () => {
  const yes = { holds: true, within: undefined };
  const no = { holds: false, within: undefined };
  const unknown = { holds: undefined, within: undefined };
  it.each<
    [
      kind: ClaimDeclaration["kind"],
      condition: { holds: Truth; within: Truth } | undefined,
      values: ValueVerdict[],
      verdict: Verdict,
    ]
  >([
    ["difference", yes, [], "agrees"],
    ["difference", no, [], "differs"],
    ["difference", unknown, [], "not-decided"],
    ["no-difference", yes, [], "nothing-contrary"],
    ["no-difference", { holds: true, within: true }, [], "within-margin"],
    ["no-difference", { holds: undefined, within: true }, [], "within-margin"],
    ["no-difference", { holds: false, within: true }, [], "differs"],
    ["no-difference", { holds: true, within: false }, [], "nothing-contrary"],
    ["description", undefined, ["exact"], "agrees"],
    ["description", undefined, ["exact", "equal-after-rounding"], "agrees"],
    ["description", undefined, ["exact", "differs"], "differs"],
    ["description", undefined, ["differs", "decision-flips"], "decision-flips"],
    ["description", undefined, ["not-checked"], "not-checked"],
    ["description", undefined, ["exact", "not-checked"], "not-decided"],
    ["description", undefined, ["differs", "not-checked"], "differs"],
    ["description", undefined, [], "not-checked"],
    ["difference", yes, ["exact"], "agrees"],
    ["difference", yes, ["differs"], "differs"],
    ["difference", yes, ["not-checked"], "not-decided"],
    ["difference", no, ["exact"], "differs"],
    ["difference", unknown, ["exact"], "not-decided"],
    ["difference", unknown, ["not-checked"], "not-checked"],
    ["no-difference", yes, ["exact"], "nothing-contrary"],
    ["no-difference", { holds: true, within: true }, ["not-checked"], "not-decided"],
  ])("%s, condition %o, values %o: %s", (kind, condition, values, verdict) => {
    expect(combine(kind, condition, values)).toBe(verdict);
  });

  it("is as expected where it speaks for the claim, or is the one declared", () => {
    const verdicts = [
      "agrees",
      "differs",
      "decision-flips",
      "nothing-contrary",
      "within-margin",
      "not-decided",
      "not-checked",
    ];
    const fitting = (expect: ClaimDeclaration["expect"]): string[] =>
      verdicts.filter((verdict) => isExpected(verdict as Verdict, expect));
    expect(fitting(undefined)).toEqual(["agrees", "nothing-contrary", "within-margin"]);
    expect(fitting("differs")).toEqual(["differs"]);
    expect(fitting("decision-flips")).toEqual(["decision-flips"]);
  });
});

const place = { file: "study.yaml", line: 3, column: 1 };
const claim = (more: Partial<ClaimDeclaration> = {}) => ({
  id: "a",
  place,
  says: "So",
  kind: "description" as const,
  published: [],
  shows: [],
  ...more,
});

describe("an audit of claims", () => {
  const judged = (more: Partial<ClaimDeclaration>, ledger: Ledger): JudgedClaim[] =>
    judgeClaims(
      [{ claim: claim(more), ...(more.holds !== undefined && { holds: parseExpression(more.holds) }) }],
      ledger,
    );
  const rules = (claims: readonly JudgedClaim[]): string[] => claimFaults(claims).map(({ rule }) => rule);

  it("combines conditions and values", () => {
    const both = { holds: "x.v > 1", published: [{ value: "1.3", of: "x.v" }] };
    expect(judged(both, ledgerOf(1.26))[0]).toMatchObject({ verdict: "agrees", expected: true, shows: ["x.v"] });
    expect(judged(both, ledgerOf(1.36))[0]).toMatchObject({ verdict: "differs", expected: false });
    expect(judged({ ...both, expect: "differs" }, ledgerOf(1.36))[0]).toMatchObject({ expected: true });
    expect(judged(both, ledgerOf(null))[0]?.verdict).toBe("not-checked");
    expect(judged({ published: both.published }, ledgerOf(1.26))[0]?.shows).toEqual([]);
  });

  it("names what is not as expected, and each value that speaks against it", () => {
    const faults = claimFaults(
      judged(
        {
          published: [
            { value: "12 percent", of: "x.v" },
            { value: "90 percent", of: "x.w" },
          ],
        },
        ledgerOf(0.0952, "proportion"),
      ),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toBe("claim a: differs (published 12 percent, computed 9.52: differs by -2.48)");
    expect(faults[0]?.place).toEqual(place);
    const flipped = claimFaults(judged({ published: [{ value: "0.03", of: "x.v" }] }, ledgerOf(0.2, "p")));
    expect(flipped[0]?.message).toMatch(/the decision flips, differs by 0.17/);
  });

  it("that checked nothing is not passed", () => {
    expect(rules([])).toEqual([]);
    expect(rules(judged({ published: [{ value: "1", of: "x.v" }] }, ledgerOf(1)))).toEqual([]);
    expect(rules(judged({ published: [{ value: "1", of: "x.v" }] }, ledgerOf(null)))).toEqual([
      "claim-unexpected",
      "claims-unchecked",
    ]);
    expect(rules(judged({ holds: "x.v > 1" }, ledgerOf(null)))).toEqual(["claim-unexpected", "claims-unchecked"]);
  });

  it("does not take a row that is not there for one without a value", () => {
    expect(() => judged({ published: [{ value: "1", of: "x.v[3]" }] }, ledgerOf(1))).toThrow(/no such row: x\.v\[3\]/);
  });
});

describe("claims as declared", () => {
  const root = new URL("../../examples/mgus2/", import.meta.url);
  const codebook = loadCodebook(readFileSync(new URL("data/codebook.json", root), "utf8"), "data/codebook.json");
  const faults = (claims: string): string[] => {
    const study = loadStudy(
      `title: T
authors: [{ name: A }]
data: { file: data/mgus2.csv, codebook: data/codebook.json, status: real, groups: sex, key: id }
statistics: { all: { method: count, in: all }, age: { method: median, of: age } }
claims:
${claims}`,
      "study.yaml",
      ".",
    );
    const catalogue = makeCatalogue(study, codebook);
    try {
      readClaims(study, new References(buildPlan(study, catalogue), catalogue));
      return [];
    } catch (error) {
      if (!(error instanceof StudyFaults)) throw error;
      return error.faults.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`);
    }
  };

  it.each<[what: string, claims: string, expected: string[]]>([
    ["a condition", "  a: { says: S, holds: all.count > 1000 }", []],
    ["a published value", '  a: { says: S, published: [{ value: "1384", of: all.count }] }', []],
    ["an expression", '  a: { says: S, published: [{ value: "1384", of: all.count - age.missing }] }', []],
    ["nothing", "  a: { says: S }", ["claim-empty 6:3"]],
    [
      "a value that is none",
      "  a: { says: S, published: [{ value: most, of: all.count }] }",
      ["published-unreadable 6:31"],
    ],
    ["an unknown statistic", '  a: { says: S, published: [{ value: "1", of: al.count }] }', ["statistic-unknown 6:43"]],
    ["an unknown part", '  a: { says: S, published: [{ value: "1", of: 1 - all.p }] }', ["part-unknown 6:43"]],
    ["no expression", '  a: { says: S, published: [{ value: "1", of: 1 - }] }', ["expression-syntax 6:43"]],
    [
      "a margin alone",
      '  a: { says: S, within: all.count > 1, published: [{ value: "1", of: all.count }] }',
      ["claim-margin-alone 6:17"],
    ],
    [
      "a difference without a reason",
      "  a: { says: S, holds: all.count > 1, expect: differs }",
      ["claim-without-reason 6:39"],
    ],
    ["a difference with one", "  a: { says: S, holds: all.count > 1, expect: differs, because: B }", []],
  ])("%s", (_, claims, expected) => {
    expect(faults(claims)).toEqual(expected);
  });

  it("a printed value stands in quotes", () => {
    expect(() => faults("  a: { says: S, published: [{ value: 1.0, of: all.count }] }")).toThrow(/in quotes/);
  });
});
