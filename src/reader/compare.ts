import { fullPrecision } from "../document/numbers.js";
import { ABSENT } from "../format/format.js";
import { countsInWords } from "../ledger/participants.js";
import { rowTables } from "../ledger/row-tables.js";
import { numbersIn, oneLine, type PageNumber, textOf } from "./numbers.js";
import type { Expected, Recomputation, Recomputed } from "./recompute.js";
import { allRows, type Cell, type Row } from "./rows.js";

/** Something that the page says and the data do not. */
export interface Finding {
  readonly element: HTMLElement;
  readonly id: string;
  /** What it is: a part, or `participants`, or a row of a table. */
  readonly what: string;
  readonly page: string;
  readonly data: string;
}

/** How a page compares with data. */
export interface Comparison {
  /** Bound numbers in the text, its tables and captions. */
  readonly numbers: Count;
  /** Values in the appendix. */
  readonly values: Count;
  /** Values that are equal to nine digits but not to the last one, as other browsers compute some functions otherwise. */
  readonly near: number;
  readonly findings: readonly Finding[];
  /** Numbers in the text that agree. */
  readonly agreeing: readonly HTMLElement[];
}

interface Count {
  readonly of: number;
  readonly agree: number;
}

/** Compares all that a page prints and carries of statistics with what the data give. */
export function comparePage(text: ParentNode, recomputation: Recomputation): Comparison {
  const tally = new Tally();
  const agreeing: HTMLElement[] = [];
  const { pending } = recomputation;
  const numbers = numbersIn(text).filter(({ id }) => !pending.has(id));
  for (const number of numbers) if (tally.number(number, recomputation)) agreeing.push(number.element);
  const disagreeing = tally.findings.length;
  for (const row of allRows()) if (!pending.has(row.id)) tally.row(row, recomputation);
  return {
    numbers: { of: numbers.length, agree: numbers.length - disagreeing },
    values: { of: tally.values, agree: tally.values - (tally.findings.length - disagreeing) },
    near: tally.near,
    findings: tally.findings,
    agreeing,
  };
}

class Tally {
  readonly findings: Finding[] = [];
  values = 0;
  near = 0;

  number({ element, id, part }: PageNumber, recomputation: Recomputation): boolean {
    const expected = recomputation.expected(id, part);
    const { refusal } = recomputation.statistics.get(id) ?? {};
    const page = textOf(element);
    const refused = refusal !== undefined && page === oneLine(`not available: ${refusal}`);
    const printed = expected !== undefined && (page === oneLine(expected.text) || refused);
    // without a value of its own a number is in full what its text says
    const full = element.dataset.value ?? (refused || expected?.full === undefined ? undefined : page);
    if (printed && this.same(full, expected.full)) return true;
    const [said, data] = printed ? [full, expected.full] : [page, expected?.text ?? "no such statistic"];
    this.findings.push({
      element,
      id,
      what: printed ? `${part} in full` : part,
      page: said ?? "nothing",
      data: data ?? "nothing",
    });
    return false;
  }

  row(row: Row, recomputation: Recomputation): void {
    const statistic = recomputation.statistics.get(row.id);
    if (!statistic) {
      this.value(row.element, row.id, "the row", "a statistic", "no such statistic in the plan", false);
      return;
    }
    const counts = statistic.groups.map((group) => oneLine(countsInWords(group)));
    this.value(row.element, row.id, "participants", row.facts, counts.join("; "), inOrder(row.facts, counts));
    if (row.refusal !== undefined || statistic.refusal !== undefined) {
      const data = statistic.refusal === undefined ? "a result" : oneLine(`No result: ${statistic.refusal}.`);
      this.value(row.element, row.id, "the result", row.refusal ?? "a result", data, row.refusal === data);
      return;
    }
    const parts = Object.keys(statistic.result);
    const complete = parts.length === row.cells.length && row.cells.every(({ part }, i) => part === parts[i]);
    if (!complete)
      this.value(row.element, row.id, "the parts", row.cells.map(({ part }) => part).join(), parts.join(), false);
    for (const cell of row.cells) this.cell(cell, row.id, recomputation.expected(row.id, cell.part));
    this.ownRows(row, statistic);
  }

  private cell({ element, part, label, printed, full }: Cell, id: string, expected: Expected | undefined): void {
    const said = full ?? (expected?.full === undefined ? undefined : printed);
    const same = expected !== undefined && printed === oneLine(expected.text) && this.same(said, expected.full);
    const data = expected ? inFull(oneLine(expected.text), expected.full) : "no such part";
    this.value(element, id, label || part, inFull(printed, full), data, same);
  }

  private ownRows({ tables, id, element }: Row, { rows = [] }: Recomputed): void {
    const expected = rowTables(rows);
    if (tables.length !== expected.length)
      this.value(element, id, "its rows", `${tables.length} tables`, `${expected.length} tables`, false);
    for (const [i, table] of tables.entries()) {
      const { columns, rows: own } = expected[i] ?? { columns: [], rows: [] };
      const lines = [...(table.tBodies[0]?.rows ?? [])];
      for (let j = 0; j < Math.max(lines.length, own.length); j++) {
        const page = [...(lines[j]?.cells ?? [])].map((cell) => textOf(cell));
        const data = own[j] ? columns.map((key) => oneLine(fullPrecision(own[j]![key] ?? null) ?? ABSENT)) : [];
        const same = page.length === data.length && page.every((text, k) => this.same(text, data[k]));
        this.value(lines[j] ?? table, id, `row ${j + 1}`, page.join(", "), data.join(", "), same);
      }
    }
  }

  private value(element: HTMLElement, id: string, what: string, page: string, data: string, same: boolean): void {
    this.values++;
    if (!same) this.findings.push({ element, id, what, page, data });
  }

  /** Whether two values in full are the same, or so near that only the browser's own functions can be the cause. */
  private same(page: string | undefined, data: string | undefined): boolean {
    if (page === data) return true;
    if (page === undefined || data === undefined) return false;
    const [a, b] = [Number(page), Number(data)];
    if (page.trim() === "" || !(Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)))) return false;
    this.near++;
    return true;
  }
}

/** A value as it is printed and, where that is longer, in full. */
function inFull(printed: string, full: string | undefined): string {
  return full === undefined || full === printed ? printed : `${printed} (${full} in full)`;
}

function inOrder(text: string, pieces: readonly string[]): boolean {
  let at = 0;
  return pieces.every((piece) => {
    const found = text.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
}
