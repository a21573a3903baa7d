import type { DocumentContext, DocumentStudy, FigureInput } from "../../src/document/context.js";
import type { PartDisplay, PartValue } from "../../src/format/part.js";
import { profiles } from "../../src/format/profile.js";
import type { Entry, Ledger, Participants, PartReference } from "../../src/ledger/entry.js";

/** A part of a fake statistic: its value, how it prints, and what it is. */
export interface FakePart extends Partial<PartDisplay> {
  readonly value: PartValue;
  readonly text: string;
}

export interface FakeEntry extends Partial<Omit<Entry, "result" | "displays">> {
  readonly id: string;
  readonly parts: Readonly<Record<string, FakePart>>;
}

export const nobody: Participants = { n: 0, missing: 0, notApplicable: 0, unknown: 0, below: 0, above: 0 };

/** A ledger of made-up statistics: what a document sees of a real one. */
export function fakeLedger(specs: readonly FakeEntry[]): Ledger {
  const texts = new Map<string, string>();
  const entries = specs.map(({ parts, ...spec }): Entry => {
    const names = Object.keys(parts);
    const headline = spec.headline ?? names[0] ?? "value";
    for (const name of names) texts.set(`${spec.id}.${name}`, parts[name]!.text);
    return {
      method: "median",
      methodTitle: "Median and quartiles",
      label: spec.id,
      declaration: {},
      where: "everyone",
      filter: "",
      participants: nobody,
      groups: [],
      phrase: [{ part: headline }],
      spans: {},
      text: parts[headline]?.text ?? "",
      declaredBy: "statistics",
      ...spec,
      headline,
      result: Object.fromEntries(names.map((name) => [name, parts[name]!.value])),
      displays: Object.fromEntries(
        names.map((name) => {
          const { value: _, text: __, kind = "value", label = name, ...rest } = parts[name]!;
          return [name, { kind, label, ...rest }];
        }),
      ),
    };
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const part = (entry: Entry, name: string): PartReference | undefined =>
    Object.hasOwn(entry.result, name)
      ? {
          entry,
          part: name,
          value: entry.result[name]!,
          display: entry.displays[name]!,
          text: texts.get(`${entry.id}.${name}`)!,
        }
      : undefined;
  return {
    entries,
    entry: (id) => byId.get(id),
    part(reference) {
      const whole = byId.get(reference);
      if (whole) return part(whole, whole.headline);
      const dot = reference.lastIndexOf(".");
      const owner = byId.get(reference.slice(0, dot));
      return owner && part(owner, reference.slice(dot + 1));
    },
    phrase(reference) {
      const whole = byId.get(reference);
      if (whole) return { entry: whole, pieces: whole.phrase };
      const dot = reference.lastIndexOf(".");
      const owner = byId.get(reference.slice(0, dot));
      const name = reference.slice(dot + 1);
      const span = owner?.spans[name];
      if (owner && span) return { entry: owner, pieces: [{ part: span[0] }, " to ", { part: span[1] }] };
      return owner && part(owner, name) && { entry: owner, pieces: [{ part: name }] };
    },
    references: () => entries.flatMap(({ id, result }) => [id, ...Object.keys(result).map((name) => `${id}.${name}`)]),
  };
}

const place = { file: "study.yaml", line: 1, column: 1 };

export const fakeStudy: DocumentStudy = {
  file: "study.yaml",
  title: "Cytokines in a cohort",
  authors: [{ name: "A. Author", affiliation: "An Institute" }],
  keywords: ["cytokines"],
  data: { file: "data/cohort.csv", codebook: "data/codebook.json", status: "simulated", publish: true, extremes: true },
  parameters: [],
  definitions: [],
  thresholds: [],
  subsets: [],
  families: [],
  checklist: [],
  claims: [
    {
      id: "il6-raised",
      place,
      says: "Median IL-6 is higher in IgM-PNP than in controls",
      cite: "stork2019",
      holds: "il6.p < 0.05",
      kind: "difference",
      expect: "agrees",
      published: [],
      shows: ["il6"],
    },
  ],
  references: [
    {
      id: "stork2019",
      place,
      type: "article",
      authors: ["Stork ACJ", "Rijkers GT", "Vlam L"],
      year: 2019,
      title: "Serum cytokine patterns in IgM monoclonal gammopathy-associated polyneuropathy",
      container: "Muscle Nerve",
      doi: "10.1002/mus.26462",
    },
    {
      id: "holm1979",
      place,
      type: "article",
      authors: ["Holm S"],
      year: 1979,
      title: "A simple sequentially rejective multiple test procedure",
      container: "Scand J Stat",
      volume: "6",
      issue: "2",
      pages: "65-70",
    },
  ],
};

export const il6: FakeEntry = {
  id: "il6",
  method: "mann-whitney",
  methodTitle: "Mann-Whitney test",
  label: "IL-6: IgM-PNP against controls",
  headline: "estimate",
  parts: {
    w: { value: 6554.5, text: "6,554.5", kind: "statistic", label: "W" },
    p: { value: 1.234567890123457e-7, text: "<0.001", kind: "p", label: "p" },
    estimate: { value: 1.5123456789012344, text: "1.51", kind: "ratio", label: "ratio" },
    conf_low: { value: 1.32, text: "1.32", kind: "ratio", label: "95% CI, lower limit" },
    conf_high: { value: 1.73, text: "1.73", kind: "ratio", label: "95% CI, upper limit" },
  },
  participants: { ...nobody, n: 192, missing: 2 },
  groups: [
    { ...nobody, subset: "igm-pnp", label: "IgM-PNP", n: 79, missing: 2, below: 12 },
    { ...nobody, subset: "control", label: "Controls", n: 113 },
  ],
  phrase: [
    "ratio ",
    { part: "estimate" },
    " (95% CI ",
    { part: "conf_low" },
    " to ",
    { part: "conf_high" },
    "), p ",
    { part: "p" },
  ],
  text: "ratio 1.51 (95% CI 1.32 to 1.73), p <0.001",
};

export const median: FakeEntry = {
  id: "panel.il6.control",
  label: "IL-6, controls",
  headline: "median",
  parts: {
    median: { value: 2.31, text: "2.31", label: "median", unit: "pg/mL" },
    q1: { value: 1.2, text: "1.20", label: "first quartile", unit: "pg/mL" },
    q3: { value: 3.4, text: "3.40", label: "third quartile", unit: "pg/mL" },
  },
  participants: { ...nobody, n: 113 },
  spans: { quartiles: ["q1", "q3"] },
};

export const figure: FigureInput = {
  id: "cytokines",
  title: "Serum cytokines by group",
  alt: "Boxes of eleven cytokines.",
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><path d="M0 0L10 10" stroke="var(--ink, #1a1a1a)"/></svg>',
};

/** A context of little of everything; `more` replaces parts of it. */
export function fakeContext(more: Partial<DocumentContext> = {}): DocumentContext {
  return {
    study: fakeStudy,
    ledger: fakeLedger([il6, median]),
    profile: profiles.biomedical!,
    figures: [figure],
    tables: [
      {
        id: "characteristics",
        title: "Characteristics",
        head: "Characteristic",
        columns: [{ head: "Controls" }],
        rows: [{ head: "IL-6, pg/mL", cells: [[{ reference: "panel.il6.control.median" }]] }],
      },
    ],
    verdicts: [{ claim: "il6-raised", verdict: "agrees", values: [{ reference: "il6" }] }],
    methods: [{ text: "Groups were compared by the Mann-Whitney test.", cite: ["holm1979"] }],
    labels: new Map([["il6", "IL-6"]]),
    ...more,
  };
}
