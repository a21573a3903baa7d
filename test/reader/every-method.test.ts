import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { methods } from "../../src/methods/index.js";
import type { Fields, Method } from "../../src/methods/method.js";
import { readerScript, readReaderParts } from "../../src/publish/reader-script.js";
import { carryPlan } from "../../src/reader/carry.js";
import type { readPlan } from "../../src/reader/plan.js";
import type { recompute } from "../../src/reader/recompute.js";
import { evaluated, readFixture } from "../audit/evaluated.js";
import { declarationsOf } from "../audit/every-method.js";

interface Bundle {
  readonly main: { readonly readPlan: typeof readPlan; readonly recompute: typeof recompute };
  readonly methods: readonly Method[];
}

/** The script of a page with every method, which gives what it is made of instead of starting. */
async function bundled(): Promise<Bundle> {
  const script = readerScript(
    await readReaderParts(),
    methods.map(({ name }) => name),
  );
  const ending = /(\$\d+)\.start\((\[.*\])\)\}\)\(\);$/;
  expect(script).toMatch(ending);
  return runInNewContext(script.replace(ending, "return{main:$1,methods:$2}})()"), {
    TextDecoder,
    TextEncoder,
  }) as Bundle;
}

/** The fixture's study with statistics of every method, in every way that it can be declared. */
function everyMethod(): string {
  const lines = methods.flatMap(({ name, declares }) =>
    declarationsOf(declares as Fields).map(
      (declaration, i) => `  ${name}-${i + 1}: ${JSON.stringify({ method: name, ...declaration })}`,
    ),
  );
  const [before] = readFixture("study.yaml").split(/^statistics:\n/m);
  return `${before}statistics:\n${lines.join("\n")}\n`;
}

test("the script computes every method as the engine does, though it knows no words", async () => {
  const { main, methods: carried } = await bundled();
  expect(carried).toHaveLength(methods.length);
  const { ledger, ...report } = evaluated(everyMethod());
  const json = JSON.stringify(carryPlan({ ...report, sha256: "" }));
  const plan = main.readPlan(JSON.parse(json), new Map(carried.map((method) => [method.name, method])));
  const bytes = new TextEncoder().encode(readFixture("data/cohort.csv"));
  for await (const { statistics, pending, expected } of main.recompute(bytes, "", plan, async () => {})) {
    for (const entry of ledger.entries) {
      if (pending.has(entry.id)) continue;
      const found = statistics.get(entry.id)!;
      expect(found.refusal, entry.id).toBe(entry.refusal);
      // objects of another realm: compared as what they hold
      expect(JSON.stringify(found.result), entry.id).toBe(JSON.stringify(entry.result));
      expect(JSON.stringify(found.rows), entry.id).toBe(JSON.stringify(entry.rows));
      for (const part of Object.keys(entry.displays))
        expect(expected(entry.id, part)?.text, `${entry.id}.${part}`).toBe(ledger.part(`${entry.id}.${part}`)!.text);
    }
    if (pending.size === 0) expect(statistics.size).toBe(ledger.entries.length);
  }
}, 120_000);
