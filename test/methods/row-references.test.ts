/** Parts of rows, from a plan's text: what can be cited before anything is computed, what is printed, what is told. */
import { describe, expect, test } from "vitest";
import { asks } from "../../src/document/asks.js";
import { parseTemplate } from "../../src/document/template.js";
import { StudyFaults } from "../../src/fault.js";
import { judgeClaims, readClaims } from "../../src/ledger/claims.js";
import type { Ledger } from "../../src/ledger/entry.js";
import { References } from "../../src/plan/references.js";
import { statisticsCsv, statisticsJson } from "../../src/publish/statistics.js";
import { evaluated } from "./mgus2.js";

const STUDY = `definitions:
  progressed: { value: pstat == 1, label: Progression }
  died: { value: death == 1, label: Death }
  anaemia: { value: hgb < 12, label: Anaemia }
  era: { value: 'if(dxyr < 1900, "never", if(dxyr < 1975, "early", if(dxyr < 1985, "middle", "late")))', label: Era }
  survived: death == 0
statistics:
  age: { method: median, of: age }
  cox: { method: cox-regression, time: futime, event: died, on: [age, sex, anaemia] }
  eras: { method: cox-regression, time: futime, event: died, on: [era], reference: { era: late } }
  lm: { method: linear-regression, of: hgb, on: [era, age] }
  km: { method: kaplan-meier, time: futime, event: died, at: [12, 0.5] }
  km-sex: { method: kaplan-meier, time: futime, event: died, across: [F, M], at: [120] }
  km-curve: { method: kaplan-meier, time: futime, event: died, curve: true }
  cif: { method: cumulative-incidence, time: ptime, event: progressed, competing: pstat == 0 and died, at: [0, 120] }
  refused: { method: cox-regression, time: futime, event: died, on: [survived] }
`;
const study = evaluated(STUDY);
const { ledger } = study;

/** What a reference prints, as text. */
function text(reference: string, of: Ledger = ledger): string | undefined {
  const found = of.phrase(reference);
  return found?.pieces
    .map((piece) => (typeof piece === "string" ? piece : of.part(`${found.entry.id}.${piece.part}`)!.text))
    .join("");
}

describe("what a reference to a row prints", () => {
  test.each([
    ["cox.hr[age]", "1.06"],
    ["cox.hr[sex,M]", "1.50"],
    ["cox.hr[ sex , M ]", "1.50"],
    ["cox.interval[sex,M]", "1.32 to 1.71"],
    ["cox.effect[sex,M]", "1.50 (1.32 to 1.71)"],
    ["cox.effect[anaemia]", "1.85 (1.60 to 2.15)"],
    ["cox.p[age]", "<0.001"],
    ["eras.effect[era,never]", "\u2013"],
    ["lm.estimate[(Intercept)]", "15.1"],
    ["lm.f_p[era]", "<0.001"],
    ["km.surv[12]", "87.5%"],
    ["km.effect[12]", "87.5% (85.8% to 89.3%)"],
    ["km.effect[0.5]", "100.0% (100.0% to 100.0%)"],
    ["km-sex.median[F]", "108"],
    ["km-sex.median_interval[M]", "79 to 97"],
    ["km-sex.n_risk[F,120]", "223"],
    ["km-curve.surv[356]", "6.8%"],
    ["cif.effect[120]", "6.4% (5.2% to 7.9%)"],
    ["cif.effect[0]", "0.0%"],
    ["refused.effect[survived]", "\u2013"],
  ])("%s is %s", (reference, printed) => {
    expect(text(reference)).toBe(printed);
  });

  test("a part of a row knows its value in full, its unit and its row", () => {
    expect(ledger.part("km-sex.median[F]")).toMatchObject({
      part: "median[F]",
      value: 108,
      display: { kind: "value", unit: "months" },
    });
    expect(ledger.part("cox.hr[ sex , M ]")!.part).toBe("hr[sex,M]");
  });

  test.each([
    "cox.hr[sex,F]",
    "cox.hr[sex]",
    "cox.hr[]",
    "cox.hr",
    "cox[age]",
    "cox.term[age]",
    "cox.nothing[age]",
    "age.median[age]",
    "km-curve.surv[374.5]",
    "km-sex.surv[F]",
    "km-sex.median[F,120]",
    "nothing.hr[age]",
  ])("%s is nothing", (reference) => {
    expect(ledger.part(reference)).toBeUndefined();
    expect(ledger.phrase(reference)).toBeUndefined();
  });

  test("every part of every row is offered in suggestions, and prints", () => {
    const references = ledger.references().filter((reference) => reference.endsWith("]"));
    expect(references).toContain("cox.hr[sex,M]");
    expect(references.length).toBeGreaterThan(1000);
    for (const reference of references) expect(text(reference)).not.toBe("");
  });

  test("a manuscript may ask for it", () => {
    const template = parseTemplate('Men: {{stat "cox.effect[sex,M]"}} ({{stat "km.surv[0.5]"}}).', "report.md");
    expect(template.faults).toEqual([]);
    expect(asks(template).map((ask) => ask.kind === "reference" && ask.reference)).toEqual([
      "cox.effect[sex,M]",
      "km.surv[0.5]",
    ]);
  });
});

test("a table may have a row for each row of a model, in words", () => {
  const { plan } = evaluated(`${STUDY}tables:
  model:
    kind: cells
    title: Hazard ratios
    rows: { row: [age, "sex,M", anaemia] }
    head: Covariate
    columns: [{ head: Hazard ratio, cell: "cox.effect[$row]" }]
`);
  expect(plan.tables[0]!.rows).toEqual([
    { head: "Age at diagnosis", cells: [[{ reference: "cox.effect[age]" }]] },
    { head: "Sex: Men", cells: [[{ reference: "cox.effect[sex,M]" }]] },
    { head: "Anaemia", cells: [[{ reference: "cox.effect[anaemia]" }]] },
  ]);
});

describe("before anything is computed", () => {
  const references = new References(study.plan, study.catalogue);
  const fault = (reference: string) => references.fault(reference, { file: "f" }, "x");

  test.each([
    "cox.hr[age]",
    "cox.hr[sex, M]",
    "cox.effect[anaemia]",
    "eras.interval[era,never]",
    "lm.f[era]",
    "km.surv[12]",
    "km.surv[0.5]",
    "km-sex.median[F]",
    "km-sex.effect[M,120]",
    "km-curve.surv[7]",
    "km-curve.surv[7.5]",
    "cif.cif[120]",
    "refused.hr[survived]",
  ])("%s is known", (reference) => {
    expect(fault(reference)).toBeUndefined();
  });

  test.each([
    ["cox.hr[sex,F]", "row-unknown", "x: cox has no row sex,F", "did you mean cox.hr[sex,M]?"],
    ["cox.hr[agee]", "row-unknown", "x: cox has no row agee", "did you mean cox.hr[age]?"],
    ["eras.hr[era,late]", "row-unknown", "x: eras has no row era,late", undefined],
    ["km.surv[13]", "row-unknown", "x: km has no row 13", "did you mean km.surv[12]?"],
    ["km-sex.median[f]", "row-unknown", "x: km-sex has no row f", "did you mean km-sex.median[F]?"],
    ["cox.hrr[age]", "part-unknown", "x: rows of cox have no part hrr", "did you mean hr?"],
    ["cox.term[age]", "part-unknown", "x: rows of cox have no part term", undefined],
    ["km-curve.survv[7]", "part-unknown", "x: rows of km-curve have no part survv", "did you mean surv?"],
    ["age.median[F]", "row-unknown", "x: age has no rows", "write age.median"],
    ["cox.hr", "part-unknown", "x: cox has no part hr", "it is a part of its rows: cox.hr[age]"],
    ["km-curve.surv", "part-unknown", "x: km-curve has no part surv", "it is a part of its rows: km-curve.surv[row]"],
    ["coxx.hr[age]", "statistic-unknown", "x: unknown statistic: coxx.hr[age]", undefined],
  ])("%s is a fault", (reference, rule, message, hint) => {
    const found = fault(reference)!;
    expect(found).toMatchObject({ rule, message });
    if (hint !== undefined) expect(found.hint).toBe(hint);
  });

  test("of rows that the plan knows, every one can be cited", () => {
    for (const { id, rows = [], rowKeys = [], rowDisplays = {} } of ledger.entries)
      for (const row of rows)
        for (const part of Object.keys(row)) {
          if (rowKeys.includes(part)) continue;
          const name = rowKeys.flatMap((key) => row[key] ?? []).join(",");
          expect(fault(`${id}.${part}[${name}]`), `${id}.${part}[${name}]`).toBeUndefined();
          expect(rowDisplays).toHaveProperty(part);
        }
  });
});

describe("in claims", () => {
  const claim = (holds: string) => {
    const {
      study: declared,
      plan,
      catalogue,
      ledger,
    } = evaluated(`${STUDY}claims:\n  c: { says: Something., holds: '${holds}' }\n`);
    return judgeClaims(readClaims(declared, new References(plan, catalogue)), ledger)[0]!.verdict;
  };
  const faults = (holds: string): string => {
    try {
      return claim(holds);
    } catch (error) {
      if (!(error instanceof StudyFaults)) throw error;
      return error.faults.map(({ message, hint }) => `${message} (${hint})`).join("; ");
    }
  };

  test("a part of a row is a name between backticks", () => {
    expect(claim("`cox.hr_low[sex,M]` > 1 and `km-sex.median[F]` > `km-sex.median[M]`")).toBe("agrees");
    expect(claim("`cox.hr[sex, M]` < 1")).toBe("differs");
    expect(claim("`refused.hr[survived]` < 1")).toBe("not-decided");
  });

  test("a row that the plan does not know is told before the data are seen", () => {
    expect(faults("`cox.hr[sex,F]` > 1")).toBe("claim c: cox has no row sex,F (did you mean cox.hr[sex,M]?)");
  });

  test("a row that only the data tell is told then, and never just undecided", () => {
    expect(claim("`km-curve.surv[356]` < 0.5")).toBe("agrees");
    expect(faults("`km-curve.surv[357]` < 0.5")).toMatch(
      /^claim c: no such row: km-curve\.surv\[357\] \(did you mean km-curve\.surv\[\d+\]\?\)$/,
    );
  });

  test("without backticks the fault says what to write", () => {
    expect(faults("cox.hr[age] > 1")).toContain("`cox.hr[age]`");
  });
});

test("rows are written under their keys", () => {
  const lines = statisticsCsv(ledger).split("\n");
  const { hr } = ledger.entry("cox")!.rows!.find(({ level }) => level === "M")!;
  expect(lines).toContain(`cox,hr[term=sex;level=M],${hr}`);
  expect(lines.filter((line) => line.startsWith("cox,se[term=age;level=null],"))).toHaveLength(1);
  expect(lines).toContain("km-sex,median[group=F],108");
  expect(lines).toContain("km-sex,n_risk[group=F;time=120],223");
  const written = JSON.parse(statisticsJson(ledger)) as { id: string; rows?: Record<string, unknown>[] }[];
  expect(written.find(({ id }) => id === "km")!.rows![0]).toMatchObject({ time: 0.5, surv: 1 });
});

test("declarations that cannot be meant are faults", () => {
  const fault = (declaration: string): string[] => {
    try {
      evaluated(`statistics:\n  s: ${declaration}\n`);
    } catch (error) {
      if (error instanceof StudyFaults) return error.faults.map(({ message, hint }) => `${message} (${hint})`);
      throw error;
    }
    return [];
  };
  const cox = "method: cox-regression, time: futime, event: death == 1";
  expect(fault("{ method: kaplan-meier, time: futime, event: death == 1, in: F, across: [F, M] }")).toEqual([
    "s: declare in or across, not both (undefined)",
  ]);
  expect(fault(`{ ${cox}, on: [age, age] }`)).toEqual(["s: on: age is listed twice (undefined)"]);
  expect(fault(`{ ${cox}, on: [age, sex], reference: { sexx: M } }`)).toEqual([
    "s: reference: not among the variables: sexx (did you mean sex?)",
  ]);
  expect(fault(`{ ${cox}, on: [age, sex], reference: { sex: m } }`)).toEqual([
    "s: reference: unknown code of sex: m (did you mean M?)",
  ]);
  expect(fault(`{ ${cox}, on: [age, sex], reference: { age: 3 } }`)).toEqual([
    "s: reference: age has no codes (undefined)",
  ]);
  expect(fault(`{ ${cox}, on: [age, pstat], reference: { pstat: 1 } }`)).toEqual([]);
});
