import { z } from "zod";
import type { Field, Fields, Method } from "../methods/method.js";
import { format, grid, text } from "./schema-parts.js";

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
