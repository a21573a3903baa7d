/** What the schemas of a study have in common: texts, names, and what every figure takes. */
import { z } from "zod";

export const text = (doc: string) => z.string().min(1).meta({ description: doc });
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "ids are kebab-case: lower-case letters, digits and single hyphens");
export const names = (doc: string) => z.array(z.string().min(1)).min(1).meta({ description: doc });
export const expression = text('An expression, e.g. il6 > il6-high and group == "control".');
export const reference = text("A statistic and its part: id.part.");
export const grid = z
  .record(z.string().regex(/^[a-z][a-z0-9_]*$/), names("Values that the name takes."))
  .meta({ description: "Names and their values; $name in the declaration becomes each of them, and ids get .value." });
export const places = z.int().min(0).max(12);
export const format = z
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
export const assumed = text("What about it is assumed rather than known; printed as such.").optional();

export const floating = {
  title: text("The caption's first sentence."),
  caption: text("What is shown and how; {{stat}} works here.").optional(),
};

export const alt = text("Text alternative; made from the data where absent.").optional();
export const flag = (doc: string) => z.boolean().meta({ description: doc }).optional();

export const drawn = {
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

export const scale = z
  .enum(["log", "linear"])
  .meta({ description: "The axis of the values.", default: "linear" })
  .optional();
