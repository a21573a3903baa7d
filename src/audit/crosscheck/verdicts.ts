import { readCsv } from "../../cohort/csv.js";
import type { DifferingPart, StatisticVerdict } from "./crosscheck.js";

/** What our engine says of a statistic: that it has a result, or why not. */
export interface Asked {
  readonly id: string;
  readonly refusal?: string;
}

/**
 * The verdict on each statistic that was asked for, in that order, from the table that the R program writes with
 * `--verdicts`. A statistic of which the table says nothing was not compared, and so differs; so does one that stands in
 * the table alone. Throws an Error where the text is no such table.
 */
export function verdictsOf(table: string, asked: readonly Asked[]): StatisticVerdict[] {
  const rows = new Map<string, Row[]>();
  for (const row of readRows(table)) rows.set(row.id, [...(rows.get(row.id) ?? []), row]);
  const known = new Set(asked.map(({ id }) => id));
  const unknown = [...rows.keys()].filter((id) => !known.has(id)).map((id) => ({ id }));
  return [...asked, ...unknown].map((one) => verdictOn(one, rows.get(one.id) ?? []));
}

interface Row {
  readonly id: string;
  readonly part: string;
  readonly published: string;
  readonly found: string;
  readonly difference: number;
  readonly refusal: string;
}

const COLUMNS = "id,part,published,found,difference,refusal";

function readRows(table: string): Row[] {
  const records: (readonly string[])[] = [];
  const failure = readCsv(table, ",", (cells) => {
    records.push(cells);
    return true;
  });
  const [head, ...body] = records;
  if (failure || head?.join() !== COLUMNS)
    throw new Error(`R's table of verdicts cannot be read: ${failure ?? head?.join()}`);
  return body.map((cells) => {
    const [id = "", part = "", published = "", found = "", difference = "", refusal = ""] = cells;
    const number = Number(difference);
    if (cells.length !== 6 || difference === "" || Number.isNaN(number) || number < 0)
      throw new Error(`R's table of verdicts has a row that cannot be read: ${cells.join()}`);
    return { id, part, published, found, difference: number, refusal };
  });
}

/** The first row is of the statistic as a whole, each other of a part that disagrees. */
function verdictOn({ id, refusal }: Asked, [whole, ...wrong]: readonly Row[]): StatisticVerdict {
  if (!whole) return { id, verdict: "differs", parts: [{ part: "", ours: "", theirs: "" }] };
  const parts = wrong.map(({ part, published, found, difference }): DifferingPart => {
    const values = { part, ours: published, theirs: found };
    return Number.isFinite(difference) ? { ...values, difference: twoDigits(difference) } : values;
  });
  const [ours, theirs] = [refusal !== undefined, whole.refusal !== ""];
  if (parts.length === 0)
    return ours || theirs
      ? { id, verdict: "refused-by-both" }
      : { id, verdict: "agrees", difference: twoDigits(whole.difference) };
  if (ours === theirs) return { id, verdict: "differs", parts };
  return ours
    ? { id, verdict: "refused-by-one", by: "reckon", reason: refusal!, parts }
    : { id, verdict: "refused-by-one", by: "R", reason: whole.refusal, parts };
}

/** As many digits of a difference as say anything. */
function twoDigits(difference: number): number {
  return Number(difference.toPrecision(2));
}
