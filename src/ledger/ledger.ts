import { formatPart } from "../format/format.js";
import type { Profile } from "../format/profile.js";
import { partValue } from "./compute.js";
import type { Entry, Ledger, PartReference, PhrasePiece } from "./entry.js";

/** The ledger of these entries: look-ups by reference, each part printed by the one formatter. */
export function ledgerOf(entries: readonly Entry[], profile: Profile): Ledger {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));

  const split = (reference: string): { entry: Entry; part?: string } | undefined => {
    const whole = byId.get(reference);
    if (whole) return { entry: whole };
    const dot = reference.lastIndexOf(".");
    const entry = dot < 0 ? undefined : byId.get(reference.slice(0, dot));
    return entry && { entry, part: reference.slice(dot + 1) };
  };

  const part = (reference: string): PartReference | undefined => {
    const found = split(reference);
    if (!found) return undefined;
    const { entry, part: name = entry.headline } = found;
    const display = entry.displays[name];
    if (!display) return undefined;
    const value = partValue(entry, name);
    return { entry, part: name, value, display, text: formatPart(value, display, profile) };
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
      const span = entry.spans[name];
      if (name === "effect" && entry.effect !== undefined) return { entry, pieces: effectPieces(entry, profile) };
      if (span) return { entry, pieces: [{ part: span[0] }, profile.to, { part: span[1] }] };
      return part(reference) && { entry, pieces: [{ part: name }] };
    },
    references: () =>
      entries.flatMap((entry) => [entry.id, ...Object.keys(entry.displays).map((name) => `${entry.id}.${name}`)]),
  };
}

/** `1.62 (1.31 to 2.01)`; without limits the estimate alone, and a dash where there is none. */
function effectPieces({ effect, result }: Entry, profile: Profile): PhrasePiece[] {
  const estimate = { part: effect! };
  if (result.conf_low === null && result.conf_high === null) return [estimate];
  return [estimate, " (", { part: "conf_low" }, profile.to, { part: "conf_high" }, ")"];
}
