import { type Fault, type Place, suggest } from "../fault.js";
import { adjustedPart, participantParts, partsOf } from "../methods/parts.js";
import type { Plan } from "./plan.js";

/** What may be cited of a plan: ids, parts and spans, known before anything is computed. */
export class References {
  readonly #parts = new Map<string, ReadonlySet<string>>();

  constructor(plan: Pick<Plan, "statistics" | "families">) {
    const inFamily = new Set(plan.families.flatMap(({ members }) => members));
    for (const { id, method, declaration } of plan.statistics)
      this.#parts.set(
        id,
        new Set([
          ...Object.keys(partsOf(method, declaration)),
          ...Object.keys(method.spans ?? {}),
          ...(method.effect === undefined ? [] : ["effect"]),
          ...Object.keys(participantParts),
          ...(inFamily.has(id) ? Object.keys(adjustedPart) : []),
        ]),
      );
  }

  /** The fault of a reference that nothing answers; undefined where it is known. */
  fault(reference: string, place: Place, what: string): Fault | undefined {
    if (this.#parts.has(reference)) return undefined;
    const dot = reference.lastIndexOf(".");
    const [id, part] = [reference.slice(0, dot), reference.slice(dot + 1)];
    const parts = dot < 0 ? undefined : this.#parts.get(id);
    if (parts?.has(part)) return undefined;
    if (parts) {
      const hint = part === "p_adjusted" ? `${id} belongs to no family; add it to one` : suggest(part, [...parts]);
      return {
        rule: "part-unknown",
        severity: "error",
        message: `${what}: ${id} has no part ${part}`,
        place,
        expected: [...parts].join(", "),
        ...(hint && { hint }),
      };
    }
    const near = suggest(reference, [...this.#parts.keys(), ...this.#withParts(part)]);
    return {
      rule: "statistic-unknown",
      severity: "error",
      message: `${what}: unknown statistic: ${reference}`,
      place,
      ...(near && { hint: near }),
    };
  }

  #withParts(part: string): string[] {
    return [...this.#parts].filter(([, parts]) => parts.has(part)).map(([id]) => `${id}.${part}`);
  }
}

/** Faults of every reference in a plan's tables and figures. */
export function referenceFaults(plan: Plan, references: References): Fault[] {
  const faults: (Fault | undefined)[] = [];
  for (const table of plan.tables)
    for (const { cells } of table.rows)
      for (const piece of cells.flat())
        if (typeof piece !== "string") faults.push(references.fault(piece.reference, table.place, `table ${table.id}`));
  for (const figure of plan.figures)
    for (const reference of Object.values(figure.draws))
      faults.push(references.fault(reference, figure.place, `figure ${figure.id}`));
  return faults.filter((fault) => fault !== undefined);
}
