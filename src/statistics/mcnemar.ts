import { binomialTest } from "./binomial-test.js";
import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { orNull } from "./or-null.js";
import { ensure } from "./refusal.js";
import { margins, type Table } from "./table.js";

export interface McNemar {
  /** null, as p, where some pair of categories has no discordant pair. */
  readonly x2: number | null;
  readonly df: number;
  readonly p: number | null;
  /** Exact binomial p of a 2 x 2 table, 1 without discordant pairs; null for larger tables. */
  readonly exact_p: number | null;
  /** Discordant pairs (first row, second column) over (second row, first column); null for larger tables and for 0/0. */
  readonly odds_ratio_paired: number | null;
}

/**
 * McNemar's test of symmetry of a square table of pairs, Bowker's test for more than two categories; for 2 x 2 tables
 * with continuity correction unless `correct` is false or the discordant pairs balance.
 * Source: McNemar (1947), Bowker (1948); R `mcnemar.test`, `binom.test`. Throws Refusal unless the table is square.
 */
export function mcnemar(table: Table, { correct = true }: { correct?: boolean } = {}): McNemar {
  const k = margins(table).rows.length;
  ensure(table[0]!.length === k, `needs as many rows as columns, found ${k} x ${table[0]!.length}`);
  let x2 = 0;
  for (let i = 0; i < k; i++)
    for (let j = i + 1; j < k; j++) {
      const difference = Math.abs(table[i]![j]! - table[j]![i]!);
      const change = correct && k === 2 && difference > 0 ? difference - 1 : difference;
      x2 += (change * change) / (table[i]![j]! + table[j]![i]!);
    }
  const df = (k * (k - 1)) / 2;
  const test = { x2: orNull(x2), df, p: Number.isNaN(x2) ? null : chiSquaredUpper(x2, df) };
  if (k > 2) return { ...test, exact_p: null, odds_ratio_paired: null };
  const b = table[0]![1]!;
  const c = table[1]![0]!;
  return {
    ...test,
    exact_p: b + c === 0 ? 1 : binomialTest(b, b + c, 0.5),
    odds_ratio_paired: orNull(b / c),
  };
}
