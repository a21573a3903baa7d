import { formatPart } from "../format/format.js";
import { intervalWords, rangeWords } from "../format/limits.js";
import type { Profile } from "../format/profile.js";
import { splitReference, splitRow } from "../methods/rows.js";
import { partValue } from "./compute.js";
import type { Entry, Ledger, PartReference, PhrasePiece } from "./entry.js";
import { rowPart, rowPartNames } from "./rows.js";

/** The ledger of these entries: look-ups by reference, each part printed by the one formatter. */
export function ledgerOf(entries: readonly Entry[], profile: Profile): Ledger {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));

  const split = (reference: string): { entry: Entry; part?: string } | undefined => {
    const whole = byId.get(reference);
    if (whole) return { entry: whole };
    const { id = "", part } = splitReference(reference) ?? {};
    const entry = byId.get(id);
    return entry && part !== undefined ? { entry, part } : undefined;
  };

  // a number is put into words once, wherever it is printed
  const parts = new Map<string, PartReference | undefined>();
  const part = (reference: string): PartReference | undefined => {
    if (!parts.has(reference)) parts.set(reference, partOf(reference));
    return parts.get(reference);
  };

  const partOf = (reference: string): PartReference | undefined => {
    const found = split(reference);
    if (!found) return undefined;
    const { entry, part: name = entry.headline } = found;
    const ofRow = rowPart(entry, name);
    if (ofRow) return { entry, ...ofRow, text: formatPart(ofRow.value, ofRow.display, profile) };
    const display = entry.displays[name];
    if (!display) return undefined;
    const value = partValue(entry, name);
    return { entry, part: name, value, display, text: formatPart(value, display, profile) };
  };

  /** Two limits with the words around them: a confidence interval where they are called so, else a range. */
  const limits: Limits = (entry, called, [low, high]) => {
    const texts = [low, high].map((name) => part(`${entry.id}.${name}`)?.text ?? "");
    const { open, to, close } =
      called === "effect" || called === "interval"
        ? intervalWords(called === "effect" ? "estimate" : "nothing", texts, profile)
        : { open: "", to: rangeWords(texts, profile), close: "" };
    return [open, { part: low }, to, { part: high }, close].filter((piece) => piece !== "");
  };

  return {
    entries,
    entry: (id) => byId.get(id),
    part,
    phrase: (reference) => {
      const found = split(reference);
      if (!found) return undefined;
      const { entry, part: name } = found;
      if (name === undefined) return { entry, pieces: entry.phrase };
      const pieces = rowPieces(entry, name, limits);
      if (pieces)
        return pieces.every((piece) => typeof piece === "string" || part(`${entry.id}.${piece.part}`))
          ? { entry, pieces }
          : undefined;
      const span = entry.spans[name];
      if (name === "effect" && entry.effect !== undefined) return { entry, pieces: effectPieces(entry, limits) };
      if (span?.every((one) => one in entry.displays)) return { entry, pieces: limits(entry, name, span) };
      return part(reference) && { entry, pieces: [{ part: name }] };
    },
    references: () =>
      entries.flatMap((entry) => [
        entry.id,
        ...[...Object.keys(entry.displays), ...rowPartNames(entry)].map((name) => `${entry.id}.${name}`),
      ]),
  };
}

type Limits = (entry: Entry, called: string, parts: readonly [low: string, high: string]) => PhrasePiece[];

/** Of `effect[sex,M]` or a span of a row its parts with the words between them; undefined of anything else. */
function rowPieces(entry: Entry, part: string, limits: Limits): PhrasePiece[] | undefined {
  const { rowSpans = {}, rowEffect } = entry;
  const asked = splitRow(part);
  if (!asked) return undefined;
  const of = (name: string): string => `${name}[${asked.row}]`;
  const span = rowSpans[asked.name];
  if (span) return limits(entry, asked.name, [of(span[0]), of(span[1])]);
  if (asked.name !== "effect" || !rowEffect) return undefined;
  const [estimate, low, high] = rowEffect.map(of) as [string, string, string];
  if ([low, high].every((limit) => rowPart(entry, limit)?.value === null)) return [{ part: estimate }];
  return [{ part: estimate }, ...limits(entry, "effect", [low, high])];
}

/** `1.62 (1.31 to 2.01)`; without limits the estimate alone, and a dash where there is none. */
function effectPieces(entry: Entry, limits: Limits): PhrasePiece[] {
  const { effect, result } = entry;
  const estimate = { part: effect! };
  if (result.conf_low === null && result.conf_high === null) return [estimate];
  return [estimate, ...limits(entry, "effect", ["conf_low", "conf_high"])];
}
