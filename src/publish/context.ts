import { claimsTable } from "../document/claims.js";
import type { Assumption, DocumentContext, FigureInput, Piece, Verdict } from "../document/context.js";
import type { Table } from "../document/tables.js";
import { parseTemplate } from "../document/template.js";
import type { JudgedClaim } from "../ledger/claims.js";
import type { Ledger } from "../ledger/entry.js";
import { methodsSection } from "../ledger/methods-section.js";
import type { PlannedTable } from "../plan/plan.js";
import type { Computed } from "./build.js";

/** What fills the manuscript: tables and figures of the plan, verdicts, the methods' sentences, labels, assumptions. */
export function documentContext(computed: Computed, figures: readonly FigureInput[]): DocumentContext {
  const { study, ledger, plan, catalogue, claims } = computed;
  const verdicts = claims.map((claim) => verdictOf(claim, ledger));
  return {
    study,
    ledger,
    figures,
    tables: plan.tables.map((table) => tableOf(table, computed, verdicts)),
    verdicts,
    methods: methodsSection(plan, ledger).map((text) => ({ text })),
    labels: new Map([
      ...catalogue.variables.map((name) => [name, catalogue.variable(name)!.label] as const),
      ...catalogue.subsets.map((name) => [name, catalogue.subset(name)!.label] as const),
    ]),
    assumptions: assumptionsOf(computed),
  };
}

function tableOf(table: PlannedTable, { study }: Computed, verdicts: readonly Verdict[]): Table {
  const { id, title, caption, place, head, columns, rows, notes } = table;
  const captioned = { ...(caption !== undefined && { caption: parseTemplate(caption, place.file, { at: place }) }) };
  if (table.kind === "claims") return claimsTable({ study, verdicts }, { id, title, ...captioned });
  return { id, title, ...captioned, head, columns: columns.map((column) => ({ head: column })), rows, notes };
}

const WORDS = {
  agrees: "agrees",
  differs: "differs",
  "nothing-contrary": "nothing contrary found",
  "within-margin": "within the margin",
  "not-decided": "not decided",
} as const;

function verdictOf({ claim, verdict, shows }: JudgedClaim, ledger: Ledger): Verdict {
  return {
    claim: claim.id,
    verdict: WORDS[verdict],
    values: shows.flatMap((reference, i): Piece[] => [
      ...(i > 0 ? ["; "] : []),
      `${ledger.phrase(reference)!.entry.label}: `,
      { reference },
    ]),
    ...(claim.because !== undefined && {
      because: parseTemplate(claim.because, claim.place.file, { at: claim.place }),
    }),
  };
}

/** What the codebook says of its columns that is assumed. */
function assumptionsOf({ codebook }: Computed): Assumption[] {
  return codebook.fields.flatMap(({ label, assumed }) => (assumed === undefined ? [] : [{ label, text: assumed }]));
}
