import { dateOf } from "../../bibliography/from-bibtex.js";
import type { Item } from "../../bibliography/item.js";
import { printedName } from "../../bibliography/names.js";
import type { Declared, Reference } from "../../study/study.js";

/** A reference declared in study.yaml in CSL's terms. */
export function itemOfReference(reference: Declared<Reference>): Item {
  const { id, place, type, authors, editors = [], year, accessed, ...rest } = reference;
  const named = authors.filter((author) => !/^(?:et al\.?|and others|others)$/i.test(author.trim()));
  const looked = accessed === undefined ? undefined : dateOf(accessed);
  return {
    ...rest,
    id,
    place,
    kind: type,
    authors: named.map(printedName),
    ...(named.length < authors.length && { others: true as const }),
    editors: editors.map(printedName),
    issued: { year: String(year) },
    ...(looked && { accessed: looked }),
  };
}
