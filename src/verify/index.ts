import type { CrosscheckStatus } from "../audit/crosscheck/index.js";
import { describeFault } from "../fault.js";
import { version as engineVersion } from "../publish/build.js";
import { sha256 } from "../publish/manifest.js";
import { carriedBy } from "./carried.js";
import { compareRegions, toTheByte } from "./compare.js";
import type { Finding } from "./finding.js";
import { fromDifference } from "./finding.js";
import { attribute, type Document, elementsIn, parsePage } from "./html.js";
import { numbersAlone } from "./numbers-alone.js";
import type { Region } from "./pieces.js";
import { type Rebuild, type Rebuilt, rebuildPage } from "./rebuild.js";
import { regionsOf } from "./regions.js";
import { unsafeParts } from "./safety.js";

export type { Finding } from "./finding.js";
export { Unreadable } from "./html.js";

/** What a verification found. */
export interface Verification {
  /** Whether something was checked and nothing found. */
  readonly agrees: boolean;
  /** The version that made the page, as it says, and the one that verified it. */
  readonly madeBy?: string;
  readonly verifiedBy: string;
  /** Whether every byte had to be the same, or every number that the page prints. */
  readonly compared: "bytes" | "numbers" | "nothing";
  /** Of the data, or of the counts that the page's database would give of them; and the one that the page names. */
  readonly sha256: { readonly data: string; readonly named?: string };
  /** Numbers printed on the page that are bound to statistics, and statistics recomputed. */
  readonly checked: { readonly numbers: number; readonly statistics: number };
  readonly findings: readonly Finding[];
  /** What differs and is no finding, because another version may do it otherwise. */
  readonly notes: readonly string[];
}

export interface VerifyOptions {
  readonly rebuild?: Rebuild;
  /** The version that verifies. */
  readonly engine?: string;
}

/**
 * Judges a report by its own plan, codebook and manuscript and by the data alone: rebuilds it and compares. A page of the
 * same version has to be the same byte for byte, one of another version in every number that it prints. Nothing in the
 * page is run or loaded, and no file that it names is read. Throws Unreadable where the bytes are no page.
 */
export async function verifyPage(
  page: Uint8Array,
  data: Uint8Array,
  { rebuild = rebuildPage, engine = engineVersion }: VerifyOptions = {},
): Promise<Verification> {
  const document = parsePage(page);
  const named = namedHash(document);
  let hashes: Verification["sha256"] = { data: sha256(data), ...(named !== undefined && { named }) };
  const outcome = (
    compared: Verification["compared"],
    findings: readonly Finding[],
    rest: Partial<Verification> = {},
  ): Verification => ({
    agrees: findings.length === 0 && compared !== "nothing",
    verifiedBy: engine,
    compared,
    sha256: hashes,
    checked: { numbers: 0, statistics: 0 },
    findings,
    notes: [],
    ...rest,
  });

  const carried = carriedBy(document);
  if (typeof carried === "string")
    return outcome("nothing", [{ kind: "no-inputs", place: "the page", message: carried }]);
  const madeBy = carried.version;
  const rebuilt = await rebuild(carried, data);
  const counts = "html" in rebuilt ? rebuilt.counts : undefined;
  if (counts !== undefined) hashes = { ...hashes, data: counts };
  // another version may count other columns of the same rows
  const otherData: readonly Finding[] =
    named === hashes.data || (counts !== undefined && madeBy !== engine)
      ? []
      : [{ kind: "data", place: "the data file", printed: named ?? "no SHA-256", expected: hashes.data }];
  if (!("html" in rebuilt)) {
    const faults = rebuilt.map(
      (fault): Finding => ({
        kind: "not-rebuilt",
        place: fault.place?.file ?? "the inputs",
        message: describeFault(fault),
      }),
    );
    return outcome("nothing", [...otherData, ...faults], { madeBy });
  }

  const own = regionsOf(document);
  const checked = { numbers: countNumbers(own), statistics: rebuilt.statistics };
  const nothing: readonly Finding[] =
    checked.numbers === 0 || checked.statistics === 0
      ? [
          {
            kind: "nothing-checked",
            place: "the page",
            message: "nothing was checked: it prints no number that a statistic stands behind",
          },
        ]
      : [];
  const notes = [
    ...(named !== hashes.data && otherData.length === 0
      ? ["the page names other counts than those of these data: versions may count other columns of the same rows"]
      : []),
    ...(rebuilt.crosscheck ? [secondEngineNote(rebuilt.crosscheck)] : []),
  ];
  const rest = { madeBy, checked, notes };
  if (Buffer.from(page).equals(Buffer.from(rebuilt.html))) return outcome("bytes", nothing, rest);

  const { document: expected, regions: wanted } = readRebuilt(rebuilt);
  const exact = compareRegions(own, wanted, toTheByte).filter((finding) => !repeats(finding, hashes));
  if (madeBy === engine) {
    const found = [...otherData, ...exact, ...nothing];
    return outcome("bytes", found.length > 0 ? found : [unseen(page, rebuilt.html)], rest);
  }
  const numbers = compareRegions(own, wanted, numbersAlone).filter((finding) => !repeats(finding, hashes));
  const unsafe = unsafeParts(document, expected, madeBy);
  const found = [...otherData, ...numbers, ...unsafe, ...nothing];
  return outcome("numbers", found, { ...rest, notes: [...notesOf(exact, found, madeBy, engine), ...rest.notes] });
}

const read = new WeakMap<Rebuilt, { readonly document: Document; readonly regions: ReadonlyMap<string, Region> }>();

/** A rebuilt page as a tree and in regions; read once, however many pages are compared with it. */
function readRebuilt(rebuilt: Rebuilt): { readonly document: Document; readonly regions: ReadonlyMap<string, Region> } {
  const known = read.get(rebuilt);
  if (known) return known;
  const document = parsePage(new TextEncoder().encode(rebuilt.html));
  const result = { document, regions: regionsOf(document) };
  read.set(rebuilt, result);
  return result;
}

/** What was judged of what the page carries from R, and what was not, as R is not asked here. */
function secondEngineNote({ r, status, changed, totals }: CrosscheckStatus): string {
  const again = "Rscript reports/audit.R or reckon crosscheck asks R again";
  if (status === "stale")
    return `what the page carries from R ${r} is of other inputs than those rebuilt here (${changed.join(", ")}) and was not judged; ${again}`;
  return `what the page carries from R ${r} is tied by SHA-256 to this data file and to the program and results rebuilt here, and names each of the ${totals.statistics} statistics; whether R found what it says (${totals.agree} agree) was not judged: ${again}`;
}

/** The hash of the data that a page names in its metadata. */
function namedHash(document: Document): string | undefined {
  const [meta] = elementsIn(document, (element) => attribute(element, "name") === "reckon:data-sha256");
  return meta && attribute(meta, "content");
}

function countNumbers(regions: ReadonlyMap<string, Region>): number {
  let count = 0;
  for (const { pieces } of regions.values()) for (const { kind } of pieces) if (kind === "number") count++;
  return count;
}

/** Whether a finding says no more than that the data file is another one. */
function repeats({ printed, expected }: Finding, hashes: Verification["sha256"]): boolean {
  return hashes.named !== hashes.data && printed === hashes.named && expected === hashes.data;
}

/** A difference in bytes that makes none in what a page holds. */
function unseen(page: Uint8Array, html: string): Finding {
  const text = new TextDecoder().decode(page);
  const [printed, expected] = fromDifference(text, html);
  let line = 1;
  for (let i = 0; i < text.length && text[i] === html[i]; i++) if (text[i] === "\n") line++;
  return {
    kind: "bytes",
    place: "the page",
    line,
    printed,
    expected,
    message: "is not what the inputs give, byte for byte",
  };
}

/** What another version does otherwise, told by where. */
function notesOf(
  exact: readonly Finding[],
  found: readonly Finding[],
  madeBy: string,
  engine: string,
): readonly string[] {
  const told = new Set(found.map(({ place, printed }) => `${place} ${printed}`));
  const places = new Map<string, Set<string>>();
  for (const { kind, place, printed } of exact) {
    if (told.has(`${place} ${printed}`)) continue;
    const what = kind === "drawing" ? "drawn otherwise" : kind === "text" ? "worded otherwise" : "set otherwise";
    const where = place.split(",")[0]!;
    places.set(what, (places.get(what) ?? new Set()).add(where));
  }
  return [
    `Reckon ${madeBy} made the page and Reckon ${engine} verified it: every number that it prints was compared, not its wording and not the shapes in its figures`,
    ...[...places].map(([what, where]) => `${what}: ${[...where].join(", ")}`),
  ];
}
