import { z } from "zod";
import { CITATION_STYLES } from "../bibliography/style-names.js";
import { profiles } from "../format/profile.js";
import { methods } from "../methods/index.js";
import { settableRules } from "../rules/index.js";
import { figureSchema } from "./figure-schema.js";
import { parameters } from "./parameters-schema.js";
import { assumed, expression, grid, id, names, text } from "./schema-parts.js";
import { statisticSchema } from "./statistic-schema.js";
import { tableSchema } from "./table-schema.js";

const publishedValue = () =>
  z.strictObject({
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

let made: ReturnType<typeof makeSchema> | undefined;

/** The schema of `study.yaml`, composed from the declarations of all methods; made when it is first asked for. */
export function studySchema(): ReturnType<typeof makeSchema> {
  made ??= makeSchema();
  return made;
}

const makeSchema = () =>
  z
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
          extremes: z
            .boolean()
            .meta({
              description:
                "Whether smallest and largest values may appear, which are single participants'. Default publish; where that is true, they may.",
            })
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
          bibliography: text(
            "References in a file of the study: BibTeX, or CSL-JSON where it ends in .json.",
          ).optional(),
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
          z.discriminatedUnion(
            "method",
            methods.map(statisticSchema) as unknown as [ReturnType<typeof statisticSchema>],
          ),
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
        .record(id, figureSchema())
        .meta({ description: "Figures by id; the manuscript places them with {{figure}}." })
        .optional(),
      tables: z
        .record(id, tableSchema())
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
                description:
                  "What it claims; of no difference the verdict is at best nothing-contrary or within-margin.",
                default: "description",
              })
              .optional(),
            published: z
              .array(publishedValue())
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

export type StudyFile = z.infer<ReturnType<typeof makeSchema>>;

/** The schema as JSON Schema, for editors. */
export function studyJsonSchema(): object {
  return z.toJSONSchema(studySchema(), { target: "draft-2020-12", io: "input" });
}
