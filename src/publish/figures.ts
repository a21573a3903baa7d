import { pointsOf, valuesOf } from "../cohort/points.js";
import type { FigureInput } from "../document/context.js";
import { studyTemplate } from "../document/study-templates.js";
import { type Fault, StudyFaults } from "../fault.js";
import { drawFigure } from "../figures/draw.js";
import type { Drawing } from "../figures/drawing.js";
import { FigureError } from "../figures/drawing.js";
import { withoutStyle } from "../figures/serialise.js";
import { profiles } from "../format/profile.js";
import type { Computed } from "./build.js";
import { compactSvg } from "./compact-svg.js";

/** A figure as drawn, and as the page takes it. */
export interface DrawnFigure extends FigureInput {
  readonly drawing: Drawing;
}

/** Draws every figure of the plan; throws StudyFaults with all that cannot be drawn. */
export async function drawFigures(computed: Computed): Promise<DrawnFigure[]> {
  const { plan, ledger, catalogue, study, codebook, variables } = computed;
  const faults: Fault[] = [];
  const drawn: DrawnFigure[] = [];
  const groups = codebook.fields.find(({ name }) => name === study.data.groups)?.codes?.map(({ value }) => value) ?? [];
  const source = {
    ledger,
    catalogue,
    profile: profiles[study.report.profile]!,
    groups,
    // participants' values are drawn only where the study says that they may be seen
    ...(study.data.publish && {
      points: {
        values: (name: string, subset: string) => valuesOf(variables, name, subset),
        pairs: (x: string, y: string, subset: string) => pointsOf(variables, x, y, subset),
      },
    }),
  };
  for (const figure of plan.figures) {
    try {
      const drawing = await drawFigure(figure, source);
      drawn.push({
        id: figure.id,
        title: figure.title,
        ...(figure.caption !== undefined && {
          caption: studyTemplate(study, ["figures", figure.id, "caption"], figure.caption),
        }),
        alt: figure.alt === undefined ? drawing.alt : studyTemplate(study, ["figures", figure.id, "alt"], figure.alt),
        svg: compactSvg(withoutStyle(drawing.svg)),
        files: { svg: `figures/${figure.id}.svg`, csv: `figures/${figure.id}.csv` },
        drawing,
      });
    } catch (error) {
      if (!(error instanceof FigureError)) throw error;
      faults.push({ rule: "figure-not-drawn", severity: "error", message: error.message, place: figure.place });
    }
  }
  if (faults.length > 0) throw new StudyFaults(faults);
  return drawn;
}
