import { join } from "node:path";
import { finishedBefore } from "../publish/finished.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import { storeFor } from "./store.js";
import type { Tell } from "./tell.js";

export interface BuildCommand {
  readonly strict?: boolean;
  readonly cache: boolean;
  readonly set?: Settings;
  readonly each?: string;
  readonly allowSource?: Sources;
}

/**
 * `reckon build`: writes `reports/` whole, or nothing; with `each` a report for each value of a parameter, all or none.
 * Where it is strict, a number typed by hand is a fault. Where no byte of what is read and written has changed since the
 * last build, nothing is done, and the same is told.
 */
export async function build(folder: string, command: BuildCommand, tell: Tell): Promise<void> {
  const { store } = storeFor(command.cache, "all");
  const before = store && command.each === undefined ? finishedBefore(store, folder, buildOptions(command)) : undefined;
  if (!before) return (await import("./build-anew.js")).buildAnew(folder, command, tell);
  const { faults, statistics, outputs } = before;
  tell.faults(faults);
  tellWritten([{ folder: join(folder, before.folder), statistics, files: Object.keys(outputs) }], tell);
}

/** What a build depends on beside the study's files. */
export function buildOptions({ strict = false, set = {} }: BuildCommand): string {
  return JSON.stringify([strict, set]);
}

export interface Written {
  readonly folder: string;
  /** What a database was asked for, in words. */
  readonly data?: string;
  readonly statistics: number;
  readonly files: readonly string[];
}

export function tellWritten(reports: readonly Written[], tell: Tell): void {
  const text = reports.flatMap(({ folder, data, statistics, files }) => [
    ...(data === undefined ? [] : [data]),
    `${folder}: ${statistics} statistics, ${files.length} files`,
  ]);
  tell.done(text.join("\n"), { result: { reports } });
}
