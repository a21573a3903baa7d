import { Option } from "commander";
import { readSource, type Sources } from "../sources/allowed.js";

/** `--allow-source NAME=URL`, as often as there are databases that the study may ask. */
export function sourceOption(): Option {
  return new Option(
    "--allow-source <NAME=URL>",
    "let the study ask this database: duckdb:PATH or postgres://...; NAME=env:VARIABLE keeps the address out of sight",
  ).argParser((text: string, before: Sources = {}) => ({ ...before, ...readSource(text, process.env) }));
}
