import { describe, expect, test } from "vitest";
import { makeVariables, pairs, sample } from "../../src/cohort/index.js";
import { rankedPairs } from "../../src/cohort/ranks.js";
import { kendall, kendallOfRanks } from "../../src/statistics/kendall.js";
import { spearman, spearmanOfRanks } from "../../src/statistics/spearman.js";
import { smallCohort } from "./small.js";

/** A cell of the small cohort's table: a value of few different ones, a limit that may equal one, or nothing. */
function cells(seed: number): () => string {
  let state = seed;
  const random = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
  return () => {
    const kind = random(10);
    if (kind === 0) return "";
    if (kind === 1) return `<${1 + random(4)}`;
    if (kind === 2) return `>${20 + random(4)}`;
    return String(1 + random(23));
  };
}

interface Value {
  readonly value: number;
  readonly side: string;
}

const cellValue = (cell: string): Value | undefined =>
  cell === "" ? undefined : { value: Number(cell.replace(/^[<>]/, "")), side: cell[0]!.replace(/\d/, "") };

/** Values cut as the definition says: those that reach beyond the highest `<` or the lowest `>` are tied there. */
function cutByDefinition(values: readonly Value[]): number[] {
  const of = (wanted: string) => values.filter(({ side }) => side === wanted).map(({ value }) => value);
  const [low, high] = [Math.max(...of("<")), Math.min(...of(">"))];
  return values.map(({ value, side }) => {
    if (side === "<" || value < low) return Number.NEGATIVE_INFINITY;
    return side === ">" || value > high ? Number.POSITIVE_INFINITY : value;
  });
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

describe.each([1, 2, 3, 4, 5, 6, 7, 8])("tables at random, the %ith", (seed) => {
  const cell = cells(seed);
  const table = Array.from({ length: 40 + 20 * seed }, (_, i) => ({
    group: i % 3 === 0 ? "mmn" : "control",
    il6: cell(),
    il10: cell().replace(">", ""),
  }));
  const lines = table.map(({ group, il6, il10 }, i) => `q${i},${group},,0,,${il6},${il10},`);
  const variables = makeVariables({ cohort: smallCohort(false, lines), groups: "group" });
  const rows = table.filter(({ group }) => group === "mmn");

  test("a sample counts what a sort of its rows holds", () => {
    const values = rows.map(({ il6 }) => cellValue(il6)).filter((one) => one !== undefined);
    const own = sample(variables, "il6", "mmn", { below: "half", uncut: true });
    // two of the small cohort's own rows of this group are <0.8 and 0.6, one is 5
    const all = [...values, { value: 0.8, side: "<" }, { value: 0.6, side: "" }, { value: 5, side: "" }];
    expect([...own.values]).toEqual(ascending(cutByDefinition(all)));
    const detected = all.filter(({ side }) => side === "").map(({ value }) => value);
    const limits = all.filter(({ side }) => side === "<").map(({ value }) => value);
    expect([...own.uncut!.detected]).toEqual(ascending(detected));
    expect([...own.uncut!.limits]).toEqual(ascending(limits));
    expect([...own.substituted!]).toEqual(
      ascending([
        ...detected,
        ...limits.map((limit) => limit / 2),
        ...all.filter(({ side }) => side === ">").map(() => Number.POSITIVE_INFINITY),
      ]),
    );
    expect(own).toMatchObject({ n: all.length, below: limits.length, missing: rows.length + 3 - all.length });
  });

  test("ranks that are counted are those of the pairs", () => {
    const { x, y } = pairs(variables, "il6", "il10", "mmn");
    const complete = rows
      .map(({ il6, il10 }) => [cellValue(il6), cellValue(il10)] as const)
      .filter((both): both is readonly [Value, Value] => both[0] !== undefined && both[1] !== undefined);
    const own = [
      [cellValue("0.6"), cellValue("1.5")],
      [cellValue("<0.8"), cellValue("2.5")],
    ] as [Value, Value][];
    const [across, up] = [0, 1].map((k) => cutByDefinition([...complete, ...own].map((both) => both[k]!)));
    expect(ascending([...x])).toEqual(ascending(across!));
    expect(ascending([...y])).toEqual(ascending(up!));
    const ranks = rankedPairs(variables, "il6", "il10", "mmn");
    expect(spearmanOfRanks(ranks.x, ranks.y)).toEqual(spearman(across!, up!));
    expect(kendallOfRanks(ranks.x, ranks.y)).toEqual(kendall(across!, up!));
    expect(spearmanOfRanks(ranks.x, ranks.y)).toEqual(spearman(x, y));
  });
});

test("more different values than two bytes number", () => {
  const values = Array.from({ length: 70_000 }, (_, i) => ((i * 48_271) % 70_001) + 1.5);
  const lines = values.map((value, i) => `q${i},case,,0,,${value},,${values[(i * 7) % 70_000]}`);
  const all = makeVariables({ cohort: smallCohort(false, lines), groups: "group" });
  // three of the small cohort's own rows of this group have a titre, and two an IL-6 within detection
  const titres = ascending([...values.map((_, i) => values[(i * 7) % 70_000]!), 100, 200, 300]);
  expect(Array.from(sample(all, "titre", "case").values)).toEqual(titres);
  const ranks = rankedPairs(all, "titre", "titre", "case");
  expect(spearmanOfRanks(ranks.x, ranks.y).estimate).toBe(1);
  expect(ranks.x.distinct).toBe(new Set(titres).size);
});

test("a sum of ranks too long for a double does not depend on the order of rows", () => {
  const n = 700_000;
  const x = Float64Array.from({ length: n }, (_, i) => (i * 7919) % n);
  const y = x.map((value, i) => Math.floor(value / 2) + (i % 5));
  const forwards = spearman(x, y);
  expect(spearman(x.slice().reverse(), y.slice().reverse())).toEqual(forwards);
});
