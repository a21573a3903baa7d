import type { PartValue } from "../format/part.js";
import type { ComparedPart, ComparedStatistic } from "./report.js";
import { plainly, writtenValue } from "./values.js";

const COUNTS = ["n", "missing", "not_applicable", "unknown", "below", "above"];

/** The statistics of a `statistics.json`; undefined where the text is none. `printed` gives what a page prints. */
export function readStatisticsJson(
  text: string,
  printed: (reference: string) => string | undefined,
): ReadonlyMap<string, ComparedStatistic> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(json)) return undefined;
  const statistics = new Map<string, ComparedStatistic>();
  for (const item of json as readonly unknown[]) {
    if (!isRecord(item) || typeof item.id !== "string") return undefined;
    const { id, label, method, filter, result, rows } = item;
    const parts = new Map<string, ComparedPart>();
    const put = (part: string, value: PartValue): void => {
      parts.set(part, { value, printed: printed(`${id}.${part}`) ?? plainly(value) });
    };
    for (const count of COUNTS) if (typeof item[count] === "number") put(count, item[count]);
    if (isRecord(result)) for (const [part, value] of Object.entries(result)) put(part, writtenValue(value));
    if (Array.isArray(rows))
      (rows as readonly unknown[]).filter(isRecord).forEach((row) => {
        const key = rowKey(row);
        for (const [part, value] of Object.entries(row).slice(1))
          if (typeof value !== "string" || /^-?Infinity$/.test(value)) put(`${part}[${key}]`, writtenValue(value));
      });
    statistics.set(id, {
      id,
      label: typeof label === "string" ? label : id,
      ...(typeof method === "string" && { method }),
      ...(typeof filter === "string" && { filter }),
      parts,
    });
  }
  return statistics;
}

/** What names a row: its first value, a time or a term, and every text. */
export function rowKey(row: Readonly<Record<string, unknown>>): string {
  return Object.values(row)
    .filter((value, i) => i === 0 || (typeof value === "string" && !/^-?Infinity$/.test(value)))
    .map(String)
    .join(",");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
