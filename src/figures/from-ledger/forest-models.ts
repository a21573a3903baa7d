import type { Entry, EntryRow } from "../../ledger/entry.js";
import { type ForestFigure, modelsOf } from "../../plan/forest.js";
import type { PlannedFigure } from "../../plan/plan.js";
import { INTERCEPT } from "../../statistics/regression/design-matrix.js";
import type { Canvas } from "../canvas.js";
import { FigureError, type FigureOptions } from "../drawing.js";
import { type ForestOptions, layOutForest } from "../forest.js";
import type { ForestRow, ForestSection } from "../forest-data.js";
import type { Sheet } from "../serialise.js";
import { distinct, lowered, withUnit } from "../words.js";
import { type DrawingSource, levelOf, phraseText, variableOf } from "./source.js";

interface Model {
  readonly label: string;
  readonly id: string;
  readonly entry: Entry;
  /** The parts of a row: estimate, lower and upper limit. */
  readonly effect: readonly [string, string, string];
}

/** The coefficients of one model, categories under their variable; of several models, each beside the others. */
export function layOutModels(
  figure: PlannedFigure,
  source: DrawingSource,
  common: FigureOptions,
): (canvas: Canvas) => Sheet {
  const declared = figure.options as ForestFigure;
  const models = modelsOf(declared).map(({ label, of: id }): Model => {
    const entry = source.ledger.entry(id)!;
    if (entry.refusal !== undefined) throw new FigureError(figure.id, `${id} has no result: ${entry.refusal}`);
    return { label, id, entry, effect: entry.rowEffect! };
  });
  const [first] = models as [Model, ...Model[]];
  const display = first.entry.rowDisplays![first.effect[0]]!;
  const ratio = display.kind === "ratio";
  const words = distinct(models.map(({ entry, effect }) => entry.rowDisplays![effect[0]]!.label));
  const what = words.length === 1 ? capital(words[0]!) : ratio ? "Ratio" : "Estimate";
  const heading = `${what} (${levelOf(
    figure.id,
    models.map(({ id }) => id),
    source,
  )} CI)`;
  const terms = distinct(models.flatMap(({ entry }) => entry.declaration.on as string[]));
  const single = models.length === 1;
  const options: ForestOptions = {
    ...common,
    scale: declared.scale ?? (ratio ? "log" : "linear"),
    ...(declared.null !== undefined && { noEffect: declared.null }),
    ...(declared.directions && { directions: declared.directions }),
    axisLabel: declared.axis ?? heading,
    textHeadings: [heading, ...(declared.p ? ["p"] : [])],
    groups: single ? [] : models.map(({ label }, i) => ({ label, slot: 5 + i })),
    sections: terms.flatMap((term) =>
      single ? termOfModel(figure.id, first, term, declared, source) : termOfModels(models, term, declared, source),
    ),
  };
  return (canvas) => layOutForest(canvas, options);
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** A covariate of one model: a row, or a row a category with the reference first. */
function termOfModel(
  figure: string,
  model: Model,
  term: string,
  declared: ForestFigure,
  source: DrawingSource,
): ForestSection[] {
  const codes = source.catalogue.variable(term)?.codes;
  if (!codes) return [{ rows: [rowOf(model, { term, level: null }, withUnits(term, source), declared, source)] }];
  const given = referenceOf(model, term);
  const reference = given ?? codes[0]!.value;
  const levels = codes.map(({ value }) => value).filter((value) => value !== reference);
  const rows = levels.map((level) => rowOf(model, { term, level }, codeLabel(term, level, source), declared, source));
  // nobody may have the first code, and then the next one is the reference: only the author can tell
  if (given === undefined && rows[0]?.estimate === null)
    throw new FigureError(
      figure,
      `the reference of ${term} is not certain: declare it in ${model.id}, reference: { ${term}: ... }`,
    );
  const first: ForestRow = {
    label: codeLabel(term, reference, source),
    estimate: null,
    low: null,
    high: null,
    texts: ["reference"],
    reference: true,
  };
  return [{ label: variableOf(term, source).label, rows: [first, ...rows] }];
}

/** A covariate of several models: under each of its coefficients a row a model. */
function termOfModels(
  models: readonly Model[],
  term: string,
  declared: ForestFigure,
  source: DrawingSource,
): ForestSection[] {
  const codes = source.catalogue.variable(term)?.codes;
  const having = models.filter(({ entry }) => (entry.declaration.on as string[]).includes(term));
  const levels: (string | null)[] = codes ? codes.map(({ value }) => value) : [null];
  return levels.flatMap((level): ForestSection[] => {
    const rows = having.flatMap((model): ForestRow[] => {
      const known = model.entry.rows!.some((row) => isRow(row, term, level) && model.effect[0] in row);
      return known
        ? [{ ...rowOf(model, { term, level }, model.label, declared, source), group: models.indexOf(model) }]
        : [];
    });
    if (rows.length === 0) return [];
    if (level === null) return [{ label: withUnits(term, source), rows }];
    const against = distinct(
      having.map((model) => codeLabel(term, referenceOf(model, term) ?? codes![0]!.value, source)),
    );
    const compared = against.map((label) => lowered(label)).join(" or ");
    return [
      {
        label: `${variableOf(term, source).label}: ${lowered(codeLabel(term, level, source))} against ${compared}`,
        rows,
      },
    ];
  });
}

const isRow = (row: EntryRow, term: string, level: string | null): boolean =>
  row.term === term && row.term !== INTERCEPT && (row.level ?? null) === level;

function rowOf(
  { id, entry, effect }: Model,
  { term, level }: { term: string; level: string | null },
  label: string,
  { p }: ForestFigure,
  source: DrawingSource,
): ForestRow {
  const row = entry.rows!.find((one) => isRow(one, term, level) && effect[0] in one) ?? {};
  const [estimate, low, high] = effect.map((part) =>
    typeof row[part] === "number" ? (row[part] as number) : null,
  ) as [number | null, number | null, number | null];
  const name = level === null ? term : `${term},${level}`;
  const texts = [
    phraseText(`${id}.effect[${name}]`, source),
    ...(p ? [source.ledger.part(`${id}.p[${name}]`)!.text] : []),
  ];
  return { label, estimate, low, high, texts: estimate === null ? [] : texts, statistic: `${id}[${name}]` };
}

function referenceOf({ entry }: Model, term: string): string | undefined {
  return (entry.declaration.reference as Record<string, string> | undefined)?.[term];
}

function codeLabel(term: string, code: string, { catalogue }: DrawingSource): string {
  return catalogue.variable(term)?.codes?.find(({ value }) => value === code)?.label ?? code;
}

function withUnits(term: string, source: DrawingSource): string {
  const { label, unit } = variableOf(term, source);
  return withUnit(label, unit);
}
