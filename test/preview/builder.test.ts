/** Builds that follow one another in a process: whatever they recall, each is what a build by itself gives. */
import { afterAll, expect, test } from "vitest";
import { memoryStore } from "../../src/cache/store.js";
import { StudyFaults } from "../../src/fault.js";
import { builderOf } from "../../src/preview/builder.js";
import { buildReport } from "../../src/publish/build.js";
import { copyOf } from "./running.js";

const { study, original, read, write, edit, mend, remove } = copyOf("mgus2");
const [TEXT, PLAN, DATA, CODEBOOK] = [
  "templates/report.md",
  "study.yaml",
  "data/mgus2.csv",
  "data/codebook.json",
] as const;
for (const path of [DATA, CODEBOOK]) original.set(path, read(path));
const [first, second] = [memoryStore(), memoryStore()];
const build = builderOf(study, {}, first);

afterAll(remove);

/** What a build that recalls nothing gives. */
async function byItself() {
  try {
    const { files, warnings, unbound } = await buildReport(study, () => {}, { store: second });
    return { files, warnings, unbound };
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    return { faults: error.faults };
  }
}

async function isByItself(): Promise<void> {
  const { outcome } = await build();
  const expected = await byItself();
  if ("faults" in outcome) {
    expect(outcome.faults).toEqual(expected.faults);
    return;
  }
  const { files, warnings, unbound } = outcome.report;
  expect([...files.keys()]).toEqual([...expected.files!.keys()]);
  for (const [path, text] of files) expect(text === expected.files!.get(path), path).toBe(true);
  expect(warnings).toEqual(expected.warnings);
  expect(unbound).toEqual(expected.unbound);
}

const edits: readonly (readonly [what: string, path: string, from: string | RegExp, to: string])[] = [
  ["a sentence", TEXT, /$/, "\n\nA sentence more.\n"],
  ["a number typed by hand, and lines before it", TEXT, /^/, "One of 37 persons.\n\nAnother of 37.\n\n"],
  ["a statistic cited once more", TEXT, "## Introduction\n", '## Introduction\n\nOf {{stat "participants"}}.\n'],
  ["a statistic asked for in the text", TEXT, /$/, '\n\nAge: {{median "age" in="all"}}.\n'],
  ["an unknown statistic", TEXT, /^/, 'Of {{stat "nobody"}}.\n\n'],
  ["a template that does not end", TEXT, /$/, '\n\n{{stat "participants"\n'],
  ["the title", PLAN, /^title: /m, "title: In 12 words, "],
  ["a plan that is none", PLAN, /^title: /m, "titel: "],
  ["a claim", PLAN, /(\nclaims:\n(?:.*\n)*?.*says: )/, "$1After 1999 persons, "],
  ["a label of the codebook", CODEBOOK, /("label"|"title"): "/, '$1: "The 17 '],
  ["a value of the data", DATA, /^1,\d+/m, "1,61"],
  ["data that are none", DATA, /^1,\d+/m, "1,much"],
];

for (const [what, path, from, to] of edits)
  test(`${what}, and the way back`, async () => {
    edit(path, from, to);
    await isByItself();
    await isByItself();
    mend();
    await isByItself();
  });

test("changes upon changes, with faults between, while somebody practises", async () => {
  const practising = build.practise();
  edit(TEXT, /^/, "More.\n\n");
  await isByItself();
  await practising;
  edit(PLAN, /^title: /m, "title: Again, ");
  await isByItself();
  await build.practise();
  await isByItself();
  write(TEXT, `{{stat "nobody"}}\n\n{{median "age" in="all"}}\n\n${original.get(TEXT)!}`);
  await isByItself();
  write(TEXT, `A line.\n\n{{median "age" in="all"}}\n\n${original.get(TEXT)!}`);
  await isByItself();
  mend();
  await isByItself();
});
