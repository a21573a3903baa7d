import type { Inputs } from "../cohort/need.js";
import { ensure } from "../statistics/refusal.js";
import type { Table } from "../statistics/table.js";

/** Two tallies as a table: groups in rows, event and no event in columns. Throws a Refusal where a group is empty. */
export function fourfoldTable({ tallies }: Inputs["tallies"]): Table {
  const [a, b] = tallies;
  ensure(a!.n > 0 && b!.n > 0, `needs participants in both groups, found ${a!.n} and ${b!.n}`);
  return [a!, b!].map(({ events, n }) => [events, n - events]);
}
