import { expect, test } from "vitest";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { readCohort } from "../../src/cohort/read.js";
import { faultsOf } from "./faults.js";

const codebook = loadCodebook(
  JSON.stringify({
    title: "Names",
    status: "simulated",
    missingValues: [""],
    fields: [
      { name: "id", type: "string", constraints: { unique: true } },
      { name: "number", type: "number", constraints: { unique: true } },
    ],
  }),
  "codebook.json",
);
const twice = (rows: readonly string[]): string[] => {
  const read = () =>
    readCohort(new TextEncoder().encode(`id,number\n${rows.join("\n")}\n`), "cohort.csv", codebook, "hash");
  try {
    read();
    return [];
  } catch {
    return faultsOf(read).map(({ rule, place, message }) => `${place!.line} ${rule}: ${message}`);
  }
};

test("names and numbers in order are different", () => {
  expect(twice(["P1,-1", "P9,2.5", "P10,3", "P99,4", "P100,5"])).toEqual([]);
});

test("others are compared with all before them", () => {
  expect(twice(["P2,5", "P1,4", "P10,1"])).toEqual([]);
  expect(twice(["P1,1", "P2,2", "P2,3"])).toEqual(["4 value-twice: column id: P2 occurs twice, first on line 3"]);
  expect(twice(["P1,1", "P2,2", "P10,3", "P2,4"])).toEqual([
    "5 value-twice: column id: P2 occurs twice, first on line 3",
  ]);
  expect(twice(["a,1", "b,2", "c,3", "d,2"])).toEqual([
    "5 value-twice: column number: 2 occurs twice, first on line 3",
  ]);
  expect(twice(["a,1", "b,2", ",3", ",4"])).toEqual([]);
  expect(twice(["a,1", "b,", "c,"])).toEqual([]);
});
