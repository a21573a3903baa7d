import { formatPart } from "../../format/format.js";
import { FigureError } from "../drawing.js";
import { layOutRoc, type RocOptions } from "../roc.js";
import { distinct } from "../words.js";
import { type Kind, levelOf, phraseText, variableOf } from "./source.js";

export const roc: Kind = (figure, source, common) => {
  const { of } = figure.options as { of: string[] };
  const { ledger, catalogue, profile, points } = source;
  const entries = of.map((id) => {
    const entry = ledger.entry(figure.draws[id]!)!;
    if (entry.refusal !== undefined) throw new FigureError(figure.id, `${id} has no result: ${entry.refusal}`);
    return { id, entry, declared: entry.declaration as { of: string; between: [string, string] } };
  });
  const label = (subset: string): string => catalogue.subset(subset)?.label ?? subset;
  const variables = distinct(entries.map(({ declared }) => declared.of));
  const pairs = distinct(entries.map(({ declared }) => declared.between.map(label).join(" against ")));
  const [positive, negative] = entries[0]!.declared.between;
  const options: RocOptions = {
    ...common,
    heading: `Area under the curve (${levelOf(figure.id, Object.values(figure.draws), source)} CI)`,
    axes:
      pairs.length === 1
        ? { y: `Sensitivity (${label(positive)})`, x: `False positives (${label(negative)})` }
        : { y: "Sensitivity", x: "False positives" },
    notes: points ? [] : ["drawn where another twentieth of participants, and five at least, is passed"],
    share: (value) => formatPart(value, { kind: "proportion", label: "", decimals: 0 }, profile),
    curves: entries.map(({ id, entry, declared }, slot) => ({
      label: [
        ...(variables.length > 1 || pairs.length === 1 ? [variableOf(declared.of, source).label] : []),
        ...(pairs.length > 1 ? [declared.between.map(label).join(" against ")] : []),
      ].join(", "),
      slot,
      area: phraseText(`${entry.id}.effect`, source),
      statistic: id,
      points: (entry.rows ?? []).map(({ sensitivity, false_positive }) => ({
        sensitivity: sensitivity as number,
        falsePositive: false_positive as number,
      })),
    })),
  };
  return (canvas) => layOutRoc(canvas, options);
};
