import { StudyFaults } from "../fault.js";
import type { CarriedPlan } from "./carried.js";
import type { Comparison } from "./compare.js";
import { counted, element, grouped, show } from "./element.js";
import type { Recomputation } from "./recompute.js";

/** What a check says: its state, a sentence or two, and a line for each thing that differs. */
export interface Outcome {
  readonly state: "agreeing" | "agreed" | "flagged";
  readonly text: string;
  readonly lines: readonly HTMLElement[];
}

/** At most so many lines; the rest are counted. */
const LISTED = 50;

/** The outcome of a check, or of as much of it as has been computed. */
export function outcomeOf(
  file: File,
  sha256: string,
  { rows, pending }: Recomputation,
  { numbers, values, near, findings }: Comparison,
  { data }: CarriedPlan,
  seconds: number,
): Outcome {
  const nothing = numbers.of === 0;
  const sentences = [
    data.counted
      ? `A database gave counts of its values for this page, so that no file of its rows has the SHA-256; ${file.name} has ${counted(rows, "row")}.`
      : sha256 === data.sha256
        ? `${file.name} is the file that this page was made from, by its SHA-256; ${counted(rows, "row")}.`
        : `${file.name} is another file than the ${data.file} that this page was made from: its SHA-256 is ${sha256}.`,
    nothing
      ? "Nothing was checked: the text has no bound number."
      : `${grouped(numbers.agree)} of ${counted(numbers.of, "number")} in the text agree, and ${grouped(values.agree)} of ${counted(values.of, "entry", "entries")} in the appendix, after ${seconds.toFixed(1)}\u00a0s.`,
    near > 0 &&
      `${counted(near, "value")} agree to nine digits and not to the last, as this browser computes logarithms and the like otherwise.`,
    pending.size > 0 && `${counted(pending.size, "statistic")} by resampling still to come.`,
  ];
  return {
    state: nothing || findings.length > 0 ? "flagged" : pending.size > 0 ? "agreeing" : "agreed",
    text: sentences.filter(Boolean).join(" "),
    lines: listed(
      findings.map(({ element: own, id, what, page, data }) => {
        const jump = element("button", { type: "button", class: "jump-to" }, `${id}, ${what}`);
        jump.addEventListener("click", () => show(own));
        return element("li", {}, jump, `: the page has ${page || "nothing"}, the data give ${data || "nothing"}`);
      }),
    ),
  };
}

/** A file that could not be checked. */
export function refusalOf(file: File, error: unknown): Outcome {
  if (!(error instanceof StudyFaults)) {
    const why = error instanceof Error ? error.message : String(error);
    return { state: "flagged", text: `${file.name} could not be checked: ${why}.`, lines: [] };
  }
  const lines = error.faults.map(({ message, place, expected, hint }) => {
    const where = [place?.line, place?.column].filter((one) => one !== undefined).join(":");
    const words = [`${where}${where && ": "}${message}`, expected && `expected ${expected}`, hint];
    return element("li", {}, words.filter(Boolean).join("; "));
  });
  return {
    state: "flagged",
    text: `${file.name} cannot be read as the data of this page; nothing was checked. By line and column:`,
    lines: listed(lines),
  };
}

function listed(lines: readonly HTMLElement[]): HTMLElement[] {
  const more = lines.length - LISTED;
  return [...lines.slice(0, LISTED), ...(more > 0 ? [element("li", {}, `and ${grouped(more)} more`)] : [])];
}
