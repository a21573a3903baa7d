import type { Place } from "../fault.js";

/** A person, or a body under one name. */
export type Name =
  | { readonly family: string; readonly given?: string; readonly suffix?: string }
  | { readonly literal: string };

/** What is cited, as far as styles print it differently. */
export type ItemKind = "article" | "book" | "chapter" | "report" | "thesis" | "software" | "dataset" | "web";

/** A date as far as it is known; months and days count from 1. */
export interface ItemDate {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

/** A reference in CSL's terms, wherever it was written: what every style is a formatting of. Texts are plain. */
export interface Item {
  readonly id: string;
  readonly place: Place;
  readonly kind: ItemKind;
  readonly authors: readonly Name[];
  /** The source says "and others" after the authors named. */
  readonly others?: true;
  readonly editors: readonly Name[];
  readonly title: string;
  readonly issued?: ItemDate;
  readonly accessed?: ItemDate;
  /** Journal, book, or web site. */
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly edition?: string;
  readonly version?: string;
  readonly publisher?: string;
  /** Where the publisher is. */
  readonly city?: string;
  /** What kind of thesis or report it is, e.g. `PhD thesis`. */
  readonly genre?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly note?: string;
}

/** Names of references as a manuscript can write them, and a page link to them. */
export const ITEM_ID = /^[A-Za-z0-9][A-Za-z0-9_:.+/-]*$/;
