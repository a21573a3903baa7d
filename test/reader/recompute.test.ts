import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fullPrecision } from "../../src/document/numbers.js";
import { methodNamed } from "../../src/methods/index.js";
import { compute, prepare } from "../../src/publish/build.js";
import { readInputs } from "../../src/publish/inputs.js";
import type { CarriedPlan } from "../../src/reader/carried.js";
import { carryPlan } from "../../src/reader/carry.js";
import { type ReadPlan, readPlan } from "../../src/reader/plan.js";
import { type Recomputation, recompute } from "../../src/reader/recompute.js";

describe.each([".", "examples/mgus2", "examples/orthodont"])("the plan that a page of %s carries", (folder) => {
  const computed = compute(prepare(readInputs(folder)));
  const { study, codebook, plan, ledger } = computed;
  const json = JSON.stringify(carryPlan({ study, codebook, plan, sha256: "0".repeat(64) }));
  const read = (): ReadPlan => {
    const named = new Map(plan.statistics.map(({ method }) => [method.name, methodNamed(method.name)!]));
    return readPlan(JSON.parse(json) as CarriedPlan, named);
  };

  it("is the plan: every statistic as declared, every family, every part as it is shown", () => {
    const { statistics, families, display, headline } = read();
    const plain = plan.statistics.map(({ id, method, declaration }) => ({ id, method: method.name, declaration }));
    const found = statistics.map(({ id, method, declaration }) => ({ id, method: method.name, declaration }));
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(found.sort(byId)).toEqual(plain.sort(byId));
    expect(families).toEqual(plan.families.map(({ label, adjust, members }) => ({ label, adjust, members })));
    for (const entry of ledger.entries) {
      expect(headline(entry.id)).toBe(entry.headline);
      for (const part of Object.keys(entry.displays)) expect(display(entry.id, part)).toEqual(entry.displays[part]);
    }
  });

  it("gives the ledger again, from the data alone", async () => {
    const bytes = readFileSync(`${folder}/${study.data.file}`);
    let last: Recomputation | undefined;
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses++;
    };
    for await (const recomputation of recompute(bytes, "", read(), pause)) {
      // what is given early is as it will be in the end
      for (const id of recomputation.pending) expect(recomputation.statistics.has(id) && last).toBeFalsy();
      last = recomputation;
    }
    expect(pauses).toBeGreaterThan(plan.statistics.length);
    expect([...last!.pending]).toEqual([]);
    expect(last!.statistics.size).toBe(ledger.entries.length);
    for (const entry of ledger.entries) {
      const found = last!.statistics.get(entry.id)!;
      expect(found.refusal).toBe(entry.refusal);
      expect(found.result, entry.id).toEqual(entry.result);
      expect(found.rows, entry.id).toEqual(entry.rows);
      expect(found.participants).toEqual(entry.participants);
      for (const part of Object.keys(entry.displays)) {
        const { text, value } = ledger.part(`${entry.id}.${part}`)!;
        expect(last!.expected(entry.id, part)).toEqual({ text, full: fullPrecision(value) });
      }
    }
    expect(last!.expected("no-such", "p")).toBeUndefined();
  });
});
