import type { Store } from "../cache/store.js";
import { pointsOf, valuesOf } from "../cohort/points.js";
import type { FigureInput } from "../document/context.js";
import { studyTemplate } from "../document/study-templates.js";
import { type Fault, StudyFaults } from "../fault.js";
import { mostPoints } from "../figures/distribution-data.js";
import type { DrawingSource } from "../figures/draw.js";
import { type Drawing, FigureError } from "../figures/drawing.js";
import { mostScatterPoints } from "../figures/scatter-data.js";
import { type FinishedDrawing, sketchOf } from "../figures/sketch.js";
import { drawingKey, drawingOf, keptDrawing } from "../figures/studio.js";
import { profiles } from "../format/profile.js";
import { panelIds } from "../plan/panels.js";
import type { PlannedFigure } from "../plan/plan.js";
import type { Study } from "../study/study.js";
import type { Computed } from "./build.js";

/** A figure as drawn, and as the page takes it. */
export interface DrawnFigure extends FigureInput {
  readonly drawing: Drawing;
}

/**
 * Draws every figure of the plan, save those that the store holds; throws StudyFaults with all that cannot be drawn. What
 * the store holds each under is looked up in `keys`, or else found by sketching it, and noted there.
 */
export async function drawFigures(
  computed: Computed,
  store?: Store,
  keys: Map<string, string> = new Map(),
): Promise<DrawnFigure[]> {
  const source = drawingSource(computed);
  const panels = panelIds(computed.plan.figures);
  const all = await Promise.all(
    computed.plan.figures.map(async (figure): Promise<DrawnFigure | Fault> => {
      try {
        const drawing = await drawn(figure, source, store, keys);
        return { ...inManuscript(figure, drawing, computed.study, panels), drawing };
      } catch (error) {
        if (!(error instanceof FigureError)) throw error;
        return { rule: "figure-not-drawn", severity: "error", message: error.message, place: figure.place };
      }
    }),
  );
  const faults = all.filter((one) => "rule" in one);
  if (faults.length > 0) throw new StudyFaults(faults);
  return all as DrawnFigure[];
}

async function drawn(
  figure: PlannedFigure,
  source: DrawingSource,
  store: Store | undefined,
  keys: Map<string, string>,
): Promise<FinishedDrawing> {
  if (!store) return drawingOf(sketchOf(figure, source));
  const known = keys.get(figure.id);
  const kept = known && keptDrawing(known, store);
  if (kept) return kept;
  const sketch = sketchOf(figure, source);
  const key = drawingKey(sketch);
  keys.set(figure.id, key);
  return drawingOf(sketch, store, key);
}

/** The figures as the manuscript cites them, without a drawing: for who wants the text alone. */
export function undrawnFigures({ plan, study }: Computed): FigureInput[] {
  const panels = panelIds(plan.figures);
  return plan.figures.map((figure) => inManuscript(figure, { alt: "", inPage: "<svg></svg>" }, study, panels));
}

function inManuscript(
  { id, title, caption, alt }: PlannedFigure,
  drawing: Pick<FinishedDrawing, "alt" | "inPage">,
  study: Study,
  panels: ReadonlySet<string>,
): FigureInput {
  return {
    id,
    title,
    ...(caption !== undefined && { caption: studyTemplate(study, ["figures", id, "caption"], caption) }),
    alt: alt === undefined ? drawing.alt : studyTemplate(study, ["figures", id, "alt"], alt),
    svg: drawing.inPage,
    ...(panels.has(id) && { panel: true }),
    files: { svg: `figures/${id}.svg`, csv: `figures/${id}.csv` },
  };
}

function drawingSource({ ledger, catalogue, study, codebook, variables }: Computed): DrawingSource {
  return {
    ledger,
    catalogue,
    profile: profiles[study.report.profile]!,
    groups: codebook.fields.find(({ name }) => name === study.data.groups)?.codes?.map(({ value }) => value) ?? [],
    // participants' values are drawn only where the study says that they may be seen
    ...(study.data.publish &&
      variables && {
        points: {
          values: (name: string, subset: string) => valuesOf(variables, name, subset, mostPoints),
          pairs: (x: string, y: string, subset: string) => pointsOf(variables, x, y, subset, mostScatterPoints),
        },
      }),
  };
}
