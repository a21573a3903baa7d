import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { crosscheckJson, readCrosscheck, type StatisticVerdict } from "../../src/audit/crosscheck/index.js";
import { rscript } from "../../src/audit/crosscheck/rscript.js";
import { webr } from "../../src/audit/crosscheck/webr.js";
import type { Computed as MethodResult } from "../../src/methods/method.js";
import { type Computed, compute, type Prepared, prepare } from "../../src/publish/build.js";
import { crosscheckStudy } from "../../src/publish/crosscheck.js";
import { readInputs } from "../../src/publish/inputs.js";
import { testWithR } from "./rscript.js";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-crosscheck-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the MGUS study, as it is before R is asked. */
function copyOfStudy(name: string): string {
  const folder = join(scratch, name);
  cpSync(join(root, "examples/mgus2"), folder, { recursive: true });
  rmSync(join(folder, "audit"), { recursive: true, force: true });
  return folder;
}

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

function reckon(...args: string[]): Run {
  return run(process.execPath, [join(root, "dist/cli/main.js"), ...args]);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Run {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  return { status, out: stdout, errors: stderr };
}

const said = (folder: string): string => readFileSync(join(folder, "audit/crosscheck.json"), "utf8");
const page = (folder: string): string => readFileSync(join(folder, "reports/index.html"), "utf8");

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, "utf8");
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${file}: ${from}`);
  writeFileSync(file, changed);
}

describe("reckon crosscheck", { timeout: 180_000 }, () => {
  const folder = copyOfStudy("whole");

  testWithR("agrees with every statistic, says so, and gives the same bytes again", () => {
    expect(reckon("build", folder).status).toBe(0);
    expect(page(folder)).not.toContain("<dt>Second engine");
    const first = reckon("crosscheck", folder, "--engine", "Rscript");
    expect(first.errors).toBe("");
    expect(first.status).toBe(0);
    expect(first.out).toMatch(/^(\d+) of \1 statistics agree with R \d+\.\d+\.\d+, largest relative difference \d/);
    const bytes = said(folder);
    expect(reckon("crosscheck", folder).status).toBe(0);
    expect(said(folder)).toBe(bytes);
    expect(bytes).not.toContain(scratch);
    const { inputs, statistics, r } = readCrosscheck(bytes, "audit/crosscheck.json");
    expect(Object.keys(inputs)).toEqual(["data/mgus2.csv", "reports/audit.R", "reports/statistics.csv"]);
    expect(statistics.map(({ id }) => id)).toEqual(planOf(folder).plan.statistics.map(({ id }) => id));

    // The page shows it from the next build on, and names the file among its inputs.
    expect(reckon("build", folder).status).toBe(0);
    expect(page(folder)).toContain(
      `${statistics.length} of ${statistics.length} statistics agree with R ${r}, largest`,
    );
    expect(readFileSync(join(folder, "reports/manifest.json"), "utf8")).toContain('"audit/crosscheck.json": "');
    expect(reckon("crosscheck", folder).status).toBe(0);
    expect(said(folder), "what R says of statistics cannot depend on what the page says of R").toBe(bytes);
    expect(reckon("check", folder).errors).not.toMatch(/crosscheck|disagrees/);
  });

  testWithR("is stale once a cell of the data, or the plan, has changed", () => {
    edit(join(folder, "data/mgus2.csv"), /^(1,\d+),F/m, "$1,M");
    const build = reckon("build", folder);
    expect(build.errors).toMatch(/warning: inputs have changed since R was asked: data\/mgus2\.csv, reports\/stat/);
    expect(page(folder)).toContain("stale: inputs have changed since");
    const check = reckon("check", folder);
    expect(check.errors).toContain("warning: inputs have changed since R was asked");
    rmSync(join(folder, "audit"), { recursive: true });
    expect(reckon("build", folder).errors).not.toContain("asked");
    expect(check.status, "stale is a warning").toBe(reckon("check", folder).status);

    const other = copyOfStudy("plan");
    edit(join(other, "study.yaml"), /^title: /m, "title: Größe µ and ");
    expect(reckon("crosscheck", other).status).toBe(0);
    edit(join(other, "study.yaml"), "hgb < 12", "hgb < 12.5");
    expect(reckon("build", other).errors).toContain("asked: reports/audit.R, reports/statistics.csv");
  });

  test("without any R says where to get one", () => {
    const env = { ...process.env, PATH: scratch, NODE_PATH: "" };
    const command = [join(root, "dist/cli/main.js"), "crosscheck", copyOfStudy("none")];
    const { status, errors } = run(process.execPath, [...command, "--engine", "Rscript"], env);
    expect(errors).toContain("Rscript is not installed");
    expect(status).toBe(2);
    expect(run(process.execPath, [...command, "--engine", "julia"]).status).toBe(2);
  });
});

const planOf = (folder: string): Prepared => prepare(readInputs(folder));

describe("what R disagrees with", () => {
  const prepared = planOf(join(root, "examples/mgus2"));
  const wrong = async (computed: Computed): Promise<StatisticVerdict[]> => {
    const { statistics } = await crosscheckStudy(computed, (await rscript())!);
    return statistics.filter(({ verdict }) => verdict !== "agrees" && verdict !== "refused-by-both");
  };

  testWithR("is every statistic of a method that is broken, by name", async () => {
    const { plan } = prepared;
    const statistics = plan.statistics.map((planned) => {
      const { method } = planned;
      if (method.name !== "median") return planned;
      const compute: typeof method.compute = (input, options) => {
        const { result, ...more } = method.compute(input, options) as MethodResult;
        return { ...more, result: { ...result, q1: typeof result.q1 === "number" ? result.q1 * 1.00001 : result.q1! } };
      };
      return { ...planned, method: { ...method, compute } };
    });
    const medians = statistics.filter(({ method }) => method.name === "median").map(({ id }) => id);
    const found = await wrong(compute({ ...prepared, plan: { ...plan, statistics } }));
    expect(medians.length).toBeGreaterThan(10);
    expect(found.map(({ id }) => id)).toEqual(medians);
    for (const one of found) expect(one).toMatchObject({ verdict: "differs", parts: [{ part: "q1" }] });
  });

  testWithR("is the one number that was altered, and the one result that only one of the two gives", async () => {
    const computed = compute(prepared);
    const ledger = {
      ...computed.ledger,
      entries: computed.ledger.entries.map((entry) => {
        const { result } = entry;
        if (entry.id === "difference.hgb") return { ...entry, result: { ...result, p: (result.p as number) * 1.001 } };
        if (entry.id !== "difference.age") return entry;
        const nothing = Object.fromEntries(Object.keys(result).map((part) => [part, null]));
        return { ...entry, result: nothing, refusal: "too few" };
      }),
    };
    const [age, haemoglobin, ...others] = await wrong({ ...computed, ledger });
    expect(others).toEqual([]);
    expect(age).toMatchObject({ id: "difference.age", verdict: "refused-by-one", by: "reckon", reason: "too few" });
    expect(haemoglobin).toMatchObject({
      id: "difference.hgb",
      verdict: "differs",
      parts: [{ part: "p", difference: expect.closeTo(0.001, 5) }],
    });
  });

  testWithR("is not what an empty plan or data that R refuses are: there nothing was checked", async () => {
    const computed = compute(prepared);
    const none = { ...computed, ledger: { ...computed.ledger, entries: [] } };
    await expect(wrong(none)).rejects.toThrow("nothing was checked");
    const { inputs } = computed;
    const cells = new TextDecoder().decode(inputs.data.bytes).replace(/^(2,\d+),[FM]/m, "$1,X");
    const data = { ...inputs.data, bytes: new TextEncoder().encode(cells) };
    await expect(wrong({ ...computed, inputs: { ...inputs, data } })).rejects.toThrow(
      /column sex, row 2: X is not poss/,
    );
  });
});

describe("reckon check", { timeout: 180_000 }, () => {
  const folder = copyOfStudy("checked");
  const disagree = (text: string): string => {
    const crosscheck = readCrosscheck(text, "");
    const [first, ...rest] = crosscheck.statistics;
    const parts = [{ part: "count", ours: "1384", theirs: "1385", difference: 0.5 }];
    return crosscheckJson({ ...crosscheck, statistics: [{ id: first!.id, verdict: "differs", parts }, ...rest] });
  };

  testWithR("fails where R disagrees", () => {
    expect(reckon("crosscheck", folder).status).toBe(0);
    writeFileSync(join(folder, "audit/crosscheck.json"), disagree(said(folder)));
    const build = reckon("build", folder);
    expect(build.status).toBe(0);
    expect(build.errors).toMatch(/disagrees with 1 of \d+ statistics: participants/);
    const check = reckon("check", folder);
    expect(check.errors).toMatch(/^error: R \d+\.\d+\.\d+ disagrees with participants \[crosscheck-disagrees\]$/m);
    expect(check.status).toBe(1);
  });

  testWithR("and build stop at a file that crosscheck did not write", () => {
    expect(reckon("crosscheck", folder).status).toBe(0);
    const whole = said(folder);
    const spoiled: readonly [name: string, text: string, message: RegExp][] = [
      ["a total", whole.replace(/"agree": \d+/, '"agree": 9'), /crosscheck\.json:\d+:\d+ {2}error: agree is 9/],
      [
        "a missing statistic",
        whole
          .replace(/^ {4}\{"id":"participants".*\n/m, "")
          .replace(/"(statistics|agree)": (\d+)/g, (_, key: string, n: string) => `"${key}": ${Number(n) - 1}`),
        /not their/,
      ],
      ["a verdict", whole.replace('"verdict":"agrees"', '"verdict":"fine"'), /crosscheck\.json:\d+:\d+/],
      ["half a file", whole.slice(0, 300), /crosscheck\.json/],
    ];
    for (const [name, text, message] of spoiled) {
      writeFileSync(join(folder, "audit/crosscheck.json"), text);
      const { status, errors } = reckon("build", folder);
      expect(errors, name).toMatch(message);
      expect(status, name).toBe(1);
    }
    expect(reckon("crosscheck", folder).status, "crosscheck itself writes it anew").toBe(0);
    expect(said(folder)).toBe(whole);
  });
});

const engine = await webr();
if (!engine) {
  console.warn(
    "\nThe packages webr and ws are not installed: R 4.6 WAS NOT ASKED; npm install --no-save webr@0.6.0 ws@8.\n",
  );
  if (process.env.CI) throw new Error("webr is not installed, and in CI its verdicts may not be skipped");
}

describe.runIf(engine)("webr, another version of R", () => {
  testWithR.each([".", "examples/mgus2", "examples/orthodont"])(
    "gives the verdicts of Rscript on %s",
    { timeout: 300_000 },
    async (study) => {
      const computed = compute(planOf(join(root, study)));
      const [ours, other] = [
        await crosscheckStudy(computed, (await rscript())!),
        await crosscheckStudy(computed, engine!),
      ];
      expect(other.r).not.toBe(ours.r);
      expect(other.statistics.map(({ id, verdict }) => [id, verdict])).toEqual(
        ours.statistics.map(({ id, verdict }) => [id, verdict]),
      );
      expect(other.statistics.filter((one) => "parts" in one)).toEqual([]);
      expect(other.inputs).toEqual(ours.inputs);
    },
  );

  test("needs no network", { timeout: 300_000 }, ({ skip }) => {
    const cut = ["-rn", process.execPath];
    if (run("unshare", [...cut, "--version"]).status !== 0) return skip("this machine cannot cut a program's network");
    const folder = copyOfStudy("offline");
    const args = [...cut, join(root, "dist/cli/main.js"), "crosscheck", folder, "--engine", "webr"];
    const { status, out, errors } = run("unshare", args);
    expect(errors).toBe("");
    expect(out).toMatch(/^(\d+) of \1 statistics agree with R 4\.6/);
    expect(status).toBe(0);
  });
});
