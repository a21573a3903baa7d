import type { DocumentContext, ValueVerdictWord, Verdict, VerdictWord } from "./context.js";
import { escapeHtml } from "./escape.js";
import type { Row, Table } from "./tables.js";

/** The claims of the study with what the data say: what was published, what stands here, and the verdict. */
export function claimsTable(
  { study, verdicts }: Pick<DocumentContext, "study" | "verdicts">,
  like: Pick<Table, "id" | "title" | "caption"> = { id: "claims", title: "Published claims and what the data say" },
): Table {
  const byClaim = new Map(verdicts.map((verdict) => [verdict.claim, verdict]));
  const here = study.data.status === "simulated" ? "In this (simulated) cohort" : "In this cohort";
  return {
    ...like,
    head: "Published",
    cards: true,
    columns: [
      { head: here, align: "left" },
      { head: "Verdict", align: "left" },
    ],
    rows: study.claims.flatMap(({ id, says, cite }): Row[] => {
      const found = byClaim.get(id);
      return [
        {
          anchor: `claim-${id}`,
          head: [says, ...(cite === undefined ? [] : ["\u00a0", { cite }])],
          cells: [
            found?.values ?? [],
            [{ verdict: id }, ...(found?.because ? [" ", { template: found.because }] : [])],
          ],
        },
        ...(found?.published ?? []).map(({ head, computed, verdict, note }) => ({
          indent: true,
          head,
          cells: [computed, [{ valueVerdict: verdict }, ...(note === undefined ? [] : [` ${note}`])]],
        })),
      ];
    }),
  };
}

const CLASSES: Readonly<Record<VerdictWord, string>> = {
  agrees: "agrees",
  differs: "differs",
  "decision flips": "decision-flips",
  "nothing contrary found": "nothing-contrary",
  "within the margin": "within-margin",
  "not decided": "not-decided",
  "not checked": "not-checked",
};

/** A verdict's words, never a colour alone; in the text a link to the claim's row. */
export function verdictHtml({ claim, verdict }: Pick<Verdict, "claim" | "verdict">, link: boolean): string {
  const data = `class="verdict ${CLASSES[verdict]}" data-claim="${escapeHtml(claim)}"`;
  return link ? `<a ${data} href="#claim-${escapeHtml(claim)}">${verdict}</a>` : `<span ${data}>${verdict}</span>`;
}

/** The verdict on one published value. */
export function valueVerdictHtml(verdict: ValueVerdictWord): string {
  return `<span class="verdict ${verdict.replaceAll(" ", "-")}">${verdict}</span>`;
}

/** The verdict as one word in kebab-case, as study.yaml's `expect` has it. */
export function verdictName(verdict: VerdictWord): string {
  return CLASSES[verdict];
}
