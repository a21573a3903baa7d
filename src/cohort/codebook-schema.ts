import { z } from "zod";

const text = (description: string) => z.string().min(1).meta({ description });
const texts = (description: string) => z.array(z.string()).meta({ description });

const code = z
  .union([
    z.string(),
    z.number(),
    z.strictObject({
      value: z.union([z.string(), z.number()]).meta({ description: "As it stands in the file." }),
      label: text("In words, for readers.").optional(),
    }),
  ])
  .meta({ description: "A value, or a value with its label." });
const codes = (description: string) => z.array(code).min(1).meta({ description });

const detection = z
  .strictObject({
    below: z.number().meta({ description: "Lower limit of detection: cells may read <LIMIT." }).optional(),
    above: z.number().meta({ description: "Upper end of the range: cells may read >LIMIT." }).optional(),
    fixed: z
      .boolean()
      .meta({ description: "No other limits may occur. Default false: limits vary by batch." })
      .optional(),
  })
  .meta({ description: "The assay's limits, in the field's unit." });

const constraints = z.strictObject({
  required: z.boolean().meta({ description: "No value may be missing." }).optional(),
  unique: z.boolean().meta({ description: "No two rows may hold the same value." }).optional(),
  minimum: z.number().meta({ description: "The least value that may occur." }).optional(),
  maximum: z.number().meta({ description: "The greatest value that may occur." }).optional(),
  enum: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .meta({ description: "The values that may occur; the same as codes, without labels." })
    .optional(),
});

const field = z
  .strictObject({
    name: text("The column's name, exactly as in the file's header."),
    type: z
      .enum(["string", "integer", "number", "year"])
      .meta({ description: "What its cells hold: text or codes, whole numbers, numbers, or years." }),
    title: text("The label for readers; the name where absent.").optional(),
    label: text("The label for readers, instead of title.").optional(),
    description: text("What was measured, and how.").optional(),
    unit: text("Unit of the values, e.g. pg/mL.").optional(),
    codes: codes("The values that the column may hold, in the order in which they are shown.").optional(),
    categories: codes("The same as codes, under Table Schema's name.").optional(),
    decimals: z.int().min(0).max(12).meta({ description: "Decimals with which values are reported." }).optional(),
    detection: detection.optional(),
    appliesTo: text('An expression, e.g. group == "case"; where it is false the column does not apply.').optional(),
    missingValues: texts("Cells that hold no value, instead of the codebook's.").optional(),
    constraints: constraints.meta({ description: "What its values must fulfil." }).optional(),
    assumed: text("What about the column is assumed rather than known.").optional(),
    format: z.literal("default").optional(),
    example: z.union([z.string(), z.number()]).meta({ description: "A value as an example; not used." }).optional(),
    rdfType: z.string().meta({ description: "Not used." }).optional(),
  })
  .meta({ description: "A column." });

/** The codebook as written: a Frictionless Table Schema with keys of our own for units, detection limits and the like. */
export const codebookSchema = z
  .strictObject({
    $schema: z.string().meta({ description: "Address of this schema, for editors." }).optional(),
    name: text("An identifier; not used.").optional(),
    title: text("What the file is."),
    description: text("Where the data come from.").optional(),
    status: z.enum(["simulated", "real"]).meta({ description: "Whether the participants are real people." }),
    missingValues: texts('Cells that hold no value. Default: [""], the empty cell.').optional(),
    primaryKey: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .meta({ description: "The column, or columns, that name a row." })
      .optional(),
    participant: text("Where a row is a visit: the column of the key that names the participant.").optional(),
    wide: z
      .strictObject({
        over: text("The other column of the key, whose codes are the occasions."),
        constant: z
          .array(z.string().min(1))
          .meta({ description: "Columns that are the same at every visit of a participant." })
          .optional(),
      })
      .meta({
        description:
          "The view with one row a participant: of every column that is not constant one for each occasion, e.g. pain_6.",
      })
      .optional(),
    dialect: z
      .strictObject({
        delimiter: z.string().length(1).meta({ description: "Between cells. Default: a comma." }).optional(),
        decimalChar: z
          .enum([".", ","])
          .meta({ description: "Before the decimals of a number. Default: a point." })
          .optional(),
      })
      .meta({ description: "How the file is written, where not with commas and decimal points." })
      .optional(),
    sources: z
      .array(z.strictObject({ title: text("Where the data come from."), path: text("Its address.").optional() }))
      .meta({ description: "For readers of the codebook." })
      .optional(),
    licenses: z
      .array(
        z.strictObject({
          name: text("Identifier of the licence.").optional(),
          title: text("The licence.").optional(),
          path: text("Its address.").optional(),
        }),
      )
      .meta({ description: "For readers of the codebook." })
      .optional(),
    fields: z.array(field).min(1).meta({ description: "The columns." }),
  })
  .meta({ title: "Reckon codebook", description: "What the columns of a cohort file are, and what they may hold." });

/** A codebook as written, before defaults are filled in. */
export type CodebookFile = z.infer<typeof codebookSchema>;
export type FieldFile = CodebookFile["fields"][number];

/** The schema of a codebook as JSON Schema (draft 2020-12), for editors. */
export function codebookJsonSchema(): object {
  return z.toJSONSchema(codebookSchema, { target: "draft-2020-12", io: "input" });
}
