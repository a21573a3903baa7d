import type { Rules } from "./compare.js";
import type { Finding } from "./finding.js";
import { isReadable, joined, type Piece } from "./pieces.js";
import type { Stretch } from "./stretch.js";

/** Numbers bound to statistics that are not what the data give: as printed, in full precision, or bound to another. */
export function numberFindings({ given, expected, finding }: Stretch, rules: Rules): readonly Finding[] {
  return pairsOf(given, expected).flatMap(([own, wanted]) => {
    if (rules.alike(own, wanted)) return [];
    const of = { statistic: wanted.statistic ?? "", part: wanted.part ?? "" };
    if (own.statistic !== wanted.statistic || own.part !== wanted.part)
      return [
        finding("binding", [own], {
          ...of,
          printed: `${own.text} of ${own.statistic}.${own.part}`,
          expected: `${wanted.text} of ${wanted.statistic}.${wanted.part}`,
        }),
      ];
    if (own.text !== wanted.text)
      return [finding("number", [own], { ...of, printed: own.text, expected: wanted.text })];
    if (own.value !== wanted.value)
      return [finding("value", [own], { ...of, printed: own.value ?? "none", expected: wanted.value ?? "none" })];
    const message = own.hidden ? "is out of a reader's sight" : "is set otherwise";
    return [finding("markup", [own], { ...of, message })];
  });
}

/** Words and numerals that are bound to nothing, and bound numbers that have no counterpart. */
export function textFindings(stretch: Stretch, rules: Rules): readonly Finding[] {
  const { given, expected, finding } = stretch;
  const paired = new Set(pairsOf(given, expected).flat());
  const unpaired = (piece: Piece): boolean => isReadable(piece) && !paired.has(piece);
  const [left, lacking] = [given.filter(unpaired), expected.filter(unpaired)];
  if (left.length === 0 && lacking.length === 0) return [];
  const of = statisticOf([...lacking, ...left]);
  if (lacking.length === 0) return [finding("added", left, { ...of, printed: joined(left) })];
  if (left.length === 0)
    return [finding("missing", [], { ...of, place: lacking[0]!.place, expected: joined(lacking) })];
  if (left.length === lacking.length && left.every((piece, i) => rules.alike(piece, lacking[i]!))) return [];
  const isWord = ({ kind }: Piece): boolean => kind === "word";
  const kind = left.every(isWord) && lacking.every(isWord) ? "text" : "number";
  return [finding(kind, left, { ...of, printed: joined(left), expected: joined(lacking) })];
}

/** Bound numbers in pairs: in order where both sides have as many, else those of the same statistic and part. */
function pairsOf(given: readonly Piece[], expected: readonly Piece[]): readonly (readonly [Piece, Piece])[] {
  const own = given.filter(({ kind }) => kind === "number");
  const wanted = expected.filter(({ kind }) => kind === "number");
  if (own.length === wanted.length) return own.map((piece, i) => [piece, wanted[i]!] as const);
  return own.flatMap((piece) => {
    const i = wanted.findIndex(({ statistic, part }) => statistic === piece.statistic && part === piece.part);
    return i < 0 ? [] : [[piece, wanted.splice(i, 1)[0]!] as const];
  });
}

/** The statistic and part that the first of the pieces belongs to. */
function statisticOf([piece]: readonly Piece[]): Pick<Finding, "statistic" | "part"> {
  const { statistic, part } = piece?.statistic === undefined ? (piece?.about ?? {}) : piece;
  return { ...(statistic !== undefined && { statistic }), ...(part !== undefined && { part }) };
}
