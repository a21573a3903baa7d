import type { Place } from "../fault.js";

/** What a cohort file must look like, and what its columns mean. Plain data: it can be embedded as JSON. */
export interface Codebook {
  readonly file: string;
  /** Whether the participants are real people; a report of simulated ones says so everywhere. */
  readonly status: "simulated" | "real";
  readonly title: string;
  readonly description?: string;
  /** Cells that hold no value, exactly as written; `""` is the empty cell. */
  readonly missingValues: readonly string[];
  /** Columns that together name a row, none of them missing, no two rows alike. */
  readonly key?: readonly string[];
  /** The column that names a participant, where a row is not a participant but a visit of one. */
  readonly participant?: string;
  /** The view with one row a participant, where a row is a visit. */
  readonly wide?: Wide;
  /** Of a wide view: the codebook of the file, with one row a visit. */
  readonly long?: Codebook;
  /** One character between cells. */
  readonly delimiter: string;
  /** Before the decimals of a number; a point where absent. */
  readonly decimalChar?: ",";
  /** In the order of the codebook; a file may have them in another order. */
  readonly fields: readonly Field[];
}

/** How visits become one row a participant. */
export interface Wide {
  /** The column whose codes are the occasions. */
  readonly over: string;
  /** Columns that are the same at every visit of a participant. */
  readonly constant: readonly string[];
}

/** One column. A field with `codes` is categorical; where its type is integer it counts as a number too. */
export interface Field {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  /** For readers; the name where none is given. */
  readonly label: string;
  readonly description?: string;
  readonly unit?: string;
  /** Calendar years, printed without a mark between thousands. */
  readonly year?: true;
  /** The values that the column may hold, in the order in which they are shown. */
  readonly codes?: readonly Code[];
  /** Decimals with which values are reported. */
  readonly decimals?: number;
  readonly detection?: Detection;
  /** An expression over other columns: where it is false, the column does not apply to a participant. */
  readonly appliesTo?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required: boolean;
  readonly unique: boolean;
  /** Instead of the codebook's. */
  readonly missingValues?: readonly string[];
  /** What about the column is assumed rather than known. */
  readonly assumed?: string;
  /** Where the field stands in the codebook. */
  readonly place: Place;
}

/** A value as it stands in the file, and in words. */
export interface Code {
  readonly value: string;
  readonly label: string;
}

/** The assay's limits: a cell may read `<LIMIT` where `below` is declared, `>LIMIT` where `above` is. */
export interface Detection {
  readonly below?: number;
  readonly above?: number;
  /** No other limit than those declared may occur; otherwise limits may vary, as they do between batches. */
  readonly fixed: boolean;
}

/** Whether values of the field can be calculated with. */
export function isNumeric(field: Field): boolean {
  return field.type !== "string";
}

/** The field of that name, or undefined. */
export function fieldNamed(codebook: Codebook, name: string): Field | undefined {
  return codebook.fields.find((field) => field.name === name);
}
