import { type Fault, StudyFaults } from "../fault.js";
import { parseBibtex } from "./bibtex.js";
import { itemOf } from "./from-bibtex.js";
import { readCsl } from "./from-csl.js";
import { ITEM_ID, type Item } from "./item.js";

/**
 * The references of a file: CSL-JSON where its name ends in `.json`, else BibTeX. Throws StudyFaults with everything that
 * cannot be read and every key that stands twice, with lines and columns.
 */
export function loadBibliography(source: string, file: string): readonly Item[] {
  const { items, faults } = /\.json$/i.test(file) ? readCsl(source, file) : bibtex(source, file);
  const seen = new Map<string, Item>();
  const found: Fault[] = [...faults];
  for (const item of items) {
    const { id, place } = item;
    const before = seen.get(id);
    seen.set(id, before ?? item);
    if (before)
      found.push({
        rule: "reference-twice",
        severity: "error",
        message: `two references are called ${id}`,
        place,
        hint: `the other stands in line ${before.place.line}`,
      });
    if (!ITEM_ID.test(id))
      found.push({
        rule: "bibliography-key",
        severity: "error",
        message: `a key that cannot be cited: ${id}`,
        place,
        expected: "letters, digits, and any of _ : . + / -",
      });
  }
  if (found.length > 0) throw new StudyFaults(found);
  return items;
}

function bibtex(source: string, file: string): { items: readonly Item[]; faults: readonly Fault[] } {
  const { entries, faults } = parseBibtex(source, file);
  return { items: entries.map(itemOf), faults };
}
