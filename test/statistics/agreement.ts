/** How a reference vector is compared: the rules of the vectors' own documentation, one function. */

export interface Vector {
  readonly id: string;
  readonly description?: string;
  readonly method: string;
  readonly dataset?: string;
  readonly input: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly filter?: unknown;
  readonly expected: Record<string, unknown>;
  readonly tolerance?: number;
  readonly tolerance_fields?: Record<string, number>;
  readonly abs_tolerance?: number;
  readonly abs_tolerance_fields?: Record<string, number>;
}

/** What the engine answers for one vector: the fields of `expected`, by their names. */
export type Adapter = (input: Record<string, never>, options: Record<string, never>, vector: Vector) => object;

const SPECIAL: Record<string, number> = {
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/** Fields that the vectors carry for information only. */
function isInformation(path: string): boolean {
  const field = path.split(".").at(-1) ?? "";
  return /_r_default(_tol)?$/.test(field) || ["r_method", "conf_level_reported", "z_kendall_check"].includes(field);
}

/** The entry whose name is the field or a dotted prefix of it; the longest wins. */
function forField(table: Record<string, number> | undefined, path: string): number | undefined {
  const bare = path.replace(/\.\d+/g, "");
  let best: [number, number] | undefined;
  for (const [name, value] of Object.entries(table ?? {}))
    if (bare === name || bare.startsWith(`${name}.`)) if (!best || name.length > best[0]) best = [name.length, value];
  return best?.[1];
}

/**
 * Every place where `actual` is not the vector's `expected`, within the vector's tolerances; empty where all agree.
 */
export function disagreements(vector: Vector, actual: object): string[] {
  const found: string[] = [];
  visit(vector.expected, actual, "");
  return found;

  function visit(expected: unknown, value: unknown, path: string): void {
    if (isInformation(path)) return;
    if (path === "estimate_range") return; // asserted through `estimate` below
    if (Array.isArray(expected)) {
      const list = value as ArrayLike<unknown> | undefined;
      if (list === undefined || list === null || typeof list !== "object" || list.length !== expected.length) {
        found.push(`${path}: expected ${expected.length} values, got ${show(value)}`);
        return;
      }
      for (let i = 0; i < expected.length; i++) visit(expected[i], list[i], `${path}.${i}`);
      return;
    }
    if (expected !== null && typeof expected === "object") {
      if (value === null || typeof value !== "object") {
        found.push(`${path}: expected an object, got ${show(value)}`);
        return;
      }
      for (const [key, item] of Object.entries(expected))
        visit(item, (value as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
      return;
    }
    if (!agrees(expected, value, path)) found.push(`${path}: expected ${show(expected)}, got ${show(value)}`);
  }

  function agrees(expected: unknown, value: unknown, path: string): boolean {
    const range = vector.expected.estimate_range as [number, number] | undefined;
    if (path === "estimate" && Array.isArray(range)) {
      const slack = 1e-9 * Math.max(Math.abs(range[0]), Math.abs(range[1]), 1e-3);
      return typeof value === "number" && value >= range[0] - slack && value <= range[1] + slack;
    }
    if (expected === null || expected === "NaN") return value === null || Number.isNaN(value);
    if (typeof expected === "boolean") return value === expected;
    const number = typeof expected === "string" ? SPECIAL[expected] : (expected as number);
    if (number === undefined) return value === expected;
    if (typeof value !== "number") return false;
    if (value === number) return true;
    const difference = Math.abs(value - number);
    const tolerance = forField(vector.tolerance_fields, path) ?? vector.tolerance ?? 1e-10;
    if (difference <= tolerance * Math.max(Math.abs(value), Math.abs(number))) return true;
    const absolute = forField(vector.abs_tolerance_fields, path) ?? vector.abs_tolerance;
    if (absolute !== undefined && difference <= absolute) return true;
    if (number === 0) return Math.abs(value) <= 1e-12;
    const isP = /(^|[._])p([._]|$)/.test(path);
    return isP && Math.abs(number) < 1e-300 && Math.abs(value) < 1e-300;
  }
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
}
