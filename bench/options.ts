import { type ParseArgsConfig, parseArgs } from "node:util";
import { Usage } from "./usage.js";

/**
 * The options of a command line; `record` among them, where it is there, is a date.
 * @throws Usage, with how the command is used, for an option that there is not
 */
export function optionsOf<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  const { values } = parsed(args, options, usage);
  const { record } = values as { record?: unknown };
  if (record !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(record)))
    throw new Usage(`--record: needs a date such as 2026-11-22, found ${record}\n${usage}`);
  return values;
}

function parsed<T extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw new Usage(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Numbers of rows with commas between. */
export function sizesOf(text: string, usage: string): number[] {
  const sizes = text.split(",").map(Number);
  if (!sizes.every((rows) => Number.isInteger(rows) && rows > 0))
    throw new Usage(`--rows: needs numbers such as 3000,30000, found ${text}\n${usage}`);
  return sizes;
}
