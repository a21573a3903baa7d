import { z } from "zod";
import { floating, grid, names, text } from "./schema-parts.js";

const NUMBERS = ["median", "median-range", "range", "mean", "mean-interval", "geometric-mean"] as const;
const CODES = ["count", "count-of", "count-of-percent", "percent"] as const;
const MISSING = ["always", "if-any", "never"] as const;
const ADJUST = ["holm", "hochberg", "hommel", "bonferroni", "BH", "BY"] as const;

/** The schema of a table: by `kind`. */

export function tableSchema() {
  const several = z.union([z.enum(NUMBERS), z.array(z.enum(NUMBERS)).min(1)]);
  const missing = z
    .enum(MISSING)
    .meta({
      description: "The row of participants without a value: always, if there are any, or never.",
      default: "always",
    })
    .optional();
  const testName = text(
    "A test by name: mann-whitney, kruskal-wallis, t-test, student-t-test, welch-anova, anova, jonckheere-terpstra; chi-squared, fisher, chi-squared-or-fisher; or none.",
  );
  const variable = z.strictObject({
    variable: text("The variable or definition."),
    label: text("What the row is called; the variable's label where absent.").optional(),
    summary: z
      .union([z.enum([...NUMBERS, ...CODES]), z.array(z.enum([...NUMBERS, ...CODES])).min(1)])
      .meta({ description: "Its summary, or several, a row each; the table's where absent." })
      .optional(),
    test: testName.optional(),
    levels: z
      .array(z.string().min(1))
      .min(1)
      .meta({ description: "Codes shown, in order (of a condition: yes, no). One alone takes a single row." })
      .optional(),
    below: z
      .enum(["limit", "half", "root2"])
      .meta({ description: "What a value below detection counts as in arithmetic." })
      .optional(),
    missing,
  });
  const heading = z.strictObject({ heading: text("A heading of the rows that follow.") });

  const characteristics = z.strictObject({
    kind: z.literal("characteristics"),
    ...floating,
    of: z
      .array(z.union([z.string().min(1), variable, heading]))
      .min(1)
      .meta({ description: "Variables in order, by name or with choices of their own, and headings." }),
    columns: names("Subsets, a column each."),
    overall: z
      .union([z.boolean(), z.string().min(1)])
      .meta({ description: "A first column that takes no part in tests: of everyone (true), or of the subset named." })
      .optional(),
    summary: z
      .strictObject({
        numbers: several.meta({ description: "Of numbers; default median." }).optional(),
        codes: z.enum(CODES).meta({ description: "Of codes and conditions; default count, n (%)." }).optional(),
      })
      .meta({ description: "How variables are summarised where their row does not say." })
      .optional(),
    compare: z
      .array(z.string().min(1))
      .length(2)
      .meta({ description: "Two subsets whose standardised mean difference is shown." })
      .optional(),
    test: z
      .union([
        z.boolean(),
        z.literal("automatic"),
        z.strictObject({ numbers: testName.optional(), codes: testName.optional() }),
      ])
      .meta({
        description:
          "Tests across the columns. automatic: of numbers the rank test of two or more groups, with means Welch's t test or analysis of variance; of codes chi-squared, or Fisher's exact test where an expected count is below 5. true: Kruskal-Wallis and chi-squared, whatever the data. Or named.",
      })
      .optional(),
    adjust: z
      .enum(ADJUST)
      .meta({ description: "The p values of the table as a family, adjusted by this method in a column of their own." })
      .optional(),
    missing,
  });

  const regression = z.strictObject({
    kind: z.literal("regression"),
    ...floating,
    models: z
      .array(
        z.union([
          z.string().min(1),
          z.strictObject({
            head: text(
              "What the model is called, above its columns, where there are several; default its id.",
            ).optional(),
            of: text("Id of a regression; with $term, one of each term: univariable.$term."),
          }),
        ]),
      )
      .min(1)
      .meta({
        description: "Models side by side, by id or with a heading: [cox], [{ head: Alone, of: univariable.$term }].",
      }),
    terms: names("Covariates, in order; those of the models where absent.").optional(),
    show: z
      .array(z.enum(["n", "events", "estimate", "p"]))
      .min(1)
      .meta({ description: "Columns of each model; default estimate and p." })
      .optional(),
    labels: z
      .record(z.string(), z.string().min(1))
      .meta({ description: "What a covariate is called here, e.g. age: 'Age, per year'." })
      .optional(),
  });

  const survival = z.strictObject({
    kind: z.literal("survival"),
    ...floating,
    time: text("When follow-up ended."),
    event: text("Whether it ended with the event: a condition."),
    competing: text("An event that rules the one of interest out: cumulative incidence is shown then.").optional(),
    entry: text("When follow-up began, where later than 0.").optional(),
    columns: z.array(z.string().min(1)).min(2).meta({ description: "Subsets, a column each." }).optional(),
    in: text("Without columns: the participants; everyone where absent.").optional(),
    at: z.array(z.number().min(0)).min(1).meta({ description: "Times at which the estimate is shown." }),
    median: z.boolean().meta({ description: "Show the median time; default true." }).optional(),
    test: z.boolean().meta({ description: "Show the log-rank test (Gray's, where events compete)." }).optional(),
    measure: text("What is estimated, in words: Free of progression.").optional(),
    conf_type: z
      .enum(["log", "log-log", "plain"])
      .meta({ description: "Scale on which intervals are made, as in R's survfit." })
      .optional(),
    conf_level: z
      .number()
      .min(0.5)
      .max(0.9999)
      .meta({ description: "Confidence level of the intervals; 0.95 where absent." })
      .optional(),
  });

  const cells = z.strictObject({
    kind: z.literal("cells"),
    ...floating,
    rows: grid,
    head: text("Heading of the first column."),
    columns: z
      .array(
        z.strictObject({
          head: text("Heading of the column."),
          cell: text("Statistic or part, with $name; an id alone prints its phrase."),
        }),
      )
      .min(1)
      .meta({ description: "A column for each statistic of a row." }),
  });

  return z.discriminatedUnion("kind", [
    characteristics,
    regression,
    survival,
    cells,
    z.strictObject({ kind: z.literal("claims"), ...floating }),
  ]);
}
