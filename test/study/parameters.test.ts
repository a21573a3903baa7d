/** Parameters: what they may be, where they stand, what a page says of them, and that its number is no unbound one. */
import { describe, expect, test } from "vitest";
import { memoryStore, type Store } from "../../src/cache/store.js";
import { unboundFaults } from "../../src/document/unbound.js";
import { StudyFaults } from "../../src/fault.js";
import { buildFromInputs } from "../../src/publish/build.js";
import { inputsOfPage } from "../../src/publish/carried.js";
import { readDocument } from "../../src/source/document.js";
import { loadStudy } from "../../src/study/load.js";
import { readParameters, reportName, type Settings, valuesOfEach } from "../../src/study/parameters.js";
import type { Study } from "../../src/study/study.js";
import { filled } from "../../src/study/substitute.js";
import { verifyPage } from "../../src/verify/index.js";
import { type SmallStudy, smallData, smallInputs, smallTexts } from "../plan/small-study.js";

const declared = `parameters:
  arm: { label: Arm, default: a, values: { a: Arm A, b: Arm B } }
  cutoff: { label: Cut-off, default: 45, min: 18, max: 99.5 }
`;
const study = `${declared}definitions:
  older: { value: age > $cutoff, label: Older than $cutoff }
subsets:
  these: { where: arm == "$arm", label: Those of arm $arm }
thresholds:
  limit: { value: $cutoff }
statistics:
  share: { method: proportion, of: older, in: these }
  same: { method: proportion, of: "age > \${cutoff}", in: $arm, conf_level: 0.9, grid: { x: [a] }, label: "In $x and $arm" }
`;
const report =
  'Of {{param "arm"}} {{stat "share.proportion"}} were older than {{param "cutoff"}}, {{median "age" in="$arm" part="n"}} of them.{{#if (param "arm" is="b")}} It is B.{{/if}} {{stat "same.x.events"}}\n'.replace(
    "same.x",
    "same.a",
  );

const build = (settings: Settings, rest: SmallStudy = {}) =>
  buildFromInputs(smallInputs({ study, report, ...rest }, settings), () => {});
const textOf = (html: string): string => html.replace(/<[^>]*>/g, "").trim();

async function faults(
  settings: Settings,
  rest: SmallStudy = {},
): Promise<{ told: string[]; exit: number | undefined }> {
  try {
    await build(settings, rest);
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    const told = error.faults.map(({ message, place, hint, expected }) =>
      [place?.line && `${place.line}:${place.column}`, message, expected && `[${expected}]`, hint && `(${hint})`]
        .filter(Boolean)
        .join(" "),
    );
    return { told, exit: error.exitCode };
  }
  return { told: [], exit: undefined };
}

test("a value stands wherever its name does, in text the manuscript names it, and conditions follow it", async () => {
  const [own, set] = [await build({}), await build({ arm: "b", cutoff: "46.5" })];
  expect(textOf(own.document.html)).toBe("Of Arm A 50.0% were older than 45, 4 of them. 2");
  expect(textOf(set.document.html)).toBe("Of Arm B 75.0% were older than 46.5, 4 of them. It is B. 3");
  expect(set.ledger.entry("share")).toMatchObject({ label: "Older than 46.5, Those of arm b" });
  expect(set.ledger.entry("same.a")?.label).toBe("In Arm A and b");
  expect(set.study.thresholds[0]).toMatchObject({ value: 46.5 });
});

test("the page, its manifest and its program name them; what is default needs no folder of its own", async () => {
  const [own, set] = [await build({ arm: "a" }), await build({ arm: "b", cutoff: "46.5" })];
  expect([own.folder, set.folder]).toEqual(["reports", "reports/b-46-5"]);
  expect(JSON.parse(set.files.get("manifest.json")!).parameters).toEqual({ arm: "b", cutoff: 46.5 });
  expect(set.files.get("index.html")).toContain("<dt>Arm</dt><dd>Arm B</dd>");
  expect(own.files.get("index.html")).toContain("<dt>Cut-off</dt><dd>45 (default)</dd>");
  expect(set.files.get("audit.R")).toContain('"..", ".."');
  expect(own.files.get("audit.R")).not.toContain('"..", ".."');
});

test("a page is verified with the parameters that it carries, and not with others", async () => {
  const { files } = await build({ arm: "b", cutoff: "46.5" });
  const page = files.get("index.html")!;
  const data = new TextEncoder().encode(smallData);
  const verify = (html: string) => verifyPage(new TextEncoder().encode(html), data);
  expect(await verify(page)).toMatchObject({ agrees: true });
  expect(page).toContain('"parameters":{"arm":"b","cutoff":"46.5"}');
  for (const [from, to] of [
    ['"cutoff":"46.5"', '"cutoff":"60"'],
    ['"arm":"b"', '"arm":"c"'],
    ['"parameters":{"arm":"b","cutoff":"46.5"},', ""],
  ] as const)
    expect(await verify(page.replace(from, to))).toMatchObject({ agrees: false });
});

test("a parameter's number is none that somebody typed", async () => {
  const { unbound } = await build({ cutoff: "46.5" });
  expect(unboundFaults(unbound, "error")).toEqual([]);
});

test.each([
  ["lancet", "46\u00b75", "2020", "2020"],
  ["biomedical", "46.5", "2020", "2020"],
])("in %s a number is printed digit by digit", async (profile, half, year, printed) => {
  const from = {
    study: `report: { profile: ${profile} }\nparameters: { y: { default: 2020 }, h: { default: 46.5 } }\n`,
  };
  const { document } = await build({ y: year }, { ...from, report: '{{param "y"}} {{param "h"}}\n' });
  expect(textOf(document.html)).toBe(`${printed} ${half}`);
});

describe("what is set is checked, as a fault of usage", () => {
  test.each<[Settings, string]>([
    [{ amr: "a" }, "unknown parameter: amr (did you mean arm?)"],
    [{ arm: "c" }, 'parameter arm cannot be "c" [a, b] (did you mean a?)'],
    [{ cutoff: "12" }, 'parameter cutoff cannot be "12" [a number, at least 18, at most 99.5]'],
    [{ cutoff: "4e1" }, 'parameter cutoff cannot be "4e1" [a number, at least 18, at most 99.5]'],
    [{ cutoff: "" }, 'parameter cutoff cannot be "" [a number, at least 18, at most 99.5]'],
  ])("%j", async (settings, told) => {
    expect(await faults(settings)).toEqual({ told: [told], exit: 2 });
  });

  test("a free text cannot break out of the text that it is put into", async () => {
    const free = { study: 'parameters: { s: { default: x } }\nsubsets: { q: arm == "$s" }\n', report: "T.\n" };
    for (const s of ['a" or arm == "b', "a'", "`a`", "\\", "$x", "{{x}}", "a\nb"])
      expect(await faults({ s }, free)).toMatchObject({
        exit: 2,
        told: [expect.stringContaining("parameter s cannot be")],
      });
    expect((await faults({ s: "a b" }, free)).exit).toBe(1); // a code that there is not
  });
});

describe("what is declared is checked, at its place", () => {
  test.each([
    ["parameters: { a: { default: 3, values: [1, 2] } }", /^4:29 parameter a: its default cannot be 3 \[1, 2\]/],
    [
      "parameters: { a: { default: 3, min: 4 } }",
      /^4:\d+ parameter a: its default cannot be 3 \[a number, at least 4\]/,
    ],
    ["parameters: { a: { default: 1.5, type: integer } }", /a whole number/],
    ["parameters: { a: { default: x y, values: [x y, x-y] } }", /x y and x-y would name the same report/],
    ["parameters: { a: { defalt: 3 } }", /missing key: default|unknown key: defalt \(did you mean default\?\)/],
    ["parameters: { A: { default: 3 } }", /lower-case letters/],
    [`${declared}subsets: { q: arm == "$amr" }`, /^7:\d+ unknown parameter: \$amr \(did you mean arm\?\)/],
    [`${declared}title2: x`, /unknown key: title2/],
    [
      `${declared}statistics: { m: { method: median, of: age, in: $arm, grid: { arm: [a] } } }`,
      /^7:\d+ arm is the name of a grid and of a parameter \(rename one\)/,
    ],
    [`${declared}subsets:\n  q: arm == "$arm" and agee > $cutoff`, /^8:24 unknown name: agee/],
  ])("%s", async (own, message) => {
    expect((await faults({}, { study: `${own}\n`, report: "T.\n" })).told.join("\n")).toMatch(message);
  });

  test("in the manuscript, too", async () => {
    expect((await faults({}, { report: '{{param "amr"}}\n' })).told.join()).toMatch(
      /1:9 unknown parameter: amr \(did you mean arm\?\)/,
    );
    expect((await faults({}, { report: '{{#if (param "arm" is="c")}}x{{/if}}\n' })).told.join()).toMatch(
      /parameter arm is never c \[a, b\]/,
    );
  });
});

test("one report for each value of a parameter, where it has a list of them", () => {
  const document = readDocument(declared, "study.yaml");
  const parameters = readParameters(document.value as object, document, {});
  expect(valuesOfEach(parameters, "arm")).toEqual(["a", "b"]);
  expect(() => valuesOfEach(parameters, "cutoff")).toThrow(/parameter cutoff has no list of values/);
  expect(() => valuesOfEach(parameters, "amr")).toThrow(/unknown parameter: amr[\s\S]*did you mean arm/);
  expect(reportName(parameters)).toBeUndefined();
  const of = (value: string | number) => reportName([{ ...parameters[0]!, value, isDefault: false }]);
  expect(["Sint Jan", -2.5, "figures", "É"].map(of)).toEqual(["sint-jan", "minus-2-5", "figures-report", "e"]);
});

test("offsets lead back to the text as it was written", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a parameter as it is written
  const { text, from } = filled("a $x b ${x}c $y", [{ id: "x", value: "long" }]);
  expect(text).toBe("a long b longc $y");
  expect([0, 2, 5, 7, 9, 13, 14, 17].map((offset) => from[offset])).toEqual([0, 2, 2, 5, 7, 11, 12, 15]);
});

test("a carried page may set parameters only by their texts", () => {
  expect(() => inputsOfPage(smallTexts({ study }), new Uint8Array(), { arm: "zzz" })).toThrow(/cannot be "zzz"/);
});

test("a study that was read before is read alike, with other settings too, and its faults stay", () => {
  const store = memoryStore();
  const text = `title: Kept
authors: [{ name: Nobody N }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: simulated, groups: group }
parameters:
  level: { default: 3, values: [3, 4] }
subsets:
  high: { where: age > $level, label: Above $level }
`;
  const plain = (study: Study): unknown => JSON.parse(JSON.stringify(study));
  const of = (settings: Settings, kept?: Store) => plain(loadStudy(text, "study.yaml", "/nowhere", settings, kept));
  for (const settings of [{}, { level: "4" }, {}, { level: "4" }]) expect(of(settings, store)).toEqual(of(settings));
  expect(of({ level: "4" }, store)).not.toEqual(of({}, store));
  const faulty = text.replace("title:", "titel:");
  for (let turn = 0; turn < 2; turn++)
    expect(() => loadStudy(faulty, "study.yaml", "/nowhere", {}, store)).toThrow(StudyFaults);
});
