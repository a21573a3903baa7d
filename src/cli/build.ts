import { join } from "node:path";
import { finishedBefore } from "../publish/finished.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import { storeFor } from "./store.js";
import { type Tell, type TellOptions, tellOf } from "./tell.js";

export interface BuildCommand {
  readonly strict?: boolean;
  readonly cache: boolean;
  readonly set?: Settings;
  readonly each?: string;
  readonly allowSource?: Sources;
}

/**
 * Where no byte of what is read and written has changed since the last build of this folder, there is nothing to do, and
 * the same is told.
 */
export function builtBefore(folder: string, { format, quiet, ...command }: BuildCommand & Told): boolean {
  const { store } = storeFor(command.cache, "all");
  const before = store && command.each === undefined ? finishedBefore(store, folder, buildOptions(command)) : undefined;
  if (!before) return false;
  const tell = tellOf({ command: "build", format, quiet, folder });
  tell.faults(before.faults);
  const files = Object.keys(before.outputs);
  tellWritten([{ folder: join(folder, before.folder), statistics: before.statistics, files }], tell);
  return true;
}

type Told = Pick<TellOptions, "format" | "quiet">;

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
