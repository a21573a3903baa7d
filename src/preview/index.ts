import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { watch } from "chokidar";
import { unboundFaults } from "../document/unbound.js";
import type { Fault } from "../fault.js";
import type { Report } from "../publish/build.js";
import { writeFiles } from "../publish/write.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import { ruled } from "../study/rules.js";
import { builderOf } from "./builder.js";
import { servePreview } from "./server.js";
import { shownFault } from "./state.js";

/** What a preview tells while it runs. */
export interface PreviewEvents {
  built(report: Report, warnings: readonly Fault[], milliseconds: number): void;
  faults(faults: readonly Fault[]): void;
  /** Something went wrong that is no fault of the study's. */
  defect(error: unknown): void;
}

export interface PreviewOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  /** Writes `reports/` too, whenever a build succeeds. */
  readonly write?: boolean;
  /** Values of the study's parameters. */
  readonly settings?: Settings;
  /** Databases that may be asked. */
  readonly sources?: Sources;
  readonly events: PreviewEvents;
}

/** A study that is served while it is written. */
export interface Preview {
  readonly address: string;
  close(): Promise<void>;
}

/** How long to wait, in milliseconds, for the rest of what an editor writes at once. */
const PAUSE = 10;
/** How often to look at the files besides, in milliseconds. */
const LOOK = 1000;
/** How many changes of the text to practise, once there is a page to read meanwhile, and how long to rest between. */
const PRACTICE = { times: 10, rest: 100 } as const;

/**
 * Builds a study, serves the report on this machine, and builds again whenever one of its files changes, until it is
 * closed. Throws StudyFaults where the port is taken; faults of the study are told and shown, and end nothing.
 */
export async function startPreview(
  folder: string,
  { port, write = false, settings, sources, events }: PreviewOptions,
): Promise<Preview> {
  const server = await servePreview(port);
  const build = builderOf(folder, settings, undefined, sources);
  let watched: ReadonlySet<string> = new Set();
  const watcher = watch([], { depth: 0, ignoreInitial: true, atomic: false });

  let closed = false;
  let seen = "";

  const rebuild = async (): Promise<void> => {
    const start = performance.now();
    seen = agesOf(watched);
    const { outcome, files } = await build();
    if (closed) return; // who watched on would never end
    watched = new Set([...files].map((path) => resolve(folder, path)));
    watcher.add([...new Set([...watched].map((path) => dirname(path)))]);
    const told = "faults" in outcome ? outcome.faults : warningsOf(outcome.report);
    if ("faults" in outcome || told.some(({ severity }) => severity === "error")) {
      server.faults(told.map(shownFault));
      events.faults(told);
      return;
    }
    server.report(outcome.report.files);
    events.built(outcome.report, told, performance.now() - start);
    if (write) writeFiles(outcome.report.files, outcome.report.folder);
  };

  const again = soon(rebuild, (error) => {
    const message = error instanceof Error ? error.message : String(error);
    server.faults([{ severity: "error", message, rule: "a defect of reckon" }]);
    events.defect(error);
  });
  watcher.on("all", (_event, path) => {
    if (watched.has(resolve(path))) again();
  });
  await rebuild();
  const practise = async (): Promise<void> => {
    for (let i = 0; i < PRACTICE.times; i++) {
      await new Promise((resolve) => setTimeout(resolve, PRACTICE.rest));
      if (closed) return;
      if (!again.busy()) await build.practise().catch(() => {}); // a defect is told when it is met
    }
  };
  void practise();
  // what the system does not tell, as while it begins to watch, or of a folder on another machine
  const looking = setInterval(() => {
    if (agesOf(watched) !== seen) again();
  }, LOOK);
  return {
    address: server.address,
    close: async () => {
      closed = true;
      clearInterval(looking);
      await watcher.close();
      await server.close();
    },
  };
}

/** What `reckon build` would tell; errors, where the study has its rules so. */
function warningsOf({ warnings, study, unbound }: Report): readonly Fault[] {
  return [...warnings, ...ruled(study, unboundFaults(unbound, "warning"))];
}

/** A text that changes when one of the files does. */
function agesOf(paths: ReadonlySet<string>): string {
  return JSON.stringify(
    [...paths].map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found && [found.size, found.mtimeMs, found.ino];
    }),
  );
}

interface Soon {
  (): void;
  /** Whether the work is asked for or done. */
  readonly busy: () => boolean;
}

/** Calls `work` a moment after it is asked for, once for all that ask meanwhile, and never twice at a time. */
function soon(work: () => Promise<void>, failed: (error: unknown) => void): Soon {
  let asked = false;
  let busy = false;
  const go = async (): Promise<void> => {
    busy = true;
    while (asked) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      asked = false;
      await work().catch(failed);
    }
    busy = false;
  };
  const ask = (): void => {
    asked = true;
    if (!busy) void go();
  };
  return Object.assign(ask, { busy: () => busy });
}
