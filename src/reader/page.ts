import type { Method } from "../methods/method.js";
import { type CarriedPlan, PLAN_ID } from "./carried.js";
import type { Comparison } from "./compare.js";
import { numbersIn, type PageNumber } from "./numbers.js";
import { type ReadPlan, readPlan } from "./plan.js";
import { allRows, type Row } from "./rows.js";

/** The open page: what it carries, what it prints, and what a check of it gave. Read when first asked for. */
export class Page {
  /** What the last check gave; undefined before there was one. */
  checked: Comparison | undefined;
  readonly text = document.querySelector<HTMLElement>("article") ?? document.body;
  private readonly listeners: (() => void)[] = [];
  private ownPlan: ReadPlan | undefined;
  private ownNumbers: Map<string, PageNumber[]> | undefined;
  private ownRows: Row[] | undefined;

  constructor(private readonly methods: readonly Method[]) {}

  get plan(): ReadPlan {
    const json = document.getElementById(PLAN_ID)?.textContent ?? "";
    this.ownPlan ??= readPlan(JSON.parse(json) as CarriedPlan, new Map(this.methods.map((one) => [one.name, one])));
    return this.ownPlan;
  }

  /** Bound numbers of the text, by statistic. */
  get numbers(): ReadonlyMap<string, readonly PageNumber[]> {
    if (this.ownNumbers) return this.ownNumbers;
    this.ownNumbers = new Map<string, PageNumber[]>();
    for (const number of numbersIn(this.text)) {
      const same = this.ownNumbers.get(number.id);
      if (same) same.push(number);
      else this.ownNumbers.set(number.id, [number]);
    }
    return this.ownNumbers;
  }

  get rows(): readonly Row[] {
    this.ownRows ??= allRows();
    return this.ownRows;
  }

  /** Called after every check. */
  onCheck(listener: () => void): void {
    this.listeners.push(listener);
  }

  check(comparison: Comparison | undefined): void {
    this.checked = comparison;
    for (const listener of this.listeners) listener();
  }
}
