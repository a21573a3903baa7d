/** Studies made of files as the world has them. */
import { expect } from "vitest";
import type { Fault } from "../../src/fault.js";
import { StudyFaults } from "../../src/fault.js";
import { choose, draftStudy, inspect, tellDraft, type Wishes } from "../../src/init/index.js";
import { buildFromInputs, type Report } from "../../src/publish/build.js";
import { inputsFrom } from "../../src/publish/inputs.js";
import { verifyPage } from "../../src/verify/index.js";

export interface Made {
  readonly report: Report;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly said: string;
  text(path: string): string;
}

export async function make(
  data: string | Uint8Array,
  wishes: Wishes = {},
  missing: readonly string[] = [],
): Promise<Made> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const inspection = inspect(bytes, "data 1.csv", missing);
  const draft = await draftStudy(inspection, choose(inspection, wishes), missing);
  const inputs = inputsFrom("x", (path) => {
    const found = draft.files.get(path);
    return found ? { path, bytes: found } : { fault: { rule: "file-missing", severity: "error", message: path } };
  });
  const report = await buildFromInputs(inputs, () => {});
  return {
    report,
    files: draft.files,
    said: tellDraft(draft, "x").join("\n"),
    text: (path) => new TextDecoder().decode(draft.files.get(path)),
  };
}

/** A study that builds without a warning, an unbound number or a statistic without a result. */
export async function clean(
  data: string | Uint8Array,
  wishes: Wishes = {},
  missing: readonly string[] = [],
): Promise<Made> {
  const made = await make(data, wishes, missing);
  const { report } = made;
  expect(report.warnings).toEqual([]);
  expect(report.unbound.found.filter(({ allowedBy }) => !allowedBy)).toEqual([]);
  expect(
    report.ledger.entries.filter(({ refusal }) => refusal !== undefined).map(({ id, refusal }) => [id, refusal]),
  ).toEqual([]);
  return made;
}

export async function faultsOf(data: string | Uint8Array, wishes: Wishes = {}): Promise<readonly Fault[]> {
  try {
    await make(data, wishes);
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  return [];
}

export const columnOf = (made: Made, name: string): Record<string, unknown> =>
  (JSON.parse(made.text("data/codebook.json")) as { fields: Record<string, unknown>[] }).fields.find(
    (field) => field.name === name,
  )!;

/** Twenty rows of an id, a group and a number. */
export const ROWS = Array.from(
  { length: 20 },
  (_, i) => [`p${i + 1}`, i % 2 === 0 ? "a" : "b", String((i * 7) % 13)] as const,
);
export const csv = (header: string, row: (i: number) => string, rows = 20): string =>
  `${header}\n${Array.from({ length: rows }, (_, i) => row(i)).join("\n")}\n`;
export const simple = csv("id,group,x", (i) => ROWS[i]!.join());

/** The report is what its page says it is, as rebuilding it tells. */
export async function verified(made: Made): Promise<void> {
  const page = made.report.files.get("index.html")!;
  const path = [...made.files.keys()].find((name) => name.startsWith("data/") && name.endsWith(".csv"))!;
  const { agrees } = await verifyPage(new TextEncoder().encode(page), made.files.get(path)!);
  expect(agrees).toBe(true);
}
