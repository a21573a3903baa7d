/** A codebook with a column of every kind, and files read by it. */
import { type Codebook, readCohort } from "../../src/cohort/index.js";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { cellsOf } from "./expression/scope.js";

export const CODEBOOK = loadCodebook(
  JSON.stringify({
    title: "t",
    status: "simulated",
    missingValues: ["", "NA"],
    primaryKey: "id",
    fields: [
      { name: "id", type: "string" },
      { name: "group", type: "string", codes: [{ value: "igm-pnp", label: "IgM-PNP" }, "mmn", "control"] },
      { name: "died", type: "integer", codes: [0, 1], missingValues: ["9"] },
      { name: "age", type: "integer", constraints: { minimum: 18, maximum: 110, required: true } },
      { name: "il6", type: "number", detection: { below: 0.5, above: 500 }, constraints: { minimum: 0 } },
      { name: "il10", type: "number", detection: { below: 1, fixed: true }, missingValues: ["-99"] },
      { name: "anti_mag", type: "string", codes: ["positive", "negative"], appliesTo: 'group == "igm-pnp"' },
      { name: "titre", type: "number", appliesTo: 'anti_mag == "positive"' },
    ],
  }),
  "codebook.json",
);
export const HEADER = "id,group,died,age,il6,il10,anti_mag,titre";
export const encode = (text: string) => new TextEncoder().encode(text);
export const read = (text: string | Uint8Array, codebook: Codebook = CODEBOOK) =>
  readCohort(typeof text === "string" ? encode(text) : text, "cohort.csv", codebook, "hash");
export const cells = (text: string | Uint8Array, codebook?: Codebook) =>
  Object.fromEntries([...read(text, codebook).columns].map(([name, column]) => [name, cellsOf(column)]));
