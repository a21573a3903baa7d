import { z } from "zod";
import { CITATION_STYLES } from "../bibliography/style-names.js";
import { profiles } from "../format/profile.js";
import { methods } from "../methods/index.js";
import type { Field, Fields, Method } from "../methods/method.js";
import { settableRules } from "../rules/index.js";
import { tableSchema } from "./table-schema.js";

const text = (doc: string) => z.string().min(1).meta({ description: doc });
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "ids are kebab-case: lower-case letters, digits and single hyphens");
const names = (doc: string) => z.array(z.string().min(1)).min(1).meta({ description: doc });
const expression = text('An expression, e.g. il6 > il6-high and group == "control".');
const reference = text("A statistic and its part: id.part.");
const grid = z
  .record(z.string().regex(/^[a-z][a-z0-9_]*$/), names("Values that the name takes."))
  .meta({ description: "Names and their values; $name in the declaration becomes each of them, and ids get .value." });
const places = z.int().min(0).max(12);
const format = z
  .strictObject({
    decimals: places.meta({ description: "Decimals of values, ratios, coefficients and test statistics." }).optional(),
    percent_decimals: places.meta({ description: "Decimals of percentages." }).optional(),
    p_decimals: places
      .min(1)
      .meta({ description: "Decimals of p; below what they can show it prints as <0.0001." })
      .optional(),
    unit: z.boolean().meta({ description: "Print values with their unit wherever they are cited." }).optional(),
  })
  .meta({
    id: "format",
    description: "How this statistic is printed, where it is not as the profile and its variable say.",
  });
const assumed = text("What about it is assumed rather than known; printed as such.").optional();

/** The JSON form of one key of a method's declaration. */
function fieldSchema(field: Field): z.ZodType {
  const doc = { description: field.doc };
  switch (field.type) {
    case "variable":
    case "condition":
    case "subset":
    case "code":
      return z.string().min(1).meta(doc);
    case "variables":
      return z
        .array(z.string().min(1))
        .min(field.min ?? 1)
        .meta(doc);
    case "subsets": {
      const list = z.array(z.string().min(1)).min(field.min);
      return (field.max === undefined ? list : list.max(field.max)).meta(doc);
    }
    case "choice":
      return z
        .enum(field.of as [string, ...string[]])
        .meta({ ...doc, ...(field.default && { default: field.default }) });
    case "number": {
      let number = z.number();
      if (field.minimum !== undefined) number = number.min(field.minimum);
      if (field.maximum !== undefined) number = number.max(field.maximum);
      return number.meta({ ...doc, ...(field.default !== undefined && { default: field.default }) });
    }
    case "flag":
      return z.boolean().meta({ ...doc, ...(field.default !== undefined && { default: field.default }) });
    case "numbers":
      return z.array(z.number()).min(1).meta(doc);
    case "codes":
      return z.record(z.string(), z.union([z.string().min(1), z.number()])).meta(doc);
  }
}

/** Whether a declaration may leave the key out. */
export function mayBeAbsent(field: Field): boolean {
  return field.optional === true || ("default" in field && field.default !== undefined) || field.type === "subset";
}

/** The schema of one statistic: what its method declares, `label`, `grid` and `format`. */
export function statisticSchema(method: Method) {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(method.declares as Fields))
    shape[key] = mayBeAbsent(field) ? fieldSchema(field).optional() : fieldSchema(field);
  return z
    .strictObject({
      method: z.literal(method.name),
      label: text("What it is, in words; made from the declaration where absent.").optional(),
      grid: grid.optional(),
      format: format.optional(),
      ...shape,
    })
    .meta({ description: method.title });
}

const floating = {
  title: text("The caption's first sentence."),
  caption: text("What is shown and how; {{stat}} works here.").optional(),
};

const alt = text("Text alternative; made from the data where absent.").optional();
const flag = (doc: string) => z.boolean().meta({ description: doc }).optional();

const drawn = {
  ...floating,
  alt,
  size: z
    .strictObject({
      width_mm: z.number().min(20).max(600).meta({ description: "Width of the exported SVG." }),
      min_text_pt: z.number().min(3).max(20).meta({ description: "The smallest text allowed. Default 6." }).optional(),
      max_height_mm: z.number().min(20).meta({ description: "The greatest height allowed." }).optional(),
    })
    .meta({ description: "Size on paper by a journal's rules; a fault where text would be smaller than allowed." })
    .optional(),
};

const scale = z.enum(["log", "linear"]).meta({ description: "The axis of the values.", default: "linear" }).optional();

const figure = z.discriminatedUnion("kind", [
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
      .meta({ description: "A line of linear regression with the confidence band of its mean. Default none." })
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

const table = tableSchema({ text, names, grid, floating });

const publishedValue = z.strictObject({
  value: text("The value as printed, in quotes: '1.0', '25 percent', 'P<0.001'. Its last digit counts."),
  of: text("A statistic and its part: id.part; or an expression of such parts, e.g. 1 - `km.surv[120]`."),
  label: text("What it is, where the claim's words do not say.").optional(),
  source: text("Where it is printed: abstract, page, table.").optional(),
  scale: z
    .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?(\/\d+(\.\d+)?)?$/)])
    .meta({ description: "Multiplies the computed value first, e.g. 1/12 for years from months, 100 for percent." })
    .optional(),
  alpha: z.number().gt(0).lt(1).meta({ description: "Of a p: the level of the decision. Default 0.05." }).optional(),
});

const parameter = z.strictObject({
  label: text("In words.").optional(),
  default: z.union([z.string().min(1), z.number()]).meta({ description: "The value where none is set." }),
  type: z
    .enum(["text", "number", "integer"])
    .meta({ description: "Default: what the default is, text or number." })
    .optional(),
  values: z
    .union([z.array(z.union([z.string().min(1), z.number()])).min(1), z.record(z.string().min(1), z.string().min(1))])
    .meta({ description: "The values that it may have, as a list or each with its label." })
    .optional(),
  min: z.number().meta({ description: "Of a number: the least that it may be." }).optional(),
  max: z.number().meta({ description: "Of a number: the greatest that it may be." }).optional(),
});
const parameters = z
  .record(z.string().regex(/^[a-z][a-z0-9_]*$/, "names are lower-case letters, digits and underscores"), parameter)
  .meta({
    description: "What may be set for a build: --set name=value. $name stands for the value in the texts of this file.",
  })
  .optional();

/** The parameters alone: they are read first, as every other text may name them. */
export const parametersSchema = z.strictObject({ parameters });

export type ParametersFile = z.infer<typeof parametersSchema>;

export function parametersJsonSchema(): object {
  return z.toJSONSchema(parametersSchema, { target: "draft-2020-12", io: "input" });
}

/** The schema of `study.yaml`, composed from the declarations of all methods. */
export const studySchema = z
  .strictObject({
    title: text("Title of the report."),
    shortTitle: text("Running title.").optional(),
    authors: z
      .array(
        z.strictObject({
          name: text("As printed."),
          affiliation: text("As printed.").optional(),
          orcid: z
            .string()
            .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/)
            .meta({ description: "The author's ORCID iD.", examples: ["0000-0002-1825-0097"] })
            .optional(),
        }),
      )
      .min(1)
      .meta({ description: "The authors of the report, in order." }),
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, "a date reads YYYY-MM-DD, in quotes")
      .meta({ description: "Date of the report, in quotes.", examples: ["2026-11-22"] })
      .optional(),
    version: text("Version of the report.").optional(),
    keywords: z.array(z.string().min(1)).meta({ description: "For readers and for search." }).optional(),
    license: text("Licence of the report, e.g. CC-BY-4.0.").optional(),
    data: z
      .strictObject({
        file: text(
          "The cohort, a file in the study's folder: CSV, CSV compressed with gzip (.gz), or Parquet (.parquet). With from, the name of the CSV file that the rows would be.",
        ),
        from: z
          .strictObject({
            source: z
              .string()
              .regex(/^[\w-]+$/, "letters, digits, - and _")
              .meta({ description: "Name of the database; its address is given with --allow-source NAME=URL." }),
            query: text("One SELECT that gives a row for each participant, with the codebook's columns."),
          })
          .meta({ description: "A database that is asked for the rows, where whoever builds allows it." })
          .optional(),
        codebook: text("Its codebook, a Frictionless Table Schema."),
        status: z.enum(["simulated", "real"]).meta({ description: "Whether the participants are real." }),
        publish: z
          .boolean()
          .meta({ description: "Whether participants' rows and points may appear. Default false." })
          .optional(),
        groups: text("The column whose codes are the groups; each code is a subset.").optional(),
        key: z
          .union([z.string().min(1), names("Columns that together identify a row.")])
          .meta({
            description:
              "The column that identifies a participant; where rows are visits, the columns that identify a row.",
          })
          .optional(),
      })
      .meta({ description: "The cohort, and who the participants are." }),
    report: z
      .strictObject({
        template: text("The manuscript. Default templates/report.md.").optional(),
        bibliography: text("References in a file of the study: BibTeX, or CSL-JSON where it ends in .json.").optional(),
        citations: z
          .enum(CITATION_STYLES)
          .meta({ description: "The style of citations and of the list of references.", default: "vancouver" })
          .optional(),
        checklist: z
          .enum(["strobe"])
          .meta({
            description: "A reporting checklist, printed in the appendix; checklist: says where each item stands.",
          })
          .optional(),
        stylesheet: text("A style sheet of the study's own, added to the page's.").optional(),
        profile: z
          .enum(Object.keys(profiles) as [string, ...string[]])
          .meta({
            description:
              "How numbers are printed: as which journal, or family of journals, wants them. Default biomedical.",
          })
          .optional(),
      })
      .meta({ description: "The manuscript, and how the report looks." })
      .optional(),
    parameters,
    definitions: z
      .record(
        id,
        z.union([
          expression,
          z.strictObject({
            value: expression,
            label: text("In words.").optional(),
            unit: text("Unit of the value.").optional(),
            decimals: z
              .int()
              .min(0)
              .max(12)
              .meta({ description: "Decimals with which its values are reported." })
              .optional(),
            description: text("How it is defined, for the reader.").optional(),
            assumed,
          }),
        ]),
      )
      .meta({ description: "New variables: expressions by name, or with a label, unit and more." })
      .optional(),
    thresholds: z
      .record(
        id,
        z.union([
          z.strictObject({
            value: z.number().meta({ description: "The number itself." }),
            label: text("In words.").optional(),
            assumed,
          }),
          z.strictObject({
            quantile: z
              .number()
              .gt(0)
              .lt(1)
              .meta({
                description: "Which quantile of the variable, by linear interpolation (type 7).",
                examples: [0.95],
              }),
            of: text("Numeric variable."),
            in: text("Subset."),
            label: text("In words.").optional(),
            assumed,
          }),
        ]),
      )
      .meta({ description: "Numbers for expressions to use: given, or a quantile of a variable in a subset." })
      .optional(),
    subsets: z
      .record(
        id,
        z.union([
          expression,
          z.strictObject({
            where: expression,
            label: text("In words.").optional(),
            description: text("How it is defined, for the reader.").optional(),
            assumed,
          }),
        ]),
      )
      .meta({
        description:
          "Groups of participants: conditions by name, or with a label and more. Codes of data.groups, and all, are subsets too.",
      })
      .optional(),
    statistics: z
      .record(
        id,
        z.discriminatedUnion("method", methods.map(statisticSchema) as unknown as [ReturnType<typeof statisticSchema>]),
      )
      .meta({
        description: "What is computed, each by a method; a grid makes one for every combination of its values.",
      })
      .optional(),
    families: z
      .record(
        id,
        z.strictObject({
          label: text("In words.").optional(),
          adjust: z
            .enum(["holm", "hochberg", "hommel", "bonferroni", "BH", "BY", "none"])
            .meta({ description: "How p values are adjusted, under R's names." }),
          members: names(
            "Statistics, whose p it is, * for any one segment of an id; or other p values: id.wald_p, of rows id.p[sex,M], id.p[*].",
          ),
          grid: grid.optional(),
          assumed,
        }),
      )
      .meta({ description: "Tests whose p values are adjusted together." })
      .optional(),
    figures: z
      .record(id, figure)
      .meta({ description: "Figures by id; the manuscript places them with {{figure}}." })
      .optional(),
    tables: z
      .record(id, table)
      .meta({ description: "Tables by id; the manuscript places them with {{table}}." })
      .optional(),
    claims: z
      .record(
        id,
        z.strictObject({
          says: text("The claim, in your own words."),
          cite: text("Id of the reference that makes it.").optional(),
          kind: z
            .enum(["difference", "no-difference", "description"])
            .meta({
              description: "What it claims; of no difference the verdict is at best nothing-contrary or within-margin.",
              default: "description",
            })
            .optional(),
          published: z
            .array(publishedValue)
            .min(1)
            .meta({ description: "Values that the source prints, each set against a statistic." })
            .optional(),
          holds: expression.meta({ description: "A condition on statistics: id.part < 0.05 and ..." }).optional(),
          within: expression
            .meta({ description: "Of a claim of no difference: the margin, as a condition." })
            .optional(),
          expect: z
            .enum(["agrees", "differs", "decision-flips", "nothing-contrary", "within-margin"])
            .meta({ description: "The verdict that is expected; whatever speaks for the claim where absent." })
            .optional(),
          because: text("Why a verdict other than 'agrees' is expected.").optional(),
          shows: names("Statistics shown beside the verdict.").optional(),
        }),
      )
      .meta({ description: "Claims of a paper, each judged by a condition or by published values." })
      .optional(),
    rules: z
      .strictObject(
        Object.fromEntries(
          settableRules.map(([name, { title, severity, settings }]) => [
            name,
            z
              .enum(settings as [string, ...string[]])
              .meta({ description: `${title}.`, default: severity })
              .optional(),
          ]),
        ),
      )
      .meta({ description: "What warnings do: off, warning or error. Rules that guard the data cannot be changed." })
      .optional(),
    checklist: z
      .record(
        z.string(),
        z.union([
          z.string().min(1),
          z.array(z.string().min(1)).min(1),
          z.strictObject({ "not-applicable": text("Why the item does not apply.") }),
        ]),
      )
      .meta({
        description:
          "By item (12d) where the report answers it: title, a heading, fig-, table- or eq- with a name; several in a list.",
      })
      .optional(),
    references: z
      .record(
        id,
        z.strictObject({
          type: z
            .enum(["article", "book", "chapter", "software", "dataset", "web"])
            .meta({ description: "What it is." }),
          authors: names("As printed: Family AB."),
          editors: names("Of a chapter's book, as printed.").optional(),
          year: z.int().min(1600).max(2200).meta({ description: "Year of publication." }),
          title: text("As printed."),
          container: text("Journal or book.").optional(),
          volume: text("In quotes.").optional(),
          issue: text("In quotes.").optional(),
          pages: text("In quotes.").optional(),
          edition: text("As printed: 2, or 2nd.").optional(),
          version: text("Of software or data, in quotes.").optional(),
          publisher: text("As printed.").optional(),
          city: text("Where the publisher is.").optional(),
          accessed: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}$/, "a date reads YYYY-MM-DD, in quotes")
            .meta({ description: "When the address was looked up." })
            .optional(),
          doi: z
            .string()
            .regex(/^10\.\d{4,}\/\S+$/, "a DOI begins with 10. and carries no address")
            .meta({ description: "Its DOI, without an address.", examples: ["10.1002/mus.26462"] })
            .optional(),
          url: z
            .url({ protocol: /^https?$/ })
            .meta({ description: "Its address, where it has no DOI." })
            .optional(),
          note: text("E.g. published online 7 March 2019.").optional(),
        }),
      )
      .meta({ description: "References that the manuscript cites with {{cite}}." })
      .optional(),
  })
  .meta({ title: "Reckon study", description: "study.yaml: what a report computes, shows and claims." });

export type StudyFile = z.infer<typeof studySchema>;

/** The schema as JSON Schema, for editors. */
export function studyJsonSchema(): object {
  return z.toJSONSchema(studySchema, { target: "draft-2020-12", io: "input" });
}
