import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { StudyFaults } from "../fault.js";
import { sha256 } from "../publish/manifest.js";
import { readWhole } from "../source/whole-file.js";
import { carriedBy } from "../verify/carried.js";
import { parsePage, Unreadable } from "../verify/html.js";
import { factsOf, type PageFacts } from "./page.js";
import type { ComparedReport } from "./report.js";
import { readStatisticsJson } from "./statistics-json.js";

/**
 * Reads a report: a page, the folder that it lies in, the study's folder around that, or a `statistics.json` alone.
 * Throws StudyFaults (exit code 2) where there is none or it cannot be read.
 */
export function readReport(path: string): ComparedReport {
  const { page, folder, statistics } = locate(path);
  const bytes = page === undefined ? undefined : readFileSync(page);
  const document = bytes && parsed(bytes, page!);
  const facts: PageFacts = document
    ? factsOf(document)
    : { printed: new Map(), cited: new Set(), statistics: new Map(), verdicts: new Map() };
  const carried = document && carriedBy(document);
  const ledger =
    statistics === undefined
      ? undefined
      : readStatisticsJson(readFileSync(statistics, "utf8"), (reference) => facts.printed.get(reference));
  const known = ledger ?? facts.statistics;
  if (known.size === 0) throw unreadable(path, "no statistics are found in it");
  const texts = typeof carried === "object" ? carried.texts : new Map<string, string>();
  const data =
    folder !== undefined && typeof carried === "object" && carried.data !== undefined && facts.dataHash !== undefined
      ? dataBeside(folder, carried.data, facts.dataHash)
      : undefined;
  return {
    path,
    ...(facts.version !== undefined && { version: facts.version }),
    ...(facts.dataHash !== undefined && { dataHash: facts.dataHash }),
    texts,
    parameters: (typeof carried === "object" ? carried.parameters : undefined) ?? {},
    statistics: known,
    complete: ledger !== undefined,
    cited: facts.cited,
    verdicts: facts.verdicts,
    ...(data && { data }),
  };
}

interface Located {
  readonly page?: string;
  readonly statistics?: string;
  /** The folder of the report. */
  readonly folder?: string;
}

function locate(path: string): Located {
  if (!existsSync(path)) throw unreadable(path, "no such file");
  const inFolder = (folder: string): Located => {
    const [page, statistics] = [join(folder, "index.html"), join(folder, "statistics.json")];
    return { folder, ...(existsSync(page) && { page }), ...(existsSync(statistics) && { statistics }) };
  };
  if (statSync(path).isDirectory()) {
    const found = [path, join(path, "reports")].map(inFolder).find(({ page, statistics }) => page ?? statistics);
    if (!found) throw unreadable(path, "no report is in it: neither index.html nor statistics.json");
    return found;
  }
  if (path.endsWith(".json")) return { statistics: path };
  const beside = inFolder(dirname(path));
  return basename(path) === "index.html" && beside.statistics !== undefined && belongs(path, dirname(path))
    ? beside
    : { page: path };
}

/** Whether the folder's manifest names just this page. */
function belongs(page: string, folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      readonly outputs?: Readonly<Record<string, unknown>>;
    };
    return manifest.outputs?.["index.html"] === sha256(readFileSync(page));
  } catch {
    return false;
  }
}

/** The data file of the study around a report's folder, where it is the one that the report names. */
function dataBeside(folder: string, path: string, hash: string): Uint8Array | undefined {
  const study = dirname(resolve(folder));
  const target = resolve(study, path);
  try {
    const inside = relative(realpathSync(study), realpathSync(target));
    if (inside === "" || inside.startsWith("..") || isAbsolute(inside) || !statSync(target).isFile()) return undefined;
    const bytes = readWhole(target);
    return sha256(bytes) === hash ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function parsed(bytes: Uint8Array, page: string): ReturnType<typeof parsePage> {
  try {
    return parsePage(bytes);
  } catch (error) {
    if (error instanceof Unreadable) throw unreadable(page, error.message);
    throw error;
  }
}

function unreadable(path: string, cause: string): StudyFaults {
  return new StudyFaults(
    [
      {
        rule: "report-unreadable",
        severity: "error",
        message: `${path}: ${cause}`,
        hint: "a report is an index.html, its folder, or the study's folder",
      },
    ],
    2,
  );
}
