import { comparePage } from "./compare.js";
import { counted, element, grouped } from "./element.js";
import { clearMarks, mark } from "./marks.js";
import { type Outcome, outcomeOf, refusalOf } from "./outcome.js";
import type { Page } from "./page.js";
import { recompute } from "./recompute.js";
import { sha256 } from "./sha256.js";

/** How long the page may be kept from answering, in milliseconds. */
const SLICE = 40;

/** The part of the panel in which a reader checks the page against its data; `check` takes a file that was dropped. */
export function checkSection(page: Page): { readonly element: HTMLElement; check(file: File): void } {
  const { file } = page.plan.carried.data;
  const name = file.split("/").at(-1) ?? file;
  const chooser = element("input", { type: "file", accept: ".csv,.gz,text/csv", id: "audit-file" });
  const progress = element("p", { class: "progress", "aria-hidden": "true" });
  const outcome = element("p", { class: "outcome", role: "status" });
  const findings = element("ul", { class: "findings" });
  const clear = element("button", { type: "button", class: "clear", hidden: true }, "Clear the marks");
  const section = element(
    "section",
    { class: "check", "aria-labelledby": "audit-check" },
    element("h3", { id: "audit-check" }, "Check this page against its data"),
    element("label", { for: "audit-file" }, "Drop ", element("code", {}, name), " on the page, or choose it:"),
    chooser,
    progress,
    outcome,
    findings,
    clear,
    element(
      "p",
      { class: "caveat" },
      "The file stays in this browser. Every statistic is computed anew and compared with each number in text, tables and appendix; drawings are not. A forged page could lie, this check included; ",
      element("code", {}, `reckon verify index.html --data ${name}`),
      " on the command line compares everything and trusts nothing that stands here.",
    ),
  );
  const checker = new Checker(page, progress, outcome, findings, clear);
  const check = (chosen: File): void => void checker.check(chosen);
  chooser.addEventListener("change", () => {
    const [chosen] = chooser.files ?? [];
    if (chosen) check(chosen);
  });
  clear.addEventListener("click", () => checker.clear());
  return { element: section, check };
}

class Checker {
  /** Counts the checks, so that one that a later one overtook says nothing more. */
  private latest = 0;

  constructor(
    private readonly page: Page,
    private readonly progress: HTMLElement,
    private readonly outcome: HTMLElement,
    private readonly findings: HTMLElement,
    private readonly clearButton: HTMLElement,
  ) {}

  clear(): void {
    this.latest++;
    clearMarks();
    this.page.check(undefined);
    this.tell(undefined);
    this.progress.textContent = "";
  }

  async check(file: File): Promise<void> {
    const run = ++this.latest;
    const started = performance.now();
    clearMarks();
    this.tell(undefined);
    this.progress.textContent = `Reading ${file.name}\u2026`;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const hash = sha256(bytes);
      const { plan, text } = this.page;
      for await (const recomputation of recompute(await asCsv(bytes), hash, plan, this.pauses(run))) {
        if (run !== this.latest) return;
        const comparison = comparePage(text, recomputation);
        clearMarks();
        mark(comparison);
        this.page.check(comparison);
        const seconds = (performance.now() - started) / 1000;
        this.tell(outcomeOf(file, hash, recomputation, comparison, plan.carried, seconds));
      }
    } catch (error) {
      if (run !== this.latest) return;
      this.page.check(undefined);
      this.tell(refusalOf(file, error));
    }
    this.progress.textContent = "";
  }

  /** Lets the page answer whenever it was kept from it for long, and says how far the check is. */
  private pauses(run: number): (done: number, of: number) => Promise<void> {
    let last = performance.now();
    return async (done, of) => {
      if (done > 0 && performance.now() - last < SLICE) return;
      if (run !== this.latest) throw new Error("overtaken");
      if (done > 0) this.progress.textContent = `Computed: ${grouped(done)} of ${counted(of, "statistic")}\u2026`;
      await new Promise((resolve) => setTimeout(resolve));
      last = performance.now();
    };
  }

  private tell(told: Outcome | undefined): void {
    this.outcome.dataset.state = told?.state ?? "";
    this.outcome.textContent = told?.text ?? "";
    this.findings.replaceChildren(...(told?.lines ?? []));
    this.clearButton.hidden = told === undefined;
  }
}

/** The CSV file that bytes are, or that gzip made smaller. Throws where they are something that no browser reads. */
async function asCsv(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31)
    throw new Error("a page cannot read Parquet; reckon verify can");
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
