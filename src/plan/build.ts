import { type Fault, type Place, StudyFaults } from "../fault.js";
import type { Declared, StatisticDeclaration, Study } from "../study/study.js";
import { overlaps, planFamily } from "./families.js";
import { planFigure } from "./figures.js";
import { cellsOf, fill, idOf, unfilled } from "./grid.js";
import { type InlineAsk, inlineKey, planInline, printingFaults } from "./inline.js";
import { gridFaults } from "./limits.js";
import { withPanels } from "./panels.js";
import type { Catalogue, Plan } from "./plan.js";
import { type Asker, StatisticsList } from "./statistics.js";
import { planTable } from "./tables/index.js";

/**
 * Expands a study into every statistic that its report needs, in order: the thresholds that are quantiles, those
 * declared (grids cell by cell), those that tables and figures ask for, then those that manuscript and captions ask for.
 * Throws StudyFaults with every unknown name, duplicate id and empty family.
 */
export function buildPlan(study: Study, catalogue: Catalogue, asked: readonly Asked[] = []): Plan {
  const tooLarge = gridFaults(study);
  if (tooLarge.length > 0) throw new StudyFaults(tooLarge);
  const statistics = new StatisticsList(catalogue, study.data);
  for (const threshold of study.thresholds) {
    if ("value" in threshold) continue;
    const { id, place, quantile: p, of, in: subset, label } = threshold;
    const from = { place, declaredBy: "thresholds", ...(label !== undefined && { label }) };
    statistics.ask(id, "quantile", { of, in: subset, p }, from);
  }
  for (const declared of study.statistics)
    for (const cell of cellsOf(declared.grid)) {
      const options = fill(declared.options, cell);
      const label = declared.label === undefined ? undefined : fill(declared.label, labelled(cell, catalogue));
      for (const name of new Set(unfilled([options, label])))
        statistics.faults.push({
          rule: "grid-name-unknown",
          severity: "error",
          message: `${declared.id}: no grid gives $${name}`,
          place: declared.place,
        });
      statistics.ask(idOf(declared.id, cell), declared.method, options, {
        place: declared.place,
        declaredBy: "statistics",
        ...(declared.format && { format: declared.format }),
        ...places(study, declared, options),
        ...(label !== undefined && { label }),
      });
    }
  const planned = study.tables.map((table) =>
    planTable(table, statistics, (path) => study.place(["tables", table.id, ...path])),
  );
  const tables = planned.map(({ table }) => table);
  const figures = withPanels(
    study.figures.map((figure) =>
      planFigure(figure, statistics, study.data.publish, (path) => study.place(["figures", figure.id, ...path])),
    ),
    statistics.faults,
  );
  const inline = new Map<string, string>();
  for (const { ask, declaredBy } of asked) {
    statistics.faults.push(...printingFaults(ask));
    const key = inlineKey(ask);
    const id = inline.has(key) ? undefined : planInline(ask, declaredBy, statistics);
    if (id !== undefined) inline.set(key, id);
  }
  const families = [
    ...study.families.flatMap((family) => planFamily(family, statistics)),
    ...planned.flatMap((one) => one.families),
  ];
  const faults = [...statistics.faults, ...overlaps(families, study, (id) => statistics.has(id))];
  if (faults.length > 0) throw new StudyFaults(unique(faults));
  return { statistics: statistics.list, families, tables, figures, inline };
}

/** An ask of the manuscript, or of a text of the study, with who asks: `manuscript`, `figure cytokines`. */
export interface Asked {
  readonly ask: InlineAsk;
  readonly declaredBy: string;
}

/** Where the keys of a declaration stand; the characters of a text, unless a grid has changed it. */
function places(
  study: Study,
  { id, options: written }: Declared<StatisticDeclaration>,
  options: Readonly<Record<string, unknown>>,
): Required<Pick<Asker, "at" | "origin">> {
  const at = (key: string): Place => study.place(["statistics", id, key]);
  return {
    at,
    origin: (key) => (options[key] === written[key] ? study.origin(["statistics", id, key]) : () => at(key)),
  };
}

/** The cell's values in words, for a label. */
function labelled(cell: Readonly<Record<string, string>>, catalogue: Catalogue): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cell).map(([name, value]) => [
      name,
      catalogue.variable(value)?.label ?? catalogue.subset(value)?.label ?? value,
    ]),
  );
}

/** Each fault once: what is wrong with one declaration is told for the first statistic that it makes, not for all. */
function unique(faults: readonly Fault[]): Fault[] {
  const told = new Map<string, Fault>();
  for (const fault of faults) {
    const { place, rule, message } = fault;
    const [, declared, what] = /^([^\s:.]+)[^\s:]*: (\w+: .*)$/s.exec(message) ?? [];
    const key = JSON.stringify(declared === undefined ? [place, message] : [place?.file, declared, rule, what]);
    if (!told.has(key)) told.set(key, fault);
  }
  return [...told.values()];
}
