import type { ColumnGuess } from "./column.js";

/** A column that may hold the groups, the likeliest first. */
export function groupCandidates(columns: readonly ColumnGuess[]): ColumnGuess[] {
  const rank = (column: ColumnGuess): number => {
    const name = column.name.toLowerCase();
    if (/^(?:group|grp|arm|cohort|treatment|treat|trt|rx|allocation|exposure|case)/.test(name) || /group$/.test(name))
      return 0;
    if (/^(?:supp|dose|diagnosis|dx|diet|therapy)/.test(name)) return 1;
    if (/^(?:sex|gender|geschlecht|sexe)/.test(name)) return 2;
    return isEvent(column) ? 4 : 3;
  };
  return columns.filter(canGroup).sort((a, b) => rank(a) - rank(b));
}

/** Two to six codes, at least two participants each, known of most. */
export function canGroup({ kind, codes = [], missingCount, cells }: ColumnGuess): boolean {
  return (
    kind === "code" &&
    codes.length >= 2 &&
    codes.length <= 6 &&
    codes.every(({ count }) => count >= 2) &&
    2 * missingCount <= cells.length
  );
}

/** Whether a column is likely to say who had an event. */
function isEvent({ name }: ColumnGuess): boolean {
  return EVENT.test(name);
}

const EVENT = /status|event|death|died|dead|censor|cens|outcome|relapse|progress|fail|deceased|fustat/i;
const TIME =
  /^(?:t|time|days|weeks|months|years)$|time|surv|follow|futime|[_.]?(?:os|pfs|dfs|efs|rfs)(?:[_.]|$)|^(?:os|pfs|dfs|efs|rfs)/i;

/** When follow-up ended, and whether with the event. */
export interface Survival {
  readonly time: ColumnGuess;
  readonly event: ColumnGuess;
  /** The code that means the event. */
  readonly code: string;
  readonly why: string;
}

/** A time and an event that belong together, by their names and by what they hold; undefined where nothing speaks for a pair. */
export function survivalPair(columns: readonly ColumnGuess[]): Survival | undefined {
  const times = columns.filter((column) => isTime(column) && TIME.test(column.name));
  const events = columns.filter((column) => isEvent(column) && column.kind === "code" && column.codes!.length === 2);
  for (const time of times) {
    const near = [...events].sort((a, b) => distance(columns, time, a) - distance(columns, time, b));
    for (const event of near) {
      const found = eventCode(event);
      if (found) return { time, event, ...found };
    }
  }
  return undefined;
}

/** A time and a status that look like a pair, but the status has more than two codes: only a person can say which is the event. */
export function unclearSurvival(
  columns: readonly ColumnGuess[],
): readonly [time: ColumnGuess, event: ColumnGuess] | undefined {
  const time = columns.find((column) => isTime(column) && TIME.test(column.name));
  const event = columns.find((column) => isEvent(column) && column.kind === "code" && column.codes!.length > 2);
  return time && event && [time, event];
}

/** Whether a column can hold a time to something. */
export function isTime({ kind, numbers, constant, detection, unique, name }: ColumnGuess): boolean {
  return (
    (kind === "number" || kind === "integer") &&
    !constant &&
    detection === undefined &&
    numbers.every((value) => value >= 0) &&
    !(unique && isKeyName(name))
  );
}

/** Which of two codes is the event, and why that is thought. */
export function eventCode({ name, codes = [], numericCodes }: ColumnGuess): { code: string; why: string } | undefined {
  const values = codes.map(({ value }) => value);
  const censoring = /^cens/i.test(name);
  if (numericCodes && values.join() === "0,1")
    return {
      code: censoring ? "0" : "1",
      why: censoring ? "1 is censored, by the column's name" : "1 is the event, 0 is censored",
    };
  if (numericCodes && values.join() === "1,2")
    return { code: "2", why: "2 is the event, 1 is censored, as R reads such codes" };
  const yes = values.filter((value) =>
    /^(?:dead|died|death|deceased|event|yes|y|true|relapse|progressed|progression)$/i.test(value),
  );
  return yes.length === 1 ? { code: yes[0]!, why: `${yes[0]} is the event` } : undefined;
}

function distance(columns: readonly ColumnGuess[], a: ColumnGuess, b: ColumnGuess): number {
  return Math.abs(columns.indexOf(a) - columns.indexOf(b));
}

const KEY_NAME =
  /^(?:.*[_. -])?(?:id|nr|no|number|code|pid|mrn|uid)$|^(?:id|patient|subject|participant|person|record|row|rownames|case|sample)(?:[_. -].*|s?id|nr|no)?$|(?<=[a-z])(?:ID|Id)$/i;

function isKeyName(name: string): boolean {
  return KEY_NAME.test(name) || /[a-z](?:ID|Id)$/.test(name);
}

/** The columns that name a row: one that looks like a name of rows, else two that do so together; empty where none do. */
export function keyOf(columns: readonly ColumnGuess[]): readonly ColumnGuess[] {
  const unique = columns.filter(
    ({ unique: one, kind, cells }) => one && cells.length > 1 && (kind === "text" || kind === "integer"),
  );
  const named = unique.find(({ name }) => isKeyName(name));
  if (named) return [named];
  const [first] = columns;
  if (
    first &&
    unique.includes(first) &&
    first.numbers.every((value, i) => i === 0 || value === first.numbers[i - 1]! + 1)
  )
    return first.kind === "integer" || first.cells.every((cell) => /^[A-Za-z]{0,6}[-_]?\d+$/.test(cell)) ? [first] : [];
  const whose = columns.filter(({ name, missingCount, unique: one }) => !one && isKeyName(name) && missingCount === 0);
  const when = columns.filter(
    ({ name, missingCount }) =>
      missingCount === 0 &&
      /visit|time|day|week|month|session|wave|period|repeat|occasion|eye|rater|replicate/i.test(name),
  );
  for (const a of whose)
    for (const b of when) {
      const rows = new Set(a.cells.map((cell, i) => JSON.stringify([cell, b.cells[i]])));
      if (rows.size === a.cells.length) return [a, b];
    }
  return [];
}

/** Whether several rows belong to one participant, as far as names tell. */
export function repeated(columns: readonly ColumnGuess[]): ColumnGuess | undefined {
  return columns.find(
    ({ name, unique, kind, cells, missing }) =>
      !unique && kind !== "code" && isKeyName(name) && new Set(cells.filter((cell) => !missing.has(cell))).size > 1,
  );
}
