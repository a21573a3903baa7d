import { z } from "zod";
import { drawn, flag, grid, names, reference, scale, text } from "./schema-parts.js";

/** The schema of a figure: by `kind`. */
export const figureSchema = () =>
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("distribution"),
      ...drawn,
      of: names("Numeric variables, a panel each."),
      groups: names("Subsets, in order."),
      scale,
      columns: z.int().min(1).max(6).meta({ description: "Panels a row." }).optional(),
    }),
    z.strictObject({
      kind: z.literal("forest"),
      ...drawn,
      rows: grid.optional(),
      series: z
        .array(z.strictObject({ label: text("What is compared."), of: text("Statistic id, with $name.") }))
        .min(1)
        .meta({ description: "A row each in every cell of `rows`." })
        .optional(),
      model: text("In place of rows and series: a regression, by id; every coefficient is a row.").optional(),
      models: z
        .array(z.strictObject({ label: text("Which model."), of: text("A regression, by id.") }))
        .min(1)
        .meta({ description: "Several regressions side by side, e.g. crude and adjusted." })
        .optional(),
      axis: text("Label of the axis; of models made from what they estimate where absent.").optional(),
      directions: z
        .array(z.string().min(1))
        .length(2)
        .meta({ description: "What lies to the left and to the right of no effect, e.g. [favours A, favours B]." })
        .optional(),
      p: flag("Of models: a column of p values. Default false."),
      scale,
      null: z.number().meta({ description: "Value of no effect; 1 on a log axis, else 0." }).optional(),
    }),
    z.strictObject({
      kind: z.literal("scatter"),
      ...drawn,
      x: names("Numeric variables, a column of panels each."),
      y: names("Numeric variables, a row of panels each."),
      in: text("Subset."),
      scale,
      fit: z
        .enum(["linear", "none"])
        .meta({
          description:
            "A line of linear regression with the confidence band of its mean. Default none; linear where data.publish is not true, as no point is drawn there.",
        })
        .optional(),
      below: z
        .enum(["limit", "half", "root2"])
        .meta({ description: "What a value below detection counts as in the fitted line." })
        .optional(),
    }),
    z.strictObject({
      kind: z.literal("heatmap"),
      ...drawn,
      of: names("Numeric variables; Spearman's correlation of each pair."),
      in: text("Subset."),
    }),
    z.strictObject({
      kind: z.literal("histogram"),
      ...drawn,
      of: text("Numeric variable."),
      in: text("Subset, where there are no groups; everyone where absent.").optional(),
      groups: z.array(z.string().min(1)).min(2).meta({ description: "Subsets, in the same bins." }).optional(),
      as: z
        .enum(["panels", "overlay"])
        .meta({ description: "A panel each, or the outlines of all groups in one. Default panels." })
        .optional(),
      show: z
        .enum(["count", "share"])
        .meta({ description: "Counts, or shares of each group. Default count, of outlines share." })
        .optional(),
      width: z
        .number()
        .gt(0)
        .meta({ description: "Width of the bins; by the rule of Freedman and Diaconis where absent." })
        .optional(),
      below: z
        .enum(["limit", "half", "root2"])
        .meta({ description: "What a value below detection counts as." })
        .optional(),
    }),
    z.strictObject({
      kind: z.literal("panels"),
      ...drawn,
      panels: names("Other figures by id, lettered A, B, C in this order.").max(26),
      columns: z.int().min(1).max(3).meta({ description: "Panels side by side. Default 1." }).optional(),
    }),
    z.strictObject({
      kind: z.literal("roc"),
      ...drawn,
      of: names("Statistics of auc, by id, a curve each."),
    }),
    z.strictObject({
      kind: z.literal("bars"),
      ...drawn,
      rows: grid,
      series: z
        .array(
          z.strictObject({
            label: text("Which bar."),
            of: text("Statistic id, with $name: of proportion, mean or another that gives a number with its interval."),
            group: text("Subset whose colour the bar takes.").optional(),
          }),
        )
        .min(1)
        .meta({ description: "A bar each in every cell of `rows`." }),
      axis: text("Label of the axis; made from what the statistics give where absent.").optional(),
      as: z
        .enum(["bars", "dots"])
        .meta({ description: "Bars from 0, or dots with their intervals. Default bars." })
        .optional(),
    }),
    z.strictObject({
      kind: z.literal("paired"),
      ...drawn,
      of: z.array(z.string().min(1)).min(2).meta({ description: "Numeric variables, one an occasion, in order." }),
      groups: names("Subsets, a panel each."),
      tests: names("Statistics whose phrases stand above the panels, one a panel.").optional(),
      scale,
      axis: text("Label of the vertical axis; the unit of the variables where absent.").optional(),
    }),
    z.strictObject({
      kind: z.literal("survival"),
      ...drawn,
      of: names("Statistics of kaplan-meier or cumulative-incidence, by id; of one with groups, a curve each."),
      times: z.array(z.number().min(0)).min(2).meta({
        description:
          "Times marked on the axis, ascending, under each the numbers at risk; its ends are the first and last.",
      }),
      show: z
        .enum(["survival", "failure"])
        .meta({ description: "Of Kaplan-Meier: the curve, or one less the curve. Default survival." })
        .optional(),
      test: text("A statistic whose phrase stands above the curves, e.g. a log-rank test.").optional(),
      median: flag("Lines to the medians, and the medians in words. Default false."),
      band: flag("Confidence bands. Default true."),
      censoring: flag("Ticks where participants were censored; only where data.publish is true. Default true."),
      at_risk: flag("The numbers at risk. Default true."),
      steps: flag(
        "Steps where events happened; only where data.publish is true, else at fixed times. Default data.publish.",
      ),
      least_at_risk: z
        .int()
        .min(1)
        .meta({ description: "A curve ends where fewer are at risk; 10 unless data.publish is true." })
        .optional(),
      axis: text("Label of the vertical axis.").optional(),
      top: z.number().gt(0).max(1).meta({ description: "Upper end of the vertical axis. Default 1." }).optional(),
    }),
    z.strictObject({
      kind: z.literal("flow"),
      ...drawn,
      start: z
        .strictObject({ label: text("First box."), n: reference })
        .meta({ description: "The first box, above all arms." })
        .optional(),
      arms: z
        .array(
          z.strictObject({
            label: text("Name of the arm."),
            group: text("Subset whose colour the arm takes.").optional(),
            n: reference,
            steps: z
              .array(
                z.strictObject({
                  label: text("What was done or available."),
                  n: reference,
                  aside: z
                    .array(z.strictObject({ label: text("Who left the path."), n: reference }))
                    .meta({ description: "Boxes beside the step: those who left, and why." })
                    .optional(),
                }),
              )
              .meta({ description: "Boxes from top to bottom." }),
          }),
        )
        .min(1)
        .meta({ description: "Columns of boxes, side by side." }),
    }),
  ]);
