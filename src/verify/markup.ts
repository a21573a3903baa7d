import { excerpt, type Finding, fromDifference } from "./finding.js";
import type { Piece } from "./pieces.js";
import type { Stretch } from "./stretch.js";

/** What words come in; any other element is told even where its words are. */
const ORDINARY = /^<(?:a|b|code|dd|div|dt|em|i|li|p|span|strong|sub|sup|td|th|tr)[ >]/;

/** Elements added, missing or with other attributes; ordinary ones are not, where `told` says that their words are. */
export function elementFindings({ given, expected, region, finding }: Stretch, told: boolean): readonly Finding[] {
  const own = given.filter(({ kind }) => kind === "element");
  const wanted = expected.filter(({ kind }) => kind === "element");
  if (own.length === wanted.length)
    return own.map((piece, i) => {
      const [printed, expectedTag] = fromDifference(piece.text, wanted[i]!.text);
      return finding(region.kind === "policy" ? "policy" : "markup", [piece], { printed, expected: expectedTag });
    });
  const strange = told ? own.filter(({ text }) => !ORDINARY.test(text)) : own;
  return [
    ...strange.map((piece) => finding("added", [piece], { printed: excerpt(piece.text) })),
    ...(told ? [] : wanted).map(({ place, text }) => finding("missing", [], { place, expected: excerpt(text) })),
  ];
}

/** Shapes of drawings that are drawn otherwise, one by one. */
export function shapeFindings({ given, expected, finding }: Stretch): readonly Finding[] {
  const isShape = ({ kind }: Piece): boolean => kind === "shape";
  const [own, wanted] = [given.filter(isShape), expected.filter(isShape)];
  return Array.from({ length: Math.max(own.length, wanted.length) }, (_, i) => {
    const [a, b] = [own[i], wanted[i]];
    const [printed, drawn] = fromDifference(a?.text ?? "", b?.text ?? "");
    return finding("drawing", a ? [a] : [], {
      place: (a ?? b)!.place,
      ...(a && { printed }),
      ...(b && { expected: drawn }),
    });
  });
}
