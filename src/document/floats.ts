import type { FigureInput } from "./context.js";
import type { Table } from "./tables.js";

export type Float =
  | { readonly kind: "figure"; readonly id: string; readonly figure: FigureInput }
  | { readonly kind: "table"; readonly id: string; readonly table: Table };

const PREFIX = { figure: "fig-", table: "table-" } as const;

/** Figures and tables: found by name, numbered in the order in which they are placed. */
export class Floats {
  private readonly all: readonly Float[];
  private readonly placed: Record<Float["kind"], string[]> = { figure: [], table: [] };
  private readonly mentioned = new Set<string>();

  constructor(figures: readonly FigureInput[], tables: readonly Table[]) {
    this.all = [
      ...figures.map((figure): Float => ({ kind: "figure", id: figure.id, figure })),
      ...tables.map((table): Float => ({ kind: "table", id: table.id, table })),
    ];
  }

  /** The float of that name: `cytokines`, or `fig-cytokines` and `table-cytokines` where both exist. */
  find(name: string, kind?: Float["kind"]): Float | undefined {
    const of = this.all.filter((float) => kind === undefined || float.kind === kind);
    return of.find((float) => anchorOf(float) === name) ?? of.find((float) => float.id === name);
  }

  /** Names for suggestions. */
  names(kind?: Float["kind"]): string[] {
    return this.all.filter((float) => kind === undefined || float.kind === kind).map(({ id }) => id);
  }

  /** Places a float; its number, or undefined where it stands in the document already. */
  place({ kind, id }: Float): number | undefined {
    if (this.placed[kind].includes(id)) return undefined;
    return this.placed[kind].push(id);
  }

  /** Its number, once everything is placed; 0 where it is not. */
  number({ kind, id }: Float): number {
    return this.placed[kind].indexOf(id) + 1;
  }

  mention(float: Float): void {
    this.mentioned.add(anchorOf(float));
  }

  /** Placed, in the order of their numbers. */
  inOrder(kind: Float["kind"]): readonly string[] {
    return this.placed[kind];
  }

  /** Declared but not placed, and no panel of a figure. */
  unplaced(): readonly Float[] {
    return this.all.filter((float) => this.number(float) === 0 && !(float.kind === "figure" && float.figure.panel));
  }

  /** Placed, but the text never speaks of them. */
  unmentioned(): readonly Float[] {
    return this.all.filter((float) => this.number(float) > 0 && !this.mentioned.has(anchorOf(float)));
  }
}

/** Where a link to the float leads. */
export function anchorOf({ kind, id }: Pick<Float, "kind" | "id">): string {
  return id.startsWith(PREFIX[kind]) ? id : `${PREFIX[kind]}${id}`;
}

/** `Figure 2`, `Table 1`. */
export function nameOf(kind: Float["kind"], number: number): string {
  return `${kind === "figure" ? "Figure" : "Table"} ${number}`;
}
