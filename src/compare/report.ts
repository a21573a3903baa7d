import type { PartValue } from "../format/part.js";

/** One number of a statistic, as a report has it. */
export interface ComparedPart {
  /** In full precision; infinities are numbers again. */
  readonly value: PartValue;
  /** As the report prints it. */
  readonly printed: string;
}

/** One statistic of a report; its parts include the counts of participants and those of rows, `hr[sex,M]`. */
export interface ComparedStatistic {
  readonly id: string;
  readonly label: string;
  readonly method?: string;
  readonly filter?: string;
  readonly parts: ReadonlyMap<string, ComparedPart>;
}

/** A verdict on a claim, in words. */
export interface ComparedVerdict {
  readonly claim: string;
  readonly verdict: string;
}

/** What a comparison needs of a report, wherever it stands. */
export interface ComparedReport {
  /** The path as it was given. */
  readonly path: string;
  readonly version?: string;
  /** SHA-256 of the data that it was made from, as it says. */
  readonly dataHash?: string;
  /** The texts that it carries: plan, codebook, manuscript. */
  readonly texts: ReadonlyMap<string, string>;
  /** Parameters that were set for it. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly statistics: ReadonlyMap<string, ComparedStatistic>;
  /** Whether the statistics have all their parts; those read off a page lack the counts of participants. */
  readonly complete: boolean;
  /** `id.part` of every number that text, tables or figures cite. */
  readonly cited: ReadonlySet<string>;
  readonly verdicts: ReadonlyMap<string, ComparedVerdict>;
  /** The data file, where it lies beside the report and has the hash that the report names. */
  readonly data?: Uint8Array;
}
