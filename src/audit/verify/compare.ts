import { type Hunk, hunksOf } from "./diff.js";
import { excerpt, type Finding, type FindingKind, fromDifference } from "./finding.js";
import { jsonFindings, type SameLeaf } from "./json.js";
import { isReadable, joined, type Piece, type Region } from "./pieces.js";

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

/** Every way in which the regions of a page differ from those that its inputs and the data give. */
export function compareRegions(
  given: ReadonlyMap<string, Region>,
  expected: ReadonlyMap<string, Region>,
  rules: Rules,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [key, region] of expected) {
    const own = given.get(key);
    if (!own) {
      if (rules.region(region, "missing")) findings.push(wholeRegion(region, "missing"));
      continue;
    }
    const counted = [own, region].map(({ pieces }) => pieces.filter(rules.counts)) as [Piece[], Piece[]];
    const hunks = hunksOf(...counted, rules.key);
    if (hunks.length === 0) continue;
    const context = contextOf(own);
    for (const hunk of hunks) findings.push(...findingsOf(hunk, own, context, rules, { given, expected }));
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

type Context = (pieces: readonly Piece[]) => string | undefined;
type Sides = { readonly given: ReadonlyMap<string, Region>; readonly expected: ReadonlyMap<string, Region> };

/** The words around pieces of a region, the pieces in square brackets. */
function contextOf({ pieces }: Region): Context {
  const readable = pieces.filter(isReadable);
  const at = new Map(readable.map((piece, i) => [piece, i]));
  return (found) => {
    const [first, last] = [at.get(found[0]!), at.get(found.at(-1)!)];
    if (first === undefined || last === undefined) return undefined;
    const same = (piece: Piece): boolean => piece.place === found[0]!.place;
    const before = readable.slice(Math.max(0, first - 8), first).filter(same);
    const after = readable.slice(last + 1, last + 7).filter(same);
    if (before.length + after.length === 0) return undefined;
    const inside = readable.slice(first, last + 1);
    const gap = (next: Piece | undefined): string => (next === undefined || next.glued ? "" : " ");
    return `${joined(before)}${gap(inside[0])}[${joined(inside)}]${gap(after[0])}${joined(after)}`.trim();
  };
}

function findingsOf(
  { given, expected }: Hunk<Piece>,
  region: Region,
  context: Context,
  rules: Rules,
  sides: Sides,
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (kind: FindingKind, at: readonly Piece[], rest: Partial<Finding>): void => {
    const [first] = at;
    const around = context(at.filter(isReadable));
    findings.push({
      kind,
      place: first?.place ?? region.name,
      region: region.kind,
      ...(first?.line !== undefined && { line: first.line }),
      ...(around !== undefined && { context: around }),
      ...rest,
    });
  };

  const numbers = pairNumbers(given, expected);
  for (const [own, wanted] of numbers.pairs) {
    if (rules.alike(own, wanted)) continue;
    const of = { ...(wanted.statistic !== undefined && { statistic: wanted.statistic, part: wanted.part ?? "" }) };
    if (own.statistic !== wanted.statistic || own.part !== wanted.part)
      add("binding", [own], {
        ...of,
        printed: `${own.text} of ${own.statistic}.${own.part}`,
        expected: `${wanted.text} of ${wanted.statistic}.${wanted.part}`,
      });
    else if (own.text !== wanted.text) add("number", [own], { ...of, printed: own.text, expected: wanted.text });
    else if (own.value !== wanted.value)
      add("value", [own], { ...of, printed: own.value ?? "none", expected: wanted.value ?? "none" });
    else add("markup", [own], { ...of, message: own.hidden ? "is out of a reader's sight" : "is set otherwise" });
  }

  const left = given.filter((piece) => isReadable(piece) && !numbers.used.has(piece));
  const lacking = expected.filter((piece) => isReadable(piece) && !numbers.used.has(piece));
  const [printed, wanted] = [joined(left), joined(lacking)];
  if (left.length > 0 || lacking.length > 0) {
    const holdsNumber = [...left, ...lacking].some(({ kind }) => kind !== "word");
    const bound = [...lacking, ...left].map((piece) => (piece.statistic === undefined ? piece.about : piece))[0];
    const of = {
      ...(bound?.statistic !== undefined && { statistic: bound.statistic }),
      ...(bound?.part !== undefined && { part: bound.part }),
    };
    if (lacking.length === 0) add("added", left, { ...of, printed });
    else if (left.length === 0)
      add("missing", [], { ...of, expected: wanted, place: lacking[0]!.place, ...nearby(given, region) });
    else if (!sameOneByOne(left, lacking, rules))
      add(holdsNumber ? "number" : "text", left, { ...of, printed, expected: wanted });
  }

  findings.push(
    ...elementFindings(given, expected, region, findings.length > 0),
    ...shapeFindings(given, expected, region),
  );

  const carried = [given, expected].map((side) => side.filter(({ kind }) => kind === "json")) as [Piece[], Piece[]];
  for (let i = 0; i < Math.max(carried[0].length, carried[1].length); i++) {
    const [own, wantedJson] = [carried[0][i], carried[1][i]];
    if (own && wantedJson) {
      const inside = jsonFindings(region.name, own.text, wantedJson.text, rules.json);
      if (inside.length > 0) findings.push(...inside);
      else if (!rules.json.onlyShared) add("embedded", [own], { message: "is written otherwise" });
    } else if (own) add("embedded", [own], { message: "is carried once more than the inputs give" });
    else add("embedded", [], { message: "is not carried" });
  }
  for (const piece of given)
    if (piece.kind === "code")
      add(region.kind === "script" ? "script" : "style", [piece], {
        message: expected.some(({ kind }) => kind === "code")
          ? "is not what the inputs give"
          : "is more than the inputs give",
        printed: excerpt(fromDifference(piece.text, expected.find(({ kind }) => kind === "code")?.text ?? "")[0]),
      });
  if (given.every(({ kind }) => kind !== "code") && expected.some(({ kind }) => kind === "code"))
    add(region.kind === "script" ? "script" : "style", [], { message: "is not there" });
  for (const piece of given)
    if (piece.kind === "region" && sides.expected.has(piece.key))
      add("moved", [piece], { place: piece.text, message: "stands elsewhere, or once more, than the inputs give" });
  return findings;
}

function nearby(given: readonly Piece[], region: Region): { line?: number } {
  const line = given[0]?.line ?? region.line;
  return line === undefined ? {} : { line };
}

/** Bound numbers in pairs: in order where both sides have as many, else those of the same statistic and part. */
function pairNumbers(
  given: readonly Piece[],
  expected: readonly Piece[],
): { readonly pairs: readonly (readonly [Piece, Piece])[]; readonly used: ReadonlySet<Piece> } {
  const own = given.filter(({ kind }) => kind === "number");
  const wanted = expected.filter(({ kind }) => kind === "number");
  const pairs: (readonly [Piece, Piece])[] = [];
  if (own.length === wanted.length) pairs.push(...own.map((piece, i) => [piece, wanted[i]!] as const));
  else {
    const open = [...wanted];
    for (const piece of own) {
      const i = open.findIndex(({ statistic, part }) => statistic === piece.statistic && part === piece.part);
      if (i >= 0) pairs.push([piece, open.splice(i, 1)[0]!]);
    }
  }
  return { pairs, used: new Set(pairs.flat()) };
}

function sameOneByOne(left: readonly Piece[], lacking: readonly Piece[], rules: Rules): boolean {
  return left.length === lacking.length && left.every((piece, i) => rules.alike(piece, lacking[i]!));
}

/** What words come in; anything else is told even where the words are. */
const ORDINARY = /^<(?:a|b|code|dd|div|dt|em|i|li|p|span|strong|sub|sup|td|th|tr)[ >]/;

/** Elements added, missing or with other attributes; those that came with added words are told with these. */
function elementFindings(
  given: readonly Piece[],
  expected: readonly Piece[],
  region: Region,
  told: boolean,
): readonly Finding[] {
  const own = given.filter(({ kind }) => kind === "element");
  const wanted = expected.filter(({ kind }) => kind === "element");
  const base = (piece: Piece, onPage: boolean) => ({
    place: piece.place,
    region: region.kind,
    ...(onPage && piece.line !== undefined && { line: piece.line }),
  });
  if (own.length === wanted.length)
    return own.map((piece, i) => {
      const [printed, expectedTag] = fromDifference(piece.text, wanted[i]!.text);
      return {
        kind: region.kind === "policy" ? "policy" : "markup",
        printed,
        expected: expectedTag,
        ...base(piece, true),
      };
    });
  const strange = told ? own.filter(({ text }) => !ORDINARY.test(text)) : own;
  if (told) return strange.map((piece) => ({ kind: "added", printed: excerpt(piece.text), ...base(piece, true) }));
  return [
    ...own.map((piece): Finding => ({ kind: "added", printed: excerpt(piece.text), ...base(piece, true) })),
    ...wanted.map((piece): Finding => ({ kind: "missing", expected: excerpt(piece.text), ...base(piece, false) })),
  ];
}

function shapeFindings(given: readonly Piece[], expected: readonly Piece[], region: Region): readonly Finding[] {
  const own = given.filter(({ kind }) => kind === "shape");
  const wanted = expected.filter(({ kind }) => kind === "shape");
  return Array.from({ length: Math.max(own.length, wanted.length) }, (_, i): Finding => {
    const [a, b] = [own[i], wanted[i]];
    const [printed, drawn] = fromDifference(a?.text ?? "", b?.text ?? "");
    return {
      kind: "drawing",
      place: (a ?? b)!.place,
      region: region.kind,
      ...(a?.line !== undefined && { line: a.line }),
      ...(a && { printed }),
      ...(b && { expected: drawn }),
    };
  });
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
