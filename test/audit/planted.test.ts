/**
 * Two hundred errors of ten kinds, planted by a seeded generator over both studies: each is found by the command that is
 * meant for it, `verify` for what a stranger is given and `check` for what an author keeps; nothing is found where
 * nothing was planted.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unboundFaults } from "../../src/document/unbound.js";
import { prepare } from "../../src/publish/build.js";
import { CARRIED_ID, packed, unpacked } from "../../src/publish/carried.js";
import { typedInto } from "../../src/publish/typed.js";
import { differences, writeFiles } from "../../src/publish/write.js";
import { type Finding, verifyPage } from "../../src/verify/index.js";
import {
  APPENDIX,
  ARTICLE,
  BOUND,
  CAPTIONS,
  Dice,
  DRAWINGS,
  digitChanged,
  filterChanged,
  PARAGRAPHS,
  rowDropped,
  rowTwice,
  spliced,
  TABLES,
  typedIn,
  valueChanged,
  wronglyRounded,
} from "./plant.js";
import { type Built, buildStudy, bytes, rebuildOnce } from "./reports.js";

const SEED = 20261122;
const STUDIES = [".", "examples/mgus2"];
const scratch = mkdtempSync(join(tmpdir(), "reckon-planted-"));
const built = new Map<string, Built>();

beforeAll(async () => {
  for (const [i, folder] of STUDIES.entries()) {
    const study = await buildStudy(folder);
    built.set(folder, study);
    writeFiles(study.report.files, join(scratch, String(i)));
  }
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Plants one error and lets the command look for it; gives what was found. */
type Planted = (study: Built, dice: Dice) => Promise<readonly string[]>;

const told = ({ kind, place, statistic, printed, expected, message }: Finding): string =>
  [kind, place, statistic, printed, expected, message].filter(Boolean).join(" | ");

/** Verifies a page with one part changed, and holds what is found to what was done. */
const inPage =
  (plant: (dice: Dice, html: string) => string, fits: (finding: Finding) => boolean): Planted =>
  async (study, dice) => {
    const html = plant(dice, study.html);
    expect(html).not.toBe(study.html);
    const { findings, agrees } = await verifyPage(bytes(html), study.data, { rebuild: rebuildOnce });
    expect(agrees).toBe(false);
    return findings.filter(fits).map(told);
  };

/** Verifies the untouched page with other data. */
const inData =
  (plant: (dice: Dice, csv: string) => string): Planted =>
  async (study, dice) => {
    const csv = plant(dice, new TextDecoder().decode(study.data));
    const { findings, agrees } = await verifyPage(bytes(study.html), bytes(csv), { rebuild: rebuildOnce });
    expect(agrees).toBe(false);
    return findings.filter(({ kind }) => kind === "data").map(told);
  };

/** Checks the report's folder with one file changed. */
const inFolder =
  (files: RegExp, plant: (dice: Dice, text: string) => string): Planted =>
  async ({ name, report }, dice) => {
    const folder = join(scratch, String(STUDIES.indexOf(name)));
    const path = dice.one([...report.files.keys()].filter((file) => files.test(file)).sort());
    const text = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), plant(dice, text));
    const found = differences(report.files, folder);
    writeFileSync(join(folder, path), text);
    return found.filter((one) => one.path === path).map(({ kind, line }) => `${path} ${kind} from line ${line}`);
  };

/** Checks the manuscript with a number typed into it. */
const inManuscript: Planted = async ({ report }, dice) => {
  const { inputs } = report;
  const text = typedIn(dice, new TextDecoder().decode(inputs.manuscript.bytes), [/^[A-Z][^{}#|]{80,}/gm]);
  const spoilt = prepare({ ...inputs, manuscript: { ...inputs.manuscript, bytes: bytes(text) } });
  const known = new Set(unboundFaults(report.unbound, "error").map(({ message }) => message));
  return unboundFaults(typedInto(spoilt), "error").flatMap(({ message }) => (known.has(message) ? [] : [message]));
};

const INPUTS = new RegExp(`(?<=<script type="application/json" id="${CARRIED_ID}">).*(?=</script>)`, "g");

/** Another filter in the plan that a page carries. */
const planChanged = (dice: Dice, html: string): string => {
  const { at, found } = dice.match(html, INPUTS);
  const carried = JSON.parse(found) as { files: string };
  const files = unpacked(carried.files) as Record<string, string>;
  files["study.yaml"] = filterChanged(dice, files["study.yaml"]!);
  return spliced(html, at, found.length, JSON.stringify({ ...carried, files: packed(files) }));
};

const numberIn =
  (...regions: readonly string[]) =>
  ({ kind, region }: Finding): boolean =>
    kind === "number" && region !== undefined && regions.includes(region);

const DIGITS = /(?<![\w.])\d[\d.]*(?![\w.])/g;
const FIGURES = /^figures\/.*\.(?:csv|svg)$/;

/** Each kind with the ways in which it is planted, by turns, and how often in each study. */
const KINDS: readonly (readonly [string, readonly Planted[], readonly [number, number]])[] = [
  [
    "a digit in the text",
    [inPage((dice, html) => digitChanged(dice, html, BOUND, PARAGRAPHS), numberIn("prose"))],
    [10, 10],
  ],
  [
    "a digit in a table",
    [inPage((dice, html) => digitChanged(dice, html, BOUND, TABLES), numberIn("table"))],
    [10, 10],
  ],
  [
    "a digit in the ledger",
    [
      inFolder(/^statistics\.(?:json|csv)$/, (dice, text) => digitChanged(dice, text, DIGITS)),
      inPage((dice, html) => digitChanged(dice, html, /(?<=<code>)\d[\d.]*(?=<)/g, APPENDIX), numberIn("statistic")),
    ],
    [10, 10],
  ],
  [
    "a digit in the data of a figure",
    [
      inFolder(FIGURES, (dice, text) => digitChanged(dice, text, DIGITS)),
      inPage(
        (dice, html) => digitChanged(dice, html, /(?<=<text[^>]*>)[^<]*\d[^<]*(?=<)/g, DRAWINGS),
        numberIn("figure"),
      ),
      inPage(
        (dice, html) => digitChanged(dice, html, /(?<= (?:x|y|d|width|height)="[^"]*)\d(?=[^"]*")/g, DRAWINGS),
        ({ kind, region }) => kind === "drawing" && region === "figure",
      ),
    ],
    [10, 10],
  ],
  ["a row dropped", [inData(rowDropped)], [4, 16]],
  ["a value of a row changed", [inData(valueChanged)], [4, 16]],
  ["a row twice", [inData(rowTwice)], [10, 10]],
  [
    "a filter in the plan that the page carries",
    [inPage(planChanged, ({ kind, place }) => kind === "not-rebuilt" || /row "study\.yaml"/.test(place))],
    [4, 16],
  ],
  ["a p value wrongly rounded", [inPage(wronglyRounded, numberIn("prose", "table"))], [10, 10]],
  [
    "a number typed by hand",
    [
      inPage(
        (dice, html) => typedIn(dice, html, PARAGRAPHS),
        ({ kind, region }) => kind === "added" && region === "prose",
      ),
      inManuscript,
      inPage(
        (dice, html) => typedIn(dice, html, CAPTIONS),
        ({ kind, region }) => kind === "added" && (region === "table" || region === "figure"),
      ),
    ],
    [10, 10],
  ],
];

describe.each(STUDIES)("the untouched report of %s", (folder) => {
  test("raises nothing", async () => {
    const { html, data, report } = built.get(folder)!;
    const result = await verifyPage(bytes(html), data, { rebuild: rebuildOnce });
    expect(result.findings).toEqual([]);
    expect(result.agrees).toBe(true);
    expect(differences(report.files, join(scratch, String(STUDIES.indexOf(folder))))).toEqual([]);
  });
});

test("200 errors of 10 kinds are planted", () => {
  expect(KINDS).toHaveLength(10);
  expect(KINDS.reduce((sum, [, , counts]) => sum + counts[0] + counts[1], 0)).toBe(200);
});

describe.each(KINDS)("%s", (kind, ways, counts) => {
  test.each(STUDIES)(
    "is found in %s",
    async (folder) => {
      const study = built.get(folder)!;
      const at = STUDIES.indexOf(folder);
      const dice = new Dice(SEED + 100 * KINDS.findIndex(([name]) => name === kind) + at);
      for (let i = 0; i < counts[at]!; i++) {
        const found = await ways[i % ways.length]!(study, dice);
        expect(found, `${kind}, error ${i + 1}`).not.toEqual([]);
      }
    },
    120_000,
  );
});

test("and the generator is what makes the errors: another seed plants others", () => {
  const html = built.get("examples/mgus2")!.html;
  const plant = (seed: number): string => digitChanged(new Dice(seed), html, BOUND, ARTICLE);
  expect(plant(SEED)).toBe(plant(SEED));
  expect(plant(SEED)).not.toBe(plant(SEED + 1));
});
