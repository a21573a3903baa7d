import type { Participants } from "../cohort/need.js";
import type { PartDisplay, PartValue } from "../format/part.js";
import type { PhrasePiece } from "../methods/method.js";

export type { Participants, PhrasePiece };

/** One row of a statistic that is a table of its own (a model's terms, a curve's times, pairs of groups). */
export type EntryRow = Readonly<Record<string, PartValue>>;

/** One statistic, evaluated once. */
export interface Entry {
  readonly id: string;
  /** Name of the method, e.g. `mann-whitney`, and its title in words, e.g. `Mann-Whitney test`. */
  readonly method: string;
  readonly methodTitle: string;
  /** What it is, in words: `IL-6: IgM-PNP against controls`. */
  readonly label: string;
  /** The declaration as the plan expanded it. */
  readonly declaration: Readonly<Record<string, unknown>>;
  /** The filter in words, and as the plan has it. */
  readonly where: string;
  readonly filter: string;
  readonly participants: Participants;
  /** The same for each group compared, in order; one element where there is only one. */
  readonly groups: readonly (Participants & { readonly subset: string; readonly label: string })[];
  readonly result: Readonly<Record<string, PartValue>>;
  readonly displays: Readonly<Record<string, PartDisplay>>;
  readonly rows?: readonly EntryRow[];
  readonly rowDisplays?: Readonly<Record<string, PartDisplay>>;
  /** The parts that name a row, in order. */
  readonly rowKeys?: readonly string[];
  /** The part that stands for the whole, e.g. `median`; where `text` is more than one number, see there. */
  readonly headline: string;
  /** The statistic in a phrase: pieces of plain text and references to parts, joined without spaces. */
  readonly phrase: readonly PhrasePiece[];
  /** Pairs of parts that are read together, e.g. `quartiles`: q1 and q3. */
  readonly spans: Readonly<Record<string, readonly [string, string]>>;
  /** The part that estimates an effect with the limits `conf_low` and `conf_high`, where there is one. */
  readonly effect?: string;
  /** The same of its rows; an effect with its own limits. */
  readonly rowSpans?: Readonly<Record<string, readonly [string, string]>>;
  readonly rowEffect?: readonly [estimate: string, low: string, high: string];
  /** The phrase as plain text. */
  readonly text: string;
  /** Why there is no result, where the method refused. */
  readonly refusal?: string;
  /** The family within which `p_adjusted` was adjusted, and how. */
  readonly family?: { readonly name: string; readonly adjust: string; readonly size: number };
  /** The same of other parts, `of` which they are: `wald_p`, or `p` of its rows. */
  readonly families?: readonly {
    readonly name: string;
    readonly adjust: string;
    readonly size: number;
    readonly of: string;
  }[];
  /** Whether its values are printed with their unit wherever they are cited. */
  readonly withUnit?: true;
  /** Declared in the study, or asked for by a figure, table, threshold or the manuscript. */
  readonly declaredBy: string;
}

/** One part of a statistic, found by its reference `id.part`, or `id.part[row]` of one of its rows. */
export interface PartReference {
  readonly entry: Entry;
  /** `p`, or with its row `hr[sex,M]`. */
  readonly part: string;
  readonly value: PartValue;
  readonly display: PartDisplay;
  /** The part as it is printed, everywhere. */
  readonly text: string;
}

/** Every statistic of a report, evaluated, in plan order. */
export interface Ledger {
  readonly entries: readonly Entry[];
  /** The statistic with that id, or undefined. */
  entry(id: string): Entry | undefined;
  /** The part that `reference` names: `id.part`, `id.part[row]`, or an `id` alone, which means its headline part. */
  part(reference: string): PartReference | undefined;
  /**
   * What `reference` prints: of an `id` its phrase, of `id.part` that part, of `id.span` (such as `quartiles`, `range`,
   * `interval`) its two limits with the words between them, of `id.effect` the estimate with its interval; and the same
   * of a row: `id.part[row]`, `id.interval[row]`, `id.effect[row]`.
   */
  phrase(reference: string): { readonly entry: Entry; readonly pieces: readonly PhrasePiece[] } | undefined;
  /** All references that `part` answers, for suggestions. */
  references(): readonly string[];
}
