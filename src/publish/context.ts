import { referenceOf } from "../document/asks.js";
import { claimsTable } from "../document/claims.js";
import type { Assumption, DocumentContext, FigureInput, Piece, PublishedRow, Verdict } from "../document/context.js";
import { studyTemplate } from "../document/study-templates.js";
import type { Cell, Table } from "../document/tables.js";
import { formatPart } from "../format/format.js";
import { ownWords } from "../format/own-words.js";
import { type Profile, profiles } from "../format/profile.js";
import { readPrinted } from "../ledger/claims/printed.js";
import { type JudgedClaim, type JudgedValue, referencesIn } from "../ledger/claims.js";
import type { Ledger } from "../ledger/entry.js";
import { methodsSection } from "../ledger/methods-section.js";
import type { PlannedNote, PlannedTable } from "../plan/plan.js";
import type { PublishedValue, Study } from "../study/study.js";
import type { Computed } from "./build.js";

/** What fills the manuscript: tables and figures of the plan, verdicts, the methods' sentences, labels, assumptions. */
export function documentContext(computed: Computed, figures: readonly FigureInput[]): DocumentContext {
  const { study, ledger, plan, catalogue, claims } = computed;
  const profile = profiles[study.report.profile]!;
  const verdicts = claims.map((claim) => verdictOf(claim, ledger, study));
  return {
    study,
    library: computed.library,
    citationStyle: study.report.citations,
    ...(study.report.checklist && { checklist: study.report.checklist }),
    ledger,
    profile,
    figures,
    tables: plan.tables.map((table) => tableOf(table, computed, verdicts)),
    verdicts,
    methods: methodsSection(plan, ledger).map((text) => ({ text: ownWords(text, profile) })),
    labels: new Map([
      ...catalogue.variables.map((name) => [name, catalogue.variable(name)!.label] as const),
      ...catalogue.subsets.map((name) => [name, catalogue.subset(name)!.label] as const),
    ]),
    assumptions: assumptionsOf(computed),
    inline: (ask) => referenceOf(ask, plan)[0],
  };
}

function tableOf(table: PlannedTable, { study, ledger }: Computed, verdicts: readonly Verdict[]): Table {
  const { id, title, caption, head, columns, notes } = table;
  const captioned = {
    ...(caption !== undefined && { caption: studyTemplate(study, ["tables", id, "caption"], caption) }),
  };
  if (table.kind === "claims") return claimsTable({ study, verdicts }, { id, title, ...captioned });
  const profile = profiles[study.report.profile]!;
  const none = (reference: string): boolean => ledger.part(reference)?.value === 0;
  const rows = table.rows.filter(({ unlessNone }) => !unlessNone?.every(none));
  const found = notes.flatMap((note) => noteOf(note, ledger));
  // headings of a table of cells are its author's
  if (table.kind === "cells") return { id, title, ...captioned, head, columns, rows, notes: found };
  const own = (cell: Cell): Cell =>
    typeof cell === "string"
      ? ownWords(cell, profile)
      : cell.map((piece) => (typeof piece === "string" ? ownWords(piece, profile) : piece));
  return {
    id,
    title,
    ...captioned,
    head,
    columns: columns.map((column) => ({ ...column, head: own(column.head) })),
    rows,
    notes: found.map(own),
  };
}

/** A note with its tests grouped by name: `p: Mann-Whitney test (Age; Weight); Fisher's exact test (Sex).` */
function noteOf(note: PlannedNote, ledger: Ledger): Cell[] {
  if (!("tests" in note)) return [note];
  const byName = new Map<string, string[]>();
  for (const { label, id, words } of note.tests) {
    const used = ledger.part(`${id}.test`)?.value;
    const name = typeof words === "string" ? words : typeof used === "string" ? words[used] : undefined;
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), label]);
  }
  const names = [...byName].map(([name, labels]) => (byName.size === 1 ? name : `${name}: ${labels.join(", ")}`));
  return names.length === 0 ? [] : [`${note.before}${names.join("; ")}.`];
}

const WORDS = {
  agrees: "agrees",
  differs: "differs",
  "nothing-contrary": "nothing contrary found",
  "within-margin": "within the margin",
  "not-decided": "not decided",
  "decision-flips": "decision flips",
  "not-checked": "not checked",
} as const;

const VALUE_WORDS = {
  exact: "exact",
  "equal-after-rounding": "equal after rounding",
  differs: "differs",
  "decision-flips": "decision flips",
  "not-checked": "not checked",
} as const;

function verdictOf({ claim, verdict, shows, values }: JudgedClaim, ledger: Ledger, study: Study): Verdict {
  const profile = profiles[study.report.profile]!;
  return {
    claim: claim.id,
    verdict: WORDS[verdict],
    values: shows.flatMap((reference, i): Piece[] => [
      ...(i > 0 ? ["; "] : []),
      `${ledger.phrase(reference)!.entry.label}: `,
      { reference },
    ]),
    ...(values.length > 0 && { published: values.map((value) => publishedRow(value, profile)) }),
    ...(claim.because !== undefined && {
      because: studyTemplate(study, ["claims", claim.id, "because"], claim.because),
    }),
  };
}

/** A published value as printed, what was computed, and by how much they differ, to one digit more than was printed. */
function publishedRow(
  { published, verdict, computed, difference, relative, why }: JudgedValue,
  profile: Profile,
): PublishedRow {
  const printed = readPrinted(published.value);
  const decimals = (printed?.places ?? 0) + 1;
  const number = (value: number): string => formatPart(value, { kind: "value", label: "", decimals }, profile);
  const percent = (value: number): string => formatPart(value, { kind: "proportion", label: "" }, profile);
  const source = published.source === undefined ? "" : ` (${published.source})`;
  const points = printed?.percent === true && published.scale === undefined;
  const share = relative === undefined || points ? "" : ` (${percent(relative)})`;
  const note = difference === undefined ? why : `by ${number(difference)}${points ? " percentage points" : share}`;
  return {
    head: `${published.label === undefined ? "" : `${published.label}: `}${published.value}${source}`,
    computed: computedPieces(
      published,
      computed === null ? undefined : `${number(computed)}${points ? `${profile.percentSpace}%` : ""}`,
    ),
    verdict: VALUE_WORDS[verdict],
    ...(note !== undefined && { note }),
  };
}

/** `1 − 90.5% = 9.5%`, `132,582 × 1/12 = 11,048.5`: what the value was made of, each part bound; or the part itself. */
function computedPieces({ of, scale }: PublishedValue, value: string | undefined): Piece[] {
  const names = referencesIn(of);
  const alone = names.length === 1 && names[0] === of;
  const pieces: Piece[] = [];
  let rest = of;
  for (const name of names) {
    const at = rest.indexOf(name);
    pieces.push(rest.slice(0, Math.max(0, at)), { reference: name });
    rest = rest.slice(at + name.length);
  }
  pieces.push(rest);
  const shown = pieces.map((piece) =>
    typeof piece === "string" ? piece.replaceAll("`", "").replaceAll("-", "\u2212").replaceAll("*", "\u00d7") : piece,
  );
  const scaled = scale !== undefined && Number(scale) !== 1;
  const made = value !== undefined && (!alone || scaled) ? [`${scaled ? ` \u00d7 ${scale}` : ""} = ${value}`] : [];
  return [...shown.filter((piece) => piece !== ""), ...made];
}

/** What the codebook says of its columns that is assumed. */
function assumptionsOf({ codebook }: Computed): Assumption[] {
  return codebook.fields.flatMap(({ label, assumed }) => (assumed === undefined ? [] : [{ label, text: assumed }]));
}
