import { excerpt, type Finding, fromDifference } from "./finding.js";

/** How two leaves are compared; true where they count as the same. */
export type SameLeaf = (given: unknown, expected: unknown) => boolean;

const MOST = 2000;

/** Where two JSON texts differ, by path; items that have an `id` are named and matched by it. */
export function jsonFindings(
  name: string,
  given: string,
  expected: string,
  { same, onlyShared }: { same: SameLeaf; onlyShared: boolean },
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (path: readonly string[], finding: Partial<Finding>): void => {
    if (findings.length < MOST)
      findings.push({ kind: "embedded", region: "embedded", place: [name, ...path].join(", "), ...finding });
  };
  let tree: unknown;
  try {
    tree = JSON.parse(given);
  } catch {
    add([], { message: "is no JSON" });
    return findings;
  }

  const compare = (a: unknown, b: unknown, path: readonly string[], statistic?: string): void => {
    const of = { ...(statistic !== undefined && { statistic }) };
    if (isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b)) {
      // lists whose items have no names of their own: another version may have more of them, or fewer
      if (onlyShared && Array.isArray(a) && a.length !== (b as readonly unknown[]).length && !isNamed(b)) return;
      const [left, right] = [entriesOf(a), entriesOf(b)];
      for (const [key, value] of right) {
        const id = idOf(value);
        if (left.has(key)) compare(left.get(key), value, [...path, key], id ?? statistic);
        else if (!onlyShared) add([...path, key], { ...of, printed: "nothing", expected: show(value) });
      }
      if (!onlyShared)
        for (const [key, value] of left)
          if (!right.has(key)) add([...path, key], { ...of, printed: show(value), expected: "nothing" });
      return;
    }
    if (same(a, b)) return;
    const [printed, wanted] =
      typeof a === "string" && typeof b === "string" ? fromDifference(a, b) : [show(a), show(b)];
    add(path, { ...of, printed, expected: wanted });
  };
  compare(tree, JSON.parse(expected), []);
  return findings;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function idOf(value: unknown): string | undefined {
  const id = isContainer(value) && "id" in value ? value.id : undefined;
  return typeof id === "string" ? id : undefined;
}

function isNamed(value: object): boolean {
  if (!Array.isArray(value)) return false;
  const ids = new Set(value.map(idOf));
  return ids.size === value.length && !ids.has(undefined);
}

/** Members by name; of an array by id where each item has one of its own, else by position. */
function entriesOf(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const named = isNamed(value);
  return new Map(value.map((item, i) => [named ? idOf(item)! : String(i + 1), item]));
}

function show(value: unknown): string {
  try {
    return excerpt(JSON.stringify(value) ?? "nothing", 100);
  } catch {
    return "a structure too deep to show";
  }
}
