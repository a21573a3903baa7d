import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { smallCohort } from "./small.js";

const PROGRAM = `
  import { readCohort } from "./src/cohort/read.js";
  import { sample } from "./src/cohort/sample.js";
  import { makeVariables } from "./src/cohort/variables.js";
  globalThis.result = (text, codebook) => {
    const cohort = readCohort(new TextEncoder().encode(text), "cohort.csv", JSON.parse(codebook), "hash");
    const variables = makeVariables({ cohort, groups: "group", subsets: [{ id: "old", where: "age > 50" }] });
    return JSON.stringify(Array.from(sample(variables, "il6", "old").values, String));
  };
`;

test("reading and sampling run where there is no Node, and bring no parser of codebooks with them", async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: PROGRAM, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    platform: "browser",
    logLevel: "silent",
  });
  const { inputs } = Object.values(metafile.outputs)[0]!;
  const weight = (part: string) =>
    Object.entries(inputs).reduce(
      (sum, [path, { bytesInOutput }]) => sum + (path.includes(part) ? bytesInOutput : 0),
      0,
    );
  expect(weight("/zod/") + weight("/yaml/")).toBe(0);

  const context: { result?: (text: string, codebook: string) => string } & Record<string, unknown> = {
    TextEncoder,
    TextDecoder,
  };
  runInNewContext(outputFiles[0]!.text, context);
  const { codebook } = smallCohort();
  const text =
    "id,group,sex,died,age,il6,il10,titre\np1,case,male,0,60,<0.5,1,\np2,control,male,0,70,3,1,\np3,mmn,male,0,40,9,1,\n";
  expect(JSON.parse(context.result!(text, JSON.stringify(codebook)))).toEqual(["-Infinity", "3"]);
});
