import type { Place } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { Declared, FigureDeclaration } from "../study/study.js";
import { planBars } from "./bars.js";
import { planBoxes } from "./boxes.js";
import { planForest } from "./forest.js";
import { planPaired } from "./paired.js";
import type { PlannedFigure } from "./plan.js";
import { planRoc } from "./roc.js";
import type { StatisticsList } from "./statistics.js";
import { planSurvival } from "./survival.js";

/** What a kind of figure is planned with. */
export interface FigurePlanning {
  readonly figure: Declared<FigureDeclaration>;
  readonly statistics: StatisticsList;
  /** Whether participants' points may be drawn. */
  readonly publish: boolean;
  /** Statistics drawn, by a key of the kind. */
  readonly draws: Record<string, string>;
  /** Has a statistic join the list, which the figure draws by that key. */
  ask(segment: string, method: string, options: Readonly<Record<string, unknown>>): void;
  /** A fault of the figure, told in its place. */
  fault(rule: RuleId, message: string, hint?: string): void;
}

/** What a scatter plot declares. */
export interface ScatterFigure {
  readonly x: readonly string[];
  readonly y: readonly string[];
  readonly in: string;
  readonly scale?: "log" | "linear";
  readonly fit?: "linear" | "none";
  readonly below?: "limit" | "half" | "root2";
}

/** A declared figure with the statistics that it draws; what it asks for joins the list. */
export function planFigure(
  figure: Declared<FigureDeclaration>,
  statistics: StatisticsList,
  publish: boolean,
  placeOf: (path: readonly string[]) => Place,
): PlannedFigure {
  const draws: Record<string, string> = {};
  const { options, place } = figure;
  const at = (key: string): Place => placeOf([key === "in" && "groups" in options ? "groups" : key]);
  const from = { place, declaredBy: `figure ${figure.id}`, at };
  const ask: FigurePlanning["ask"] = (segment, method, asked) => {
    draws[segment] = statistics.ask(`${figure.id}.${segment}`, method, asked, from);
  };
  const fault: FigurePlanning["fault"] = (rule, message, hint) => {
    const severity = "error";
    statistics.faults.push({
      rule,
      severity,
      message: `figure ${figure.id}: ${message}`,
      place,
      ...(hint && { hint }),
    });
  };
  const planning: FigurePlanning = { figure, statistics, publish, draws, ask, fault };
  switch (figure.kind) {
    case "distribution":
      planBoxes(options as { of: string[]; groups: string[]; scale?: "log" | "linear" }, planning);
      break;
    case "scatter": {
      const { x, y, in: subset, scale, below, ...declared } = options as unknown as ScatterFigure;
      const limited = [...x, ...y].filter((name) => statistics.catalogue.variable(name)?.censored);
      const straight = scale !== "log" && (limited.length === 0 || below !== undefined);
      // where points may not be shown, a line stands for them
      const fit = declared.fit ?? (publish || !straight ? "none" : "linear");
      if (fit === "none" && !publish)
        fault(
          "points-not-public",
          "points are single participants, the data are not public, and without a line there is nothing to draw",
          scale === "log"
            ? "define the logarithm as a variable, for a line of linear regression; or draw a heatmap of correlations"
            : `declare fit: linear${limited.length > 0 && below === undefined ? `, and below: for ${limited.join(" and ")}` : ""}; or draw a heatmap of correlations`,
        );
      if (fit === "linear" && scale === "log")
        fault("keys-exclude", "a straight line is none on a logarithmic axis", "define the logarithm as a variable");
      for (const vertical of y)
        for (const horizontal of x) {
          ask(`${horizontal}.${vertical}`, "spearman", { of: horizontal, with: vertical, in: subset });
          if (fit === "linear")
            ask(`${horizontal}.${vertical}.fit`, "linear-regression", {
              of: vertical,
              on: [horizontal],
              in: subset,
              fitted: publish ? "range" : "central",
              ...(below !== undefined && { below }),
            });
        }
      break;
    }
    case "heatmap": {
      const { of, in: subset } = options as { of: string[]; in: string };
      of.forEach((first, i) => {
        for (const second of of.slice(i + 1))
          ask(`${first}.${second}`, "spearman", { of: first, with: second, in: subset });
      });
      break;
    }
    case "forest":
      planForest(planning);
      break;
    case "histogram": {
      const { of, in: subset, groups, width, below } = options as Record<string, unknown>;
      const given = { of, in: subset, across: groups, width, below };
      ask("bins", "histogram", Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
      break;
    }
    case "roc":
      planRoc(planning);
      break;
    case "bars":
      planBars(planning);
      break;
    case "paired":
      planPaired(planning);
      break;
    case "survival":
      planSurvival(planning);
      break;
    case "flow": {
      const named = (value: unknown): string[] => {
        if (value === null || typeof value !== "object") return [];
        return Object.entries(value).flatMap(([key, item]) => (key === "n" ? [item as string] : named(item)));
      };
      for (const reference of named(figure.options)) draws[reference] = reference;
      break;
    }
  }
  return {
    id: figure.id,
    kind: figure.kind,
    title: figure.title,
    ...(figure.caption !== undefined && { caption: figure.caption }),
    ...(figure.alt !== undefined && { alt: figure.alt }),
    place: figure.place,
    options: figure.options,
    draws,
  };
}
