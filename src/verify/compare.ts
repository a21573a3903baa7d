import { hunksOf } from "./diff.js";
import { excerpt, type Finding } from "./finding.js";
import { jsonFindings, type SameLeaf } from "./json.js";
import { elementFindings, shapeFindings } from "./markup.js";
import { joined, type Piece, type Region } from "./pieces.js";
import { type Stretch, stretchOf } from "./stretch.js";
import { numberFindings, textFindings } from "./text.js";

/** What counts in a comparison, and what counts as the same. */
export interface Rules {
  /** Whether a piece is compared at all. */
  counts(piece: Piece): boolean;
  key(piece: Piece): string;
  /** Whether a pair that is not equal still says the same. */
  alike(given: Piece, expected: Piece): boolean;
  /** Whether a region that only one side has is a finding. */
  region(region: Region, side: "added" | "missing"): boolean;
  readonly json: { readonly same: SameLeaf; readonly onlyShared: boolean };
}

/** Everything counts, and only the same is the same. */
export const toTheByte: Rules = {
  counts: () => true,
  key: ({ kind, key }) => `${kind} ${key}`,
  alike: () => false,
  region: () => true,
  json: { same: Object.is, onlyShared: false },
};

type Regions = ReadonlyMap<string, Region>;

/** Every way in which the regions of a page differ from those that its inputs and the data give. */
export function compareRegions(given: Regions, expected: Regions, rules: Rules): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [key, region] of expected) {
    const own = given.get(key);
    if (!own) {
      if (rules.region(region, "missing")) findings.push(wholeRegion(region, "missing"));
      continue;
    }
    const hunks = hunksOf(own.pieces.filter(rules.counts), region.pieces.filter(rules.counts), rules.key);
    if (hunks.length === 0) continue;
    const stretch = stretchOf(own);
    for (const hunk of hunks) findings.push(...findingsOf(stretch(hunk), rules, expected));
  }
  for (const [key, region] of given)
    if (!expected.has(key) && rules.region(region, "added")) findings.push(wholeRegion(region, "added"));
  return oneADrawing(findings);
}

function wholeRegion(region: Region, kind: "added" | "missing"): Finding {
  const text = excerpt(joined(region.pieces) || region.pieces.map(({ text }) => text).join(" "));
  return {
    kind: kind === "added" && region.kind === "script" ? "script" : kind,
    place: region.name,
    region: region.kind,
    ...(kind === "added" ? { printed: text } : { expected: text }),
    ...(kind === "added" && region.line !== undefined && { line: region.line }),
  };
}

/** What differs within a stretch of a region, told by the numbers and words first. */
function findingsOf(stretch: Stretch, rules: Rules, expected: Regions): readonly Finding[] {
  const read = [...numberFindings(stretch, rules), ...textFindings(stretch, rules)];
  return [
    ...read,
    ...elementFindings(stretch, read.length > 0),
    ...shapeFindings(stretch),
    ...codeFindings(stretch),
    ...carriedFindings(stretch, rules),
    ...movedFindings(stretch, expected),
  ];
}

/** Styles and scripts. */
function codeFindings({ given, expected, region, finding }: Stretch): readonly Finding[] {
  const kind = region.kind === "script" ? "script" : "style";
  const isCode = (piece: Piece): boolean => piece.kind === "code";
  const [own, wanted] = [given.filter(isCode), expected.filter(isCode)];
  if (own.length === 0 && wanted.length > 0) return [finding(kind, [], { message: "is not there" })];
  const message = wanted.length > 0 ? "is not what the inputs give" : "is more than the inputs give";
  return own.map((piece, i) => finding(kind, [piece], { message, ...changedTo(piece.text, wanted[i]?.text) }));
}

/** The text from shortly before where it stops being what was expected. */
function changedTo(text: string, wanted = ""): { readonly printed: string } {
  let i = 0;
  while (i < text.length && text[i] === wanted[i]) i++;
  return { printed: excerpt(text.slice(Math.max(0, i - 30))) };
}

/** JSON that the page carries. */
function carriedFindings({ given, expected, region, finding }: Stretch, rules: Rules): readonly Finding[] {
  const isJson = (piece: Piece): boolean => piece.kind === "json";
  const [own, wanted] = [given.filter(isJson), expected.filter(isJson)];
  return Array.from({ length: Math.max(own.length, wanted.length) }, (_, i): readonly Finding[] => {
    const [a, b] = [own[i], wanted[i]];
    if (!a) return [finding("embedded", [], { message: "is not carried" })];
    if (!b) return [finding("embedded", [a], { message: "is carried once more than the inputs give" })];
    const inside = jsonFindings(region.name, a.text, b.text, rules.json);
    if (inside.length > 0 || rules.json.onlyShared) return inside;
    return [finding("embedded", [a], { message: "is written otherwise" })];
  }).flat();
}

/** Regions that both sides have, here and elsewhere. */
function movedFindings({ given, finding }: Stretch, expected: Regions): readonly Finding[] {
  const message = "stands elsewhere, or once more, than the inputs give";
  return given
    .filter(({ kind, key }) => kind === "region" && expected.has(key))
    .map((piece) => finding("moved", [piece], { place: piece.text, message }));
}

/** Of each drawing the first shape that differs, with how many others do. */
function oneADrawing(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const { kind, place } of findings) if (kind === "drawing") counts.set(place, (counts.get(place) ?? 0) + 1);
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    if (finding.kind !== "drawing") return [finding];
    if (seen.has(finding.place)) return [];
    seen.add(finding.place);
    const count = counts.get(finding.place)!;
    return [
      { ...finding, message: count === 1 ? "1 shape is drawn otherwise" : `${count} shapes are drawn otherwise` },
    ];
  });
}
