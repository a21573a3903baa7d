import { formatPart } from "../../format/format.js";
import type { Profile } from "../../format/profile.js";
import type { Ledger } from "../../ledger/entry.js";
import type { Catalogue, PlannedFigure } from "../../plan/plan.js";
import type { Canvas } from "../canvas.js";
import type { DistributionPoints } from "../distribution-data.js";
import { FigureError, type FigureGroup, type FigureOptions } from "../drawing.js";
import type { ScatterPoint } from "../scatter-data.js";
import type { Sheet } from "../serialise.js";

/** Participants' values, where they may be shown; figures without them draw summaries. */
export interface Points {
  /** The values of a variable in a subset, in any order; limits apart. */
  values(variable: string, subset: string): DistributionPoints;
  /** Complete pairs of two variables in a subset, in any order. */
  pairs(x: string, y: string, subset: string): readonly ScatterPoint[];
}

/** What figures are drawn from. */
export interface DrawingSource {
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  /** The study's groups in order: each keeps its colour in every figure. */
  readonly groups: readonly string[];
  readonly points?: Points;
}

/** A kind of figure: what it lays out of a planned figure and the ledger. */
export type Kind = (figure: PlannedFigure, source: DrawingSource, common: FigureOptions) => (canvas: Canvas) => Sheet;

/** A number on an axis: as short as it reads back, with the profile's signs. */
export function axisNumber(value: number, profile: Profile): string {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return formatPart(value, { kind: "value", label: "", decimals }, profile);
}

/** A subset as a group: its label, and a colour that it keeps in every figure. `others` are drawn beside it. */
export function groupOf(subset: string, { catalogue, groups }: DrawingSource, others: readonly string[]): FigureGroup {
  const label = catalogue.subset(subset)?.label ?? subset;
  const slot = groups.indexOf(subset);
  // what is no group of the study takes a colour of its own, after theirs
  return {
    label,
    slot: slot >= 0 ? slot : groups.length + others.filter((one) => !groups.includes(one)).indexOf(subset),
  };
}

/** The confidence level of these statistics in print; 95% where they state none. Throws a FigureError where they differ. */
export function levelOf(figure: string, ids: Iterable<string>, { ledger, profile }: DrawingSource): string {
  const levels = new Set<number>();
  for (const id of ids) {
    const level = ledger.entry(id)?.declaration.conf_level;
    levels.add(typeof level === "number" ? level : 0.95);
  }
  if (levels.size > 1) throw new FigureError(figure, "its intervals have different confidence levels");
  return formatPart([...levels][0] ?? 0.95, { kind: "level", label: "" }, profile);
}

/** A phrase of the ledger as text. */
export function phraseText(reference: string, { ledger }: DrawingSource): string {
  const { entry, pieces } = ledger.phrase(reference)!;
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : ledger.part(`${entry.id}.${piece.part}`)!.text))
    .join("");
}

/** A variable's label and unit. */
export function variableOf(name: string, { catalogue }: DrawingSource): { label: string; unit?: string } {
  const info = catalogue.variable(name);
  return { label: info?.label ?? name, ...(info?.unit !== undefined && { unit: info.unit }) };
}
