/** Pages that earlier versions made of one small study: this version verifies them, and still finds what is changed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { version } from "../../src/publish/build.js";
import { verifyPage } from "../../src/verify/index.js";
import { BOUND, Dice, digitChanged, PARAGRAPHS, TABLES } from "./plant.js";
import { bytes, edit, rebuildOnce } from "./reports.js";

const fixtures = join(import.meta.dirname, "fixtures");
const data = readFileSync(join(fixtures, "study/data/cohort.csv"));
const pages = readdirSync(fixtures).filter((name) => name.endsWith(".html"));

test("a page of the first version that carries its inputs is kept", () => {
  expect(pages).toContain("0.1.0.html");
});

describe.each(pages)("the page of %s", (name) => {
  const html = readFileSync(join(fixtures, name), "utf8");
  // as a later version sees it, before there is one too
  const engine = name === `${version}.html` ? `${version}-next` : version;
  const verify = (page: string) => verifyPage(bytes(page), data, { rebuild: rebuildOnce, engine });

  test("verifies", async () => {
    const result = await verify(html);
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ agrees: true, madeBy: name.replace(".html", ""), verifiedBy: engine });
    expect(result.checked.numbers).toBeGreaterThan(20);
  });

  test.each([
    ["a digit in the text", (dice: Dice) => digitChanged(dice, html, BOUND, PARAGRAPHS)],
    ["a digit in a table", (dice: Dice) => digitChanged(dice, html, BOUND, TABLES)],
    ["a number in the text", () => edit(html, /(?<=<article[\s\S]*?)<\/p>/, " And 45 more.</p>")],
    ["a number by style", () => edit(html, "</style>", "p::after{content:'9'}</style>")],
    ["another script", () => edit(html, '"use strict";', '"use strict";document.title="1";')],
  ])("does not with %s changed", async (_, change) => {
    const result = await verify(change(new Dice(1)));
    expect(result.agrees).toBe(false);
    expect(result.findings.length).toBeGreaterThan(0);
  });
});
