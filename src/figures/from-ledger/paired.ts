import type { PairedFigure } from "../../plan/paired.js";
import type { Box } from "../box.js";
import { layOutPaired, type PairedOptions } from "../paired.js";
import { placeOf } from "../quantity.js";
import { boxOf, whiskersInWords } from "./distribution.js";
import { groupOf, type Kind, variableOf } from "./source.js";

export const paired: Kind = (figure, source, common) => {
  const { of, groups, tests = [], scale = "linear", axis } = figure.options as unknown as PairedFigure;
  const { ledger, points } = source;
  const units = new Set(of.map((name) => variableOf(name, source).unit ?? ""));
  const options: PairedOptions = {
    ...common,
    scale,
    whiskers: whiskersInWords(scale, source),
    occasions: of.map((name) => variableOf(name, source).label),
    axisLabel: axis ?? (units.size === 1 ? [...units].join() : ""),
    panels: groups.map((group, i) => ({
      ...groupOf(group, source, groups),
      ...(tests[i] !== undefined && {
        text: ledger.entry(figure.draws[`test.${i}`]!)!.text.replaceAll(" = ", "\u00a0=\u00a0"),
      }),
      cells: of.map((variable) => {
        const entry = ledger.entry(figure.draws[`${variable}.${group}`]!)!;
        const box: Box | null = entry.refusal === undefined ? boxOf(entry.result) : null;
        return { n: entry.participants.n, box, statistic: entry.id };
      }),
      ...(points && {
        // from each occasion to the next, those who have both
        lines: of
          .slice(1)
          .map((next, k) => points.pairs(of[k]!, next, group).map(({ x, y }) => [placeOf(x), y] as const)),
      }),
    })),
  };
  return (canvas) => layOutPaired(canvas, options);
};
