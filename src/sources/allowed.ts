import { type Place, StudyFaults } from "../fault.js";
import type { Database } from "./lines.js";

/** Databases that whoever runs the command allows, by the names that studies know them by; never from a study. */
export type Sources = Readonly<Record<string, string>>;

/** `NAME=URL`, or `NAME=env:VARIABLE` for an address with a password. Throws StudyFaults where it is neither. */
export function readSource(option: string, environment: Readonly<Record<string, string | undefined>>): Sources {
  const [, name, address = ""] = /^([\w-]+)=(.+)$/s.exec(option) ?? [];
  const variable = /^env:(\w+)$/.exec(address)?.[1];
  const url = variable === undefined ? address : environment[variable];
  if (name === undefined) throw unfit("--allow-source takes NAME=URL or NAME=env:VARIABLE");
  if (url === undefined || url === "") throw unfit(`the environment has no variable ${variable}`);
  if (!/^(?:duckdb:.|postgres(?:ql)?:\/\/)/.test(url)) throw unfit(`the address of ${name} names no database`);
  return { [name]: url };
}

function unfit(message: string): StudyFaults {
  const expected = "duckdb:PATH or postgres://USER@HOST/DATABASE";
  return new StudyFaults([{ rule: "source-unfit", severity: "error", message, expected }], 2);
}

/** Opens the database that a study names. Throws StudyFaults where nobody allowed it. */
export async function openSource(name: string, sources: Sources, place: Place): Promise<Database> {
  const url = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (url === undefined)
    throw new StudyFaults([
      {
        rule: "source-not-allowed",
        severity: "error",
        message: `the study asks the database ${name}, which was not allowed`,
        place,
        hint: `where you trust the study and its query: --allow-source ${name}=URL (or ${name}=env:VARIABLE), with duckdb:PATH or postgres://...`,
      },
    ]);
  if (url.startsWith("duckdb:")) return (await import("./duckdb.js")).duckdbFile(url.slice("duckdb:".length), place);
  return (await import("./postgres.js")).postgres(url, place);
}

/** What a database said, without the address that it may repeat. */
export function saidBy(error: unknown, name: string, sources: Sources): string {
  const [said = ""] = (error instanceof Error ? error.message || error.name : String(error)).split("\n");
  const url = sources[name] ?? "";
  const secrets = [url, url.replace(/^duckdb:/, ""), /:\/\/[^/]*:([^@/]+)@/.exec(url)?.[1] ?? ""];
  return secrets.filter(Boolean).reduce((text, secret) => text.replaceAll(secret, "..."), said);
}
