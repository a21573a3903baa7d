/** What init refuses, what it asks, and that it leaves nothing half-written. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ask, inspect } from "../../src/init/index.js";
import { dataFolder, reckon, scratchFolder } from "./reckon.js";

const scratch = scratchFolder();
const lung = join(dataFolder, "lung.csv");

describe("what is refused", () => {
  test("a folder that is not empty is left as it is", async () => {
    const folder = join(scratch, "full");
    mkdirSync(folder);
    writeFileSync(join(folder, "mine.txt"), "mine");
    const { code, stderr } = await reckon("init", folder, "--data", lung, "--yes");
    expect(code).toBe(2);
    expect(stderr).toMatch(/full is not empty \[folder-not-empty\]\n {4}expected: .*\n {4}hint: init never overwrites/);
    expect(readdirSync(folder)).toEqual(["mine.txt"]);
    expect(readFileSync(join(folder, "mine.txt"), "utf8")).toBe("mine");
  });

  test("a file where the folder should be", async () => {
    writeFileSync(join(scratch, "file"), "");
    expect(await reckon("init", join(scratch, "file"), "--data", lung, "--yes")).toMatchObject({ code: 2 });
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ["data that are not there", ["--data", "no/such.csv"], 2, /no such file: no\/such\.csv/],
    ["no data", [], 2, /required option '--data/],
    [
      "a column that does not exist",
      ["--data", lung, "--groups", "sec"],
      2,
      /no column sec \[option-unfit\]\n {4}hint: did you mean sex\?/,
    ],
    ["a file that is no table", ["--data", join(dataFolder, "README.md")], 1, /README\.md:\d+/],
  ])("%s", async (name, args, exit, message) => {
    const folder = join(scratch, name.replaceAll(" ", "-"));
    const { code, stderr } = await reckon("init", folder, ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(scratch).filter((item) => item.includes("writing"))).toEqual([]);
  });
});

test("an empty folder is as good as a new one", async () => {
  const folder = join(scratch, "empty");
  mkdirSync(folder);
  expect(await reckon("init", folder, "--data", join(dataFolder, "tooth growth.csv"), "--yes")).toMatchObject({
    code: 0,
  });
  expect(readdirSync(folder).sort()).toEqual(["data", "study.yaml", "templates"]);
});

describe("questions", () => {
  const inspection = inspect(readFileSync(lung), "lung.csv");
  const answers = (...given: string[]) => {
    const asked: string[] = [];
    return {
      asked,
      question: async (text: string): Promise<string> => {
        asked.push(text);
        return given.shift() ?? "";
      },
    };
  };

  test("empty answers take the guesses, and leave them guesses", async () => {
    const { asked, question } = answers();
    expect(await ask(inspection, {}, question)).toEqual({});
    expect(asked.map((text) => /\[(.*)\] $/.exec(text)![1])).toEqual(["sex", "none", "real", "Lung, by sex"]);
  });

  test("what a flag says is not asked, and an answer that does not fit is asked for again, with the reason", async () => {
    const { asked, question } = answers("ph.ecog=9", "wt.loss", "made up", "simulated", "A title");
    expect(await ask(inspection, { groups: "sex" }, question)).toEqual({
      groups: "sex",
      outcome: "wt.loss",
      status: "simulated",
      title: "A title",
    });
    expect(asked[1]).toMatch(/ph\.ecog has no code 9/);
    expect(asked[3]).toMatch(/neither: made up/);
  });

  test("an unknown column is told with the nearest one", async () => {
    const { asked, question } = answers("sexx", "sex");
    expect(await ask(inspection, {}, question)).toEqual({ groups: "sex" });
    expect(asked[1]).toMatch(/no column sexx.*\n {4}hint: did you mean sex\?/);
  });
});
