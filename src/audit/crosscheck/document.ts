import { z } from "zod";
import { type Fault, StudyFaults } from "../../fault.js";
import { readDocument } from "../../source/document.js";
import { type Crosscheck, totalsOf } from "./crosscheck.js";

/**
 * The text of `audit/crosscheck.json`: a statistic a line, keys in a fixed order, no time, no path of this machine, so the
 * same comparison gives the same bytes.
 */
export function crosscheckJson({ engine, r, inputs, statistics }: Crosscheck): string {
  const sorted = Object.fromEntries(Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1)));
  const members = Object.entries({ engine, r, inputs: sorted, totals: totalsOf(statistics) }).map(
    ([key, value]) => `  "${key}": ${JSON.stringify(value, null, 2).replaceAll("\n", "\n  ")}`,
  );
  const lines = statistics.map((one) => `    ${JSON.stringify(one)}`);
  return `{\n${members.join(",\n")},\n  "statistics": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

const differing = z.array(
  z.object({
    part: z.string(),
    ours: z.string(),
    theirs: z.string(),
    difference: z.number().nonnegative().exactOptional(),
  }),
);
const id = z.string();
const schema = z.object({
  engine: z.enum(["Rscript", "webr"]),
  r: z.string().regex(/^\d+(?:\.\d+)+$/),
  inputs: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  totals: z.object({
    statistics: z.number(),
    agree: z.number(),
    differ: z.number(),
    refused: z.number(),
    largest_difference: z.number(),
  }),
  statistics: z
    .array(
      z.discriminatedUnion("verdict", [
        z.object({ id, verdict: z.literal("agrees"), difference: z.number().nonnegative() }),
        z.object({ id, verdict: z.literal("refused-by-both") }),
        z.object({ id, verdict: z.literal("differs"), parts: differing.min(1) }),
        z.object({
          id,
          verdict: z.literal("refused-by-one"),
          by: z.enum(["reckon", "R"]),
          reason: z.string(),
          parts: differing.min(1),
        }),
      ]),
    )
    .min(1),
});

/** Reads the text. Throws StudyFaults where `reckon crosscheck` cannot have written it: totals are counted again. */
export function readCrosscheck(text: string, file: string): Crosscheck {
  const document = readDocument(text, file);
  const parsed = schema.safeParse(document.value);
  const fault = (message: string, path: readonly (string | number)[]): Fault => ({
    rule: "crosscheck-malformed",
    severity: "error",
    message,
    place: document.place(path),
    hint: "only reckon crosscheck writes this file: run it again, or delete the file",
  });
  if (!parsed.success)
    throw new StudyFaults(
      parsed.error.issues.slice(0, 1).map(({ message, path }) => fault(message, path as (string | number)[])),
    );
  const { totals, ...crosscheck } = parsed.data;
  const counted: Readonly<Record<string, number>> = { ...totalsOf(crosscheck.statistics) };
  for (const [key, value] of Object.entries(totals))
    if (counted[key] !== value)
      throw new StudyFaults([
        fault(`${key} is ${value}, but the statistics below give ${counted[key]}`, ["totals", key]),
      ]);
  return crosscheck;
}
