import { z } from "zod";
import { text } from "./schema-parts.js";

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
export const parameters = z
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
