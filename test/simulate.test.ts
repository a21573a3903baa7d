import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codebook, type Field } from "../src/simulate/codebook.js";
import { simulateCohort } from "../src/simulate/cohort.js";
import { COLUMNS } from "../src/simulate/columns.js";
import { reported } from "../src/simulate/concentrations.js";
import { drawStratum, lookUp } from "../src/simulate/draw.js";
import { correlatedRanks } from "../src/simulate/iman-conover.js";
import { latinHypercube } from "../src/simulate/latin-hypercube.js";
import { CORRELATIONS, CYTOKINES, PANEL, RITUXIMAB, SEED, STRATA, type Variable } from "../src/simulate/parameters.js";
import { ranksOf } from "../src/simulate/scores.js";
import { normalCdf } from "../src/statistics/distributions/normal.js";
import { Mrg32k3a } from "../src/statistics/random.js";

const read = (name: string) => readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8");

interface Row {
  readonly [column: string]: string;
}
const [header, ...lines] = read("cohort.csv").trimEnd().split("\n");
const columns = header!.split(",");
const rows = lines.map((line): Row => {
  const cells = line.split(",");
  if (cells.length !== columns.length) throw new Error(`ragged row: ${line}`);
  return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
});
const fields = (JSON.parse(read("codebook.json")) as { fields: Field[] }).fields;
const inGroup = (group: string) => rows.filter((row) => row.group === group);

function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [ranksOf(Float64Array.from(a)), ranksOf(Float64Array.from(b))];
  const n = x.length;
  const squares = x.reduce((sum, rank, i) => sum + (rank - y[i]!) * (rank - y[i]!), 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

describe("the generator", () => {
  // R 4.2.2: RNGkind("L'Ecuyer-CMRG"); .Random.seed <- c(.Random.seed[1], rep(seed, 6)); runif(100000)[c(1:3, 100000)]
  it.each([
    [12345, [0.12701112204657714, 0.3185275653967945, 0.3091860155832701, 0.6962891099574359]],
    [20190307, [0.7416069661859072, 0.02327736184040347, 0.01454842556875025, 0.523461116449887]],
  ])("gives R's numbers for seed %i", (seed, expected) => {
    const random = new Mrg32k3a(seed);
    const numbers = Array.from({ length: 100_000 }, () => random.next());
    expect([...numbers.slice(0, 3), numbers[99_999]]).toEqual(expected);
  });

  it.each([0, -1, 1.5, 2147483648, Number.NaN])("refuses the seed %d", (seed) => {
    expect(() => new Mrg32k3a(seed)).toThrow(RangeError);
  });
});

describe("Latin hypercube and Iman-Conover", () => {
  it("puts one value in each n-th of a variable", () => {
    const random = new Mrg32k3a(7);
    const { a } = latinHypercube({ a: Int32Array.of(3, 1, 4, 2, 5) }, random);
    expect(Array.from(a, (level) => Math.ceil(level * 5))).toEqual([3, 1, 4, 2, 5]);
  });

  it("reaches the rank correlations of the table in every stratum", () => {
    const random = new Mrg32k3a(SEED);
    const rho = lookUp(CORRELATIONS);
    for (const stratum of STRATA) {
      const levels = drawStratum(stratum, random);
      const names = Object.keys(levels) as Variable[];
      for (const [i, a] of names.entries()) {
        for (const b of names.slice(0, i)) {
          expect(Math.abs(spearman(levels[a]!, levels[b]!) - rho(a, b)), `${a} ${b}`).toBeLessThan(1.5 / stratum.size);
        }
      }
    }
  });

  it("leaves given variables where they are and correlates new ones with them", () => {
    const random = new Mrg32k3a(11);
    const given = { x: Float64Array.from({ length: 60 }, () => random.next()) };
    const ranks = correlatedRanks(60, ["y"], () => 0.6, random, given);
    expect(Math.abs(spearman(given.x, ranks.y) - 0.6)).toBeLessThan(1.5 / 60);
    expect([...ranks.y].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  it("refuses correlations that contradict one another", () => {
    const rho = (a: string, b: string) => (a === "z" || b === "z" ? 0.9 : -0.9);
    expect(() => correlatedRanks(50, ["x", "y", "z"], rho, new Mrg32k3a(3))).toThrow(/contradict/);
  });
});

describe("what an assay reports", () => {
  const { il6 } = PANEL;
  it.each([
    [0.4949, "<0.5"],
    [0.4951, "0.50"],
    [1.005, "1.00"],
    [500, "500.00"],
    [500.01, ">500"],
  ])("%d pg/mL as %s", (concentration, text) => expect(reported(concentration, il6)).toBe(text));
});

describe("the files", () => {
  it("are written again with the same bytes", () => {
    expect(simulateCohort()).toBe(read("cohort.csv"));
    expect(codebook()).toBe(read("codebook.json"));
  });

  it("have the study's columns, in its order, and the codebook names them all", () => {
    expect(columns).toEqual([...COLUMNS]);
    expect(fields.map(({ name }) => name)).toEqual([...COLUMNS]);
  });

  it("have the study's group sizes, ids sorted, groups mixed", () => {
    expect([inGroup("igm-pnp").length, inGroup("control").length, inGroup("mmn").length]).toEqual([81, 113, 110]);
    const ids = rows.map((row) => row.participant_id!);
    expect(ids).toEqual([...ids].sort());
    const changes = rows.filter((row, i) => i > 0 && row.group !== rows[i - 1]!.group).length;
    expect(changes).toBeGreaterThan(150);
  });

  it.each(fields)("obey the codebook in $name", (field) => {
    const cells = rows.map((row) => row[field.name]!);
    const applies = rows.map((row) => doesApply(field.appliesTo, row));
    cells.forEach((cell, i) => {
      if (cell === "") expect(field.constraints?.required ?? false).toBe(false);
      else expect(fault(field, cell, applies[i]!), `row ${i + 1}: ${cell}`).toBeUndefined();
    });
    if (field.constraints?.unique) expect(new Set(cells).size).toBe(cells.length);
  });
});

/** The codebook's expressions, by hand; another one must be added here. */
function doesApply(expression: string | undefined, { group, rituximab }: Row): boolean {
  switch (expression) {
    case undefined:
      return true;
    case 'group == "igm-pnp"':
      return group === "igm-pnp";
    case 'group in ["igm-pnp", "mmn"]':
      return group !== "control";
    case 'group == "igm-pnp" and rituximab == "yes"':
      return group === "igm-pnp" && rituximab === "yes";
    default:
      throw new Error(`unknown expression: ${expression}`);
  }
}

function fault({ type, constraints, detection, decimals }: Field, cell: string, applies: boolean): string | undefined {
  if (!applies) return "does not apply";
  if (detection && (cell === `<${detection.below}` || cell === `>${detection.above}`)) return undefined;
  if (constraints?.enum && !constraints.enum.includes(cell)) return "unknown code";
  if (type === "string") return undefined;
  if (!/^\d+(\.\d+)?$/.test(cell)) return "no number";
  const places = cell.split(".")[1]?.length ?? 0;
  if (type === "integer" ? places > 0 : places !== decimals) return "decimals";
  const value = Number(cell);
  const { minimum, maximum } = constraints!;
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) return "out of range";
  if (detection && (value < detection.below || value > detection.above)) return "beyond the assay's limits";
  return undefined;
}

describe("a cohort as real ones are", () => {
  const share = (column: string, holds: (cell: string) => boolean) =>
    rows.filter((row) => holds(row[column]!)).length / rows.length;
  const isBelow = (cell: string) => cell.startsWith("<");

  it("has values below detection: many of a few cytokines, few of IL-6, none of BAFF and APRIL", () => {
    for (const cytokine of ["il4", "il5", "il13"]) expect(share(cytokine, isBelow)).toBeGreaterThan(0.3);
    expect(share("il6", isBelow)).toBeGreaterThan(0);
    expect(share("il6", isBelow)).toBeLessThan(0.06);
    for (const cytokine of ["baff", "april"]) expect(share(cytokine, isBelow)).toBe(0);
  });

  it("has a value above an assay's range, and missing values in every cytokine", () => {
    expect(rows.some((row) => CYTOKINES.some((cytokine) => row[cytokine]!.startsWith(">")))).toBe(true);
    for (const cytokine of CYTOKINES) {
      expect(share(cytokine, (cell) => cell === "")).toBeGreaterThan(0);
      expect(share(cytokine, (cell) => cell === "")).toBeLessThan(0.05);
    }
  });

  it("has missed visits, at which mostly both scores are missing", () => {
    for (const visit of ["3y", "sampling", "2y"]) {
      const [odss, mrc] = [`odss_${visit}`, `mrc_${visit}`];
      const patients = rows.filter((row) => row.group !== "control");
      const both = patients.filter((row) => row[odss] === "" && row[mrc] === "").length;
      const one = patients.filter((row) => (row[odss] === "") !== (row[mrc] === "")).length;
      expect(both).toBeGreaterThan(0);
      expect(one).toBeGreaterThan(0);
      if (visit !== "sampling") expect(both).toBeGreaterThan(one);
    }
  });

  it("has an onset in adult life", () => {
    for (const row of rows) {
      if (row.disease_duration_years) {
        expect(Number(row.age_years) - Number(row.disease_duration_years)).toBeGreaterThanOrEqual(18);
      }
    }
  });

  it("has weaker people where disability is higher", () => {
    for (const group of ["igm-pnp", "mmn"]) {
      const scored = inGroup(group).filter((row) => row.odss_3y && row.mrc_3y);
      const rho = spearman(
        scored.map((row) => Number(row.odss_3y)),
        scored.map((row) => Number(row.mrc_3y)),
      );
      expect(rho).toBeLessThan(-0.4);
    }
  });

  it("has 30 people treated, at most one of them without disability, some better and some worse", () => {
    const treated = rows.filter((row) => row.rituximab === "yes");
    expect(treated).toHaveLength(30);
    expect(treated.filter((row) => row.odss_rituximab_baseline === "0").length).toBeLessThanOrEqual(1);
    const scored = treated.filter((row) => row.odss_rituximab_baseline && row.odss_rituximab_1y);
    const changes = scored.map((row) => Number(row.odss_rituximab_1y) - Number(row.odss_rituximab_baseline));
    expect(scored.length).toBeGreaterThan(25);
    expect(Math.min(...changes)).toBeLessThan(0);
    expect(Math.max(...changes)).toBeGreaterThan(0);
  });
});

describe("the relations that were built in, as parameters", () => {
  const { il6, il10 } = PANEL;

  it("IL-6 is higher in IgM-PNP than in controls and in MMN, IL-10 in anti-MAG neuropathy than in controls", () => {
    for (const status of ["positive", "negative"] as const) {
      expect(il6.level[status].median / il6.level.control.median).toBeCloseTo(1.6, 1);
      expect(il6.level[status].median / il6.level.mmn.median).toBeGreaterThan(1.5);
    }
    expect(il10.level.positive.median / il10.level.control.median).toBeCloseTo(1.6, 1);
  });

  it("MMN is as the controls are", () => {
    for (const { level } of [il6, il10]) expect(level.mmn.median / level.control.median).toBeCloseTo(1, 1);
  });

  it("most of IgM-PNP lies below the controls' 95th percentile", () => {
    for (const { level } of [il6, il10]) {
      for (const status of ["positive", "negative"] as const) {
        const { median, geometricSd } = level[status];
        const limit = Math.log(level.control.median) + 1.6448536269514722 * Math.log(level.control.geometricSd);
        expect(normalCdf((limit - Math.log(median)) / Math.log(geometricSd))).toBeGreaterThan(0.75);
      }
    }
  });

  it("IL-6, IL-10, BAFF and response to rituximab go with none of one another", () => {
    const rho = lookUp(CORRELATIONS);
    const response = lookUp<string>(RITUXIMAB.correlations);
    for (const [a, b] of [["il6", "il10"] as const, ["il6", "baff"] as const, ["il10", "baff"] as const]) {
      expect(rho(a, b)).toBe(0);
    }
    for (const cytokine of ["il6", "il10", "baff"]) expect(response("outcome", cytokine)).toBe(0);
  });

  it("sex and age are matched between IgM-PNP and controls", () => {
    const groups = ["igm-pnp", "control"].map((group) => STRATA.filter((stratum) => stratum.group === group));
    const [patients, controls] = groups.map((strata) => ({
      male: strata.reduce((sum, { male }) => sum + male, 0) / strata.reduce((sum, { size }) => sum + size, 0),
      age: strata[0]!.age,
    }));
    expect(Math.abs(patients!.male - controls!.male)).toBeLessThan(0.02);
    expect(Math.abs(patients!.age.mean - controls!.age.mean) / controls!.age.sd).toBeLessThan(0.1);
  });

  it("the outcomes of rituximab are shares of a whole", () => {
    expect(RITUXIMAB.outcome.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
