import type { DifferingPart, StatisticVerdict, Totals } from "./crosscheck.js";
import type { CrosscheckStatus } from "./status.js";

/** `410 of 410 statistics agree with R 4.2.2, largest relative difference 7.2e-12 (15 of them not available in either)`. */
export function totalsInWords({ statistics, agree, refused, largest_difference }: Totals, r: string): string {
  const neither = refused > 0 ? ` (${refused} of them not available in either)` : "";
  return `${agree} of ${statistics} statistics agree with R ${r}, largest relative difference ${largest_difference}${neither}`;
}

/** The same of the report that is built now: where its inputs have changed since, that. */
export function agreementInWords({ status, changed, totals, r }: CrosscheckStatus): string {
  const then = totalsInWords(totals, r);
  if (status === "current") return then;
  return `stale: inputs have changed since (${changed.join(", ")}); before that, ${then.replace(" agree with ", " agreed with ")}`;
}

const OURS = "the report";

/** What differs in a statistic, a line each: `il6.p: 0.04 in the report, 0.05 in R, relative difference 0.2`. */
export function verdictInWords(verdict: StatisticVerdict): string[] {
  if (!("parts" in verdict)) return [];
  const lines = verdict.parts.map((part) => partInWords(verdict.id, part));
  if (verdict.verdict === "differs") return lines;
  return [`${verdict.id}: ${verdict.by === "R" ? "R" : OURS} gives no result: ${verdict.reason}`, ...lines];
}

function partInWords(id: string, { part, ours, theirs, difference }: DifferingPart): string {
  if (part === "") return `${id}: not compared`;
  const value = (text: string): string => (text === "" ? "nothing" : text);
  const apart = difference === undefined ? "" : `, relative difference ${difference}`;
  return `${id}.${part}: ${value(ours)} in ${OURS}, ${value(theirs)} in R${apart}`;
}
