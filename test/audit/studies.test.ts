import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import { rProgram } from "../../src/audit/index.js";
import { compute, prepare } from "../../src/publish/build.js";
import { readInputs } from "../../src/publish/inputs.js";
import { reportFolder } from "./evaluated.js";
import { rscript, testWithR } from "./rscript.js";

describe.each([".", "examples/mgus2", "examples/orthodont"])("the study in %s", (folder) => {
  testWithR("R agrees with every statistic", () => {
    const computed = compute(prepare(readInputs(folder)));
    const cells = readFileSync(`${folder}/${computed.study.data.file}`, "utf8");
    const { program, data } = reportFolder(computed, cells);
    const { status, lines } = rscript(program, [data]);
    const { length } = computed.plan.statistics;
    expect(lines.slice(0, -1)).toEqual([]);
    expect(lines[0]).toMatch(new RegExp(`^${length} of ${length} statistics agree`));
    expect(status).toBe(0);
    expect(rProgram(computed)).toBe(rProgram(compute(prepare(readInputs(folder)))));
  });
});
