import { optionsOf, sizesOf } from "../options.js";
import { Usage } from "../usage.js";
import { CASES } from "./cases/index.js";

export interface Options {
  /** Numbers of rows. */
  readonly rows: readonly number[];
  /** Only this method; null for all. */
  readonly method: string | null;
  readonly withR: boolean;
  /** The date under which the results are kept; null: they are only printed. */
  readonly record: string | null;
}

const USAGE =
  "npm run bench -- statistics [--rows 1000,10000,100000,1000000] [--method NAME] [--no-r] [--record YYYY-MM-DD]";

/** @throws Usage for an option, a number of rows or a method that there is not */
export function readOptions(args: readonly string[]): Options {
  const { rows, method, record, ...rest } = optionsOf(
    args,
    {
      rows: { type: "string", default: "1000,10000,100000,1000000" },
      method: { type: "string" },
      "no-r": { type: "boolean" },
      record: { type: "string" },
    },
    USAGE,
  );
  const sizes = sizesOf(rows, USAGE);
  if (!sizes.every((size) => size >= 200 && size % 2 === 0))
    throw new Usage(`--rows: needs even numbers from 200, found ${rows}\n${USAGE}`);
  const methods = [...new Set(CASES.map((one) => one.method))];
  if (method !== undefined && !methods.includes(method))
    throw new Usage(`--method: no "${method}"; there are ${methods.join(", ")}`);
  if (record !== undefined && (method !== undefined || rest["no-r"]))
    throw new Usage(`--record: keeps the whole table, not a part of it\n${USAGE}`);
  return { rows: sizes, method: method ?? null, withR: rest["no-r"] !== true, record: record ?? null };
}
