import { parse } from "yaml";

/** One declaration that differs between two plans. */
export interface PlanChange {
  /** `study.yaml` or the codebook's path; the manuscript is told by its path alone. */
  readonly file: string;
  /** `statistics.il6-vs-control`, `fields.il6`; empty for the file as a whole. */
  readonly declaration: string;
  readonly kind: "added" | "removed" | "changed";
  /** What changed within it, `below: limit → root2`, as far as that is short. */
  readonly details: readonly string[];
}

/** Sections of a study whose members are declared by name. */
const NAMED = new Set(
  "definitions thresholds subsets statistics families figures tables claims references fields".split(" "),
);
const MOST_DETAILS = 8;

/** The declarations in which two sets of a study's texts differ; texts in neither YAML nor JSON are compared by lines. */
export function planChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly PlanChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((file): PlanChange[] => {
    const [old, now] = [before.get(file), after.get(file)];
    if (old === now) return [];
    if (old === undefined) return [{ file, declaration: "", kind: "added", details: [] }];
    if (now === undefined) return [{ file, declaration: "", kind: "removed", details: [] }];
    const [a, b] = [declarationsIn(file, old), declarationsIn(file, now)];
    const changes = a && b ? changesBetween(file, a, b) : [];
    return changes.length > 0
      ? changes
      : [{ file, declaration: "", kind: "changed", details: [linesChanged(old, now)] }];
  });
}

/** The declarations of a YAML or JSON text by name; undefined where it is neither. */
function declarationsIn(file: string, text: string): ReadonlyMap<string, unknown> | undefined {
  if (!/\.(?:ya?ml|json)$/.test(file) || file.startsWith("audit/")) return undefined;
  let tree: unknown;
  try {
    tree = parse(text, { maxAliasCount: 0, logLevel: "silent" });
  } catch {
    return undefined;
  }
  if (!isRecord(tree)) return undefined;
  const found = new Map<string, unknown>();
  for (const [section, value] of Object.entries(tree)) {
    const members = NAMED.has(section) ? membersOf(value) : undefined;
    if (!members) found.set(section, value);
    else for (const [name, member] of members) found.set(`${section}.${name}`, member);
  }
  return found;
}

/** Members by name: of a mapping by key, of a list of fields by their `name`. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (isRecord(value)) return Object.entries(value);
  if (!Array.isArray(value)) return undefined;
  return (value as readonly unknown[]).map((item, i) => [
    isRecord(item) && typeof item.name === "string" ? item.name : String(i + 1),
    item,
  ]);
}

function changesBetween(
  file: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): PlanChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((declaration): PlanChange[] => {
    if (!after.has(declaration)) return [{ file, declaration, kind: "removed", details: [] }];
    if (!before.has(declaration)) return [{ file, declaration, kind: "added", details: [] }];
    const details = detailsOf("", before.get(declaration), after.get(declaration));
    return details.length === 0
      ? []
      : [{ file, declaration, kind: "changed", details: details.slice(0, MOST_DETAILS) }];
  });
}

/** The leaves in which two values differ. */
function detailsOf(path: string, before: unknown, after: unknown): readonly string[] {
  if (isRecord(before) && isRecord(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      detailsOf(path === "" ? key : `${path}.${key}`, before[key], after[key]),
    );
  const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
  return old === now ? [] : [`${path === "" ? "" : `${path}: `}${brief(old)} \u2192 ${brief(now)}`];
}

function brief(json: string | undefined): string {
  if (json === undefined) return "nothing";
  return json.length > 80 ? `${json.slice(0, 79)}\u2026` : json;
}

function linesChanged(before: string, after: string): string {
  const count = (text: string): Map<string, number> => {
    const lines = new Map<string, number>();
    for (const line of text.split("\n")) lines.set(line, (lines.get(line) ?? 0) + 1);
    return lines;
  };
  const [old, now] = [count(before), count(after)];
  const more = (a: Map<string, number>, b: Map<string, number>): number =>
    [...a].reduce((sum, [line, times]) => sum + Math.max(0, times - (b.get(line) ?? 0)), 0);
  return `${more(now, old)} lines added, ${more(old, now)} removed`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
