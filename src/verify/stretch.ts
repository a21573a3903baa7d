import type { Hunk } from "./diff.js";
import type { Finding, FindingKind } from "./finding.js";
import { isReadable, joined, type Piece, type Region } from "./pieces.js";

/** A stretch in which a region of a page differs, with what makes findings of it. */
export interface Stretch {
  readonly given: readonly Piece[];
  readonly expected: readonly Piece[];
  readonly region: Region;
  /** A finding at the place of the first piece, with the words around the pieces. */
  finding(kind: FindingKind, at: readonly Piece[], rest: Partial<Finding>): Finding;
}

const BEFORE = 8;
const AFTER = 6;

/** Makes stretches of a region's hunks. */
export function stretchOf(region: Region): (hunk: Hunk<Piece>) => Stretch {
  const readable = region.pieces.filter(isReadable);
  const position = new Map(readable.map((piece, i) => [piece, i]));

  /** The words around pieces, the pieces in square brackets. */
  const around = (found: readonly Piece[]): string | undefined => {
    const [first, last] = [position.get(found[0]!), position.get(found.at(-1)!)];
    if (first === undefined || last === undefined) return undefined;
    const near = (piece: Piece): boolean => piece.place === found[0]!.place;
    const before = readable.slice(Math.max(0, first - BEFORE), first).filter(near);
    const after = readable.slice(last + 1, last + 1 + AFTER).filter(near);
    if (before.length + after.length === 0) return undefined;
    const inside = readable.slice(first, last + 1);
    const gap = (next: Piece | undefined): string => (next === undefined || next.glued ? "" : " ");
    return `${joined(before)}${gap(inside[0])}[${joined(inside)}]${gap(after[0])}${joined(after)}`.trim();
  };

  return ({ given, expected }) => ({
    given,
    expected,
    region,
    finding: (kind, at, rest) => {
      const context = around(at.filter(isReadable));
      const line = at[0]?.line ?? given[0]?.line ?? region.line;
      return {
        kind,
        place: at[0]?.place ?? expected[0]?.place ?? region.name,
        region: region.kind,
        ...(line !== undefined && { line }),
        ...(context !== undefined && { context }),
        ...rest,
      };
    },
  });
}
