import { type Fault, nearest, type Place, suggest } from "../fault.js";
import type { Method } from "../methods/method.js";
import { adjustedPartsOf, participantParts, partsOf } from "../methods/parts.js";
import { familyMember, isKey, splitReference, splitRow } from "../methods/rows.js";
import type { RuleId } from "../rules/index.js";
import type { Catalogue, Plan, PlannedStatistic } from "./plan.js";

/** What may be cited of a statistic's rows. */
interface RowsKnown {
  readonly parts: readonly string[];
  /** Undefined where the rows depend on the data. */
  readonly names: readonly string[] | undefined;
}

/** What may be cited of a plan: ids, parts and spans, and of rows what the plan tells; before anything is computed. */
export class References {
  readonly #parts = new Map<string, ReadonlySet<string>>();
  readonly #rows = new Map<string, RowsKnown>();
  readonly #planned = new Map<string, PlannedStatistic>();

  constructor(plan: Pick<Plan, "statistics" | "families">, catalogue: Pick<Catalogue, "variable">) {
    const ids = new Set(plan.statistics.map(({ id }) => id));
    const adjusted = new Map<string, { parts: string[]; rowParts: string[] }>();
    for (const member of plan.families.flatMap(({ members }) => members)) {
      const { id, part, row } = familyMember(member, (name) => ids.has(name));
      const own = adjusted.get(id) ?? { parts: [], rowParts: [] };
      (row === undefined ? own.parts : own.rowParts).push(part);
      adjusted.set(id, own);
    }
    for (const planned of plan.statistics) {
      const { id, method, declaration } = planned;
      this.#planned.set(id, planned);
      const { parts = [], rowParts = [] } = adjusted.get(id) ?? {};
      const rows = rowsOf(planned, catalogue, rowParts);
      if (rows) this.#rows.set(id, rows);
      const own = partsOf(method, declaration);
      this.#parts.set(
        id,
        new Set([
          ...Object.keys(own),
          ...Object.entries(method.spans ?? {}).flatMap(([span, parts]) =>
            parts.every((part) => part in own) ? [span] : [],
          ),
          ...(method.effect === undefined ? [] : ["effect"]),
          ...Object.keys(participantParts),
          ...Object.keys(adjustedPartsOf(parts, own)),
        ]),
      );
    }
  }

  /** The fault of a reference that nothing answers; undefined where it is known. */
  fault(reference: string, place: Place, what: string): Fault | undefined {
    if (this.#parts.has(reference)) return undefined;
    const { id, part } = splitReference(reference) ?? { id: "", part: reference };
    const parts = this.#parts.get(id);
    if (parts?.has(part)) return undefined;
    const row = splitRow(part);
    if (parts && row) return this.#rowFault(id, row, place, what);
    const { method, declaration } = this.#planned.get(id) ?? {};
    if (method && declaration && revealed(method, declaration, part))
      return {
        rule: "extremes-not-public",
        severity: "error",
        message: `${what}: ${id} does not tell ${part}: smallest and largest values are single participants'`,
        place,
        hint: "give quartiles, or declare data.extremes: true if these values may be printed",
      };
    if (parts) {
      const rows = this.#rows.get(id);
      const hint = rows?.parts.includes(part)
        ? `it is a part of its rows: ${id}.${part}[${rows.names?.[0] ?? "row"}]`
        : part === "p_adjusted"
          ? `${id} belongs to no family; add it to one`
          : /^p[._-]?val/i.test(part) && parts.has("p")
            ? "did you mean p?"
            : suggest(part, [...parts]);
      return {
        rule: "part-unknown",
        severity: "error",
        message: `${what}: ${id} has no part ${part}`,
        place,
        expected: [...parts].join(", "),
        ...(hint && { hint }),
      };
    }
    const near =
      suggest(reference, [...this.#parts.keys(), ...this.#withParts(part)]) ??
      "declare it under statistics: in study.yaml; the report's statistics.csv lists those that there are";
    return {
      rule: "statistic-unknown",
      severity: "error",
      message: `${what}: unknown statistic: ${reference}`,
      place,
      ...(near && { hint: near }),
    };
  }

  #rowFault(id: string, asked: { name: string; row: string }, place: Place, what: string): Fault | undefined {
    const rows = this.#rows.get(id);
    const fault = (rule: RuleId, message: string, expected: readonly string[], hint: string | undefined): Fault => ({
      rule,
      severity: "error",
      message: `${what}: ${message}`,
      place,
      ...(expected.length > 0 && { expected: expected.join(", ") }),
      ...(hint && { hint }),
    });
    if (!rows) return fault("row-unknown", `${id} has no rows`, [], `write ${id}.${asked.name}`);
    const { parts, names } = rows;
    if (!parts.includes(asked.name))
      return fault("part-unknown", `rows of ${id} have no part ${asked.name}`, parts, suggest(asked.name, parts));
    if (names === undefined || names.includes(asked.row)) return undefined;
    const near = nearest(asked.row, names);
    const hint = near === undefined ? undefined : `did you mean ${id}.${asked.name}[${near}]?`;
    return fault("row-unknown", `${id} has no row ${asked.row}`, names, hint);
  }

  #withParts(part: string): string[] {
    return [...this.#parts].filter(([, parts]) => parts.has(part)).map(([id]) => `${id}.${part}`);
  }
}

/** Whether a statistic would have the part, or span of parts, if it told smallest and largest values. */
function revealed(method: Method, declaration: Readonly<Record<string, unknown>>, part: string): boolean {
  if (declaration.extremes !== false) return false;
  const all = partsOf(method, { ...declaration, extremes: true });
  return part in all || (method.spans?.[part]?.every((one) => one in all) ?? false);
}

function rowsOf(
  { method, declaration }: PlannedStatistic,
  catalogue: Pick<Catalogue, "variable">,
  adjusted: readonly string[],
): RowsKnown | undefined {
  const { rowParts, rowSpans = {}, rowEffect } = method;
  if (!rowParts) return undefined;
  const all = { ...rowParts, ...adjustedPartsOf(adjusted, rowParts) };
  const parts = Object.entries(all).flatMap(([part, spec]) => (isKey(spec) ? [] : [part]));
  return {
    parts: [...parts, ...Object.keys(rowSpans), ...(rowEffect ? ["effect"] : [])],
    names: method.rowNames?.(declaration as never, (name) => catalogue.variable(name)!),
  };
}

/** Faults of every reference in a plan's tables and figures. */
export function referenceFaults(plan: Plan, references: References): Fault[] {
  const faults: (Fault | undefined)[] = [];
  for (const table of plan.tables) {
    const notes = table.notes.flatMap((note) => ("tests" in note ? [] : [...note]));
    for (const piece of [...table.rows.flatMap(({ cells }) => cells.flat()), ...notes])
      if (typeof piece !== "string") faults.push(references.fault(piece.reference, table.place, `table ${table.id}`));
  }
  for (const figure of plan.figures)
    for (const reference of Object.values(figure.draws))
      faults.push(references.fault(reference, figure.place, `figure ${figure.id}`));
  return faults.filter((fault) => fault !== undefined);
}
