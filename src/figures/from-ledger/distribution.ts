import { formatPart } from "../../format/format.js";
import type { Entry } from "../../ledger/entry.js";
import type { Box } from "../box.js";
import { type DistributionOptions, layOutDistribution } from "../distribution.js";
import { type Quantity, quantity } from "../quantity.js";
import { axisNumber, type DrawingSource, groupOf, type Kind, variableOf } from "./source.js";

export const distribution: Kind = (figure, source, common) => {
  const {
    of,
    groups,
    scale = "linear",
    columns,
  } = figure.options as {
    of: string[];
    groups: string[];
    scale?: "log" | "linear";
    columns?: number;
  };
  const { ledger, points } = source;
  const options: DistributionOptions = {
    ...common,
    groups: groups.map((group) => groupOf(group, source, groups)),
    scale,
    ...(columns !== undefined && { columns }),
    whiskers: whiskersInWords(scale, source),
    panels: of.map((variable) => ({
      ...variableOf(variable, source),
      cells: groups.map((group) => {
        const entry = ledger.entry(figure.draws[`${variable}.${group}`]!)!;
        return {
          n: entry.participants.n,
          box: entry.refusal === undefined ? boxOf(entry.result) : null,
          median: formatPart(entry.result.median!, entry.displays.median!, source.profile),
          ...(points && { points: points.values(variable, group) }),
        };
      }),
    })),
  };
  return (canvas) => layOutDistribution(canvas, options);
};

/** What whiskers reach to. */
export function whiskersInWords(scale: "log" | "linear", { points, profile }: DrawingSource): string {
  return points
    ? `whiskers to the last value within ${axisNumber(1.5, profile)} interquartile ranges${scale === "log" ? " (on logarithms)" : ""}`
    : "whiskers from the 5th to the 95th percentile";
}

/** The numbers of a box plot. */
export function boxOf(result: Entry["result"]): Box {
  const box = {} as { -readonly [part in keyof Box]: Quantity };
  for (const part of ["whisker_low", "q1", "median", "q3", "whisker_high"] as const) {
    const value = quantity(result[part]);
    if (value !== null) box[boxPart[part]] = value;
  }
  return box;
}

const boxPart = {
  whisker_low: "low",
  q1: "q1",
  median: "median",
  q3: "q3",
  whisker_high: "high",
} as const satisfies Record<string, keyof Box>;
