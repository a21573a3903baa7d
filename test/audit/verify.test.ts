import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Finding, Unreadable, type Verification, verifyPage } from "../../src/verify/index.js";
import { roundsTo } from "../../src/verify/numbers-alone.js";
import { tellVerification } from "../../src/verify/tell.js";
import { type Built, buildStudy, bytes, edit, rebuildOnce } from "./reports.js";

let mgus: Built;
beforeAll(async () => {
  mgus = await buildStudy("examples/mgus2");
}, 60_000);

const LATER = "99.0.0";
const verify = (html: string, engine?: string, data: Uint8Array = mgus.data): Promise<Verification> =>
  verifyPage(bytes(html), data, { rebuild: rebuildOnce, ...(engine !== undefined && { engine }) });

/** The first number bound in the text: its element, and what it says. */
const NUMBER = /<a(?: id="[^"]*")? href="#s-([^"]*)" data-part="([^"]*)" data-value="([^"]*)">([^<]*)<\/a>/;
const number = (html: string) => {
  const [element, statistic, part, value, text] = NUMBER.exec(html) as unknown as string[];
  return { element: element!, statistic: statistic!, part: part!, value: value!, text: text! };
};
const inNumber = (html: string, from: string | RegExp, to: string): string => {
  const { element } = number(html);
  return edit(html, element, edit(element, from, to));
};
const TABLE = /<figure class="float table" id="table-baseline">[\s\S]*?<\/figure>\n/;

type Change = (html: string) => string;
type Expected = Partial<Record<keyof Finding, unknown>>;

/** What was changed in the page, how, and what has to be found: by the same version, and by another. */
const changes: readonly (readonly [string, Change, Expected, Expected | "not seen"])[] = [
  [
    "a digit of a number in the text",
    (html) => inNumber(html, `>${number(html).text}<`, ">9,384<"),
    { kind: "number", place: 'the text, "Abstract"', statistic: "participants", part: "count", printed: "9,384" },
    { kind: "number", statistic: "participants", printed: "9,384", expected: "1,384" },
  ],
  [
    "a value in full precision",
    (html) => inNumber(html, /data-value="[^"]*"/, 'data-value="1385"'),
    { kind: "value", statistic: "participants", printed: "1385", expected: "1384" },
    { kind: "value", statistic: "participants", printed: "1385", expected: "1384" },
  ],
  [
    "a number bound to another statistic",
    (html) => inNumber(html, 'href="#s-participants"', 'href="#s-by-sex.F"'),
    { kind: "binding", statistic: "participants", part: "count" },
    { kind: "binding", statistic: "participants", part: "count" },
  ],
  [
    "a bound number typed by hand instead",
    (html) => edit(html, number(html).element, "1,483"),
    { kind: "number", statistic: "participants", printed: "1,483", expected: "1,384" },
    { kind: "number", statistic: "participants", printed: "1,483", expected: "1,384" },
  ],
  [
    "a sentence added",
    (html) => edit(html, /(?<=<h2 id="introduction">[\s\S]*?)<\/p>/, " Another 45 were lost.</p>"),
    { kind: "added", place: 'the text, "Introduction"', printed: "Another 45 were lost." },
    { kind: "added", place: 'the text, "Introduction"', printed: "45" },
  ],
  [
    "a number in words added",
    (html) => edit(html, /(?<=<h2 id="introduction">[\s\S]*?)<\/p>/, " Twelve were lost.</p>"),
    { kind: "added", printed: "Twelve were lost." },
    { kind: "added", printed: "Twelve" },
  ],
  [
    "a word changed",
    (html) => edit(html, /(?<=<h2 id="introduction">[\s\S]*?)\bthe\b/, "no"),
    { kind: "text", region: "prose", printed: "no", expected: "the" },
    "not seen",
  ],
  [
    "a cell of a table",
    (html) => edit(html, /(?<=id="table-baseline"[\s\S]*?<td[^>]*><a [^>]*>)[\d,]+/, "123"),
    { kind: "number", place: 'Table 1, row "Participants", column "Overall"', printed: "123" },
    { kind: "number", place: 'Table 1, row "Participants", column "Overall"', printed: "123" },
  ],
  [
    "a row added to a table",
    (html) => edit(html, "</tbody>", '<tr><th scope="row">Lost</th><td>5</td></tr></tbody>'),
    { kind: "added", region: "table", printed: "Lost 5" },
    { kind: "added", region: "table", printed: "5" },
  ],
  [
    "a table left out",
    (html) => edit(html, TABLE, ""),
    { kind: "missing", place: "Table 1" },
    { kind: "missing", place: "Table 1" },
  ],
  [
    "a table set elsewhere",
    (html) => edit(edit(html, TABLE, ""), "</article>", `${TABLE.exec(html)![0]}</article>`),
    { kind: "moved", place: "Table 1" },
    "not seen",
  ],
  [
    "a number in a figure",
    (html) => edit(html, /(?<=<text[^>]*>)\d+(?=<\/text>)/, "99"),
    { kind: "number", place: "Figure 1, drawing", printed: "99" },
    { kind: "number", place: "Figure 1, drawing", printed: "99" },
  ],
  [
    "a shape in a figure",
    (html) => edit(html, /(?<=<rect x=")[\d.]+/, "99"),
    { kind: "drawing", place: "Figure 1, drawing", message: "1 shape is drawn otherwise" },
    "not seen",
  ],
  [
    "a figure's text alternative",
    (html) => edit(html, /(?<=aria-label="[^"]*n = )\d+/, "999"),
    { kind: "number", place: "Figure 1, text alternative", printed: "999" },
    { kind: "number", place: "Figure 1, text alternative", printed: "999" },
  ],
  [
    "a value in the appendix",
    (html) => edit(html, /(?<=<code>)0\.\d{6,}/, "0.234567"),
    { kind: "number", region: "statistic", printed: "0.234567" },
    { kind: "number", region: "statistic", printed: "0.234567" },
  ],
  [
    "the last digit of a value in the appendix",
    (html) => edit(html, /(?<=<code>0\.\d{15,})\d(?=<)/, "0"),
    { kind: "number", region: "statistic" },
    "not seen",
  ],
  [
    "the hash of the plan",
    (html) => edit(html, /(?<=study\.yaml<\/th><td><code>)./, "z"),
    { kind: "number", region: "colophon" },
    { kind: "number", region: "colophon" },
  ],
  [
    "data that the page carries",
    (html) => edit(html, '"reckon-inputs">{', '"reckon-inputs">{"more":[1],'),
    { kind: "embedded", place: "embedded reckon-inputs, more", printed: "[1]" },
    "not seen",
  ],
  [
    "a script added",
    (html) => edit(html, "</body>", "<script>alert(1)</script></body>"),
    { kind: "added", printed: "<script>" },
    { kind: "script", printed: "alert(1)" },
  ],
  [
    "a handler added",
    (html) => edit(html, "<main", '<main onclick="alert(1)"'),
    { kind: "markup", place: "the page" },
    { kind: "added", printed: '<main onclick="alert(1)">' },
  ],
  [
    "a frame added",
    (html) => edit(html, "</main>", '<iframe src="https://example.org"></iframe></main>'),
    { kind: "added", printed: '<iframe src="https://example.org">' },
    { kind: "added", printed: "an element <iframe>" },
  ],
  [
    "a picture of a number added",
    (html) => edit(html, "</article>", '<p><img src="data:image/png;base64,AAAA" alt=""></p></article>'),
    { kind: "added" },
    { kind: "added", printed: "an element <img>" },
  ],
  [
    "a number hidden",
    (html) => edit(html, number(html).element, `<span hidden>${number(html).element}</span>`),
    { kind: "markup", statistic: "participants" },
    { kind: "markup", statistic: "participants", message: "is out of a reader's sight" },
  ],
  [
    "digits that read from right to left",
    (html) => inNumber(html, />1,384</, ">\u202e483,1\u202c<"),
    { kind: "number", statistic: "participants" },
    { kind: "number", statistic: "participants" },
  ],
  [
    "a number by style",
    (html) => edit(html, "</style>", ".prose p::after{content:'9'}</style>"),
    { kind: "style" },
    { kind: "style" },
  ],
  [
    "the policy",
    (html) => edit(html, "default-src &#39;none&#39;".replaceAll("&#39;", "'"), "default-src *"),
    { kind: "policy" },
    { kind: "policy" },
  ],
  [
    "another encoding",
    (html) => edit(html, '<meta charset="utf-8">', '<meta charset="shift_jis">'),
    { kind: "markup", region: "metadata" },
    { kind: "markup", message: "does not say once that the page is UTF-8" },
  ],
  [
    "what the metadata say of the participants",
    (html) => edit(html, 'name="reckon:data-status" content="real"', 'name="reckon:data-status" content="simulated"'),
    { kind: "text", place: "the metadata, reckon:data-status" },
    { kind: "text", place: "the metadata, reckon:data-status" },
  ],
  ["a comment", (html) => edit(html, "<main", "<!-- 5 --><main"), { kind: "added", printed: "a comment" }, "not seen"],
  ["a line feed", (html) => edit(html, "<body>\n", "<body>\n\n"), { kind: "bytes", place: "the page" }, "not seen"],
];

describe("a page as it was built", () => {
  test("agrees byte for byte, and tells how much was checked", async () => {
    const result = await verify(mgus.html);
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ agrees: true, compared: "bytes" });
    expect(result.checked.statistics).toBe(mgus.report.ledger.entries.length);
    expect(result.checked.numbers).toBeGreaterThan(100);
    expect(tellVerification(result, "report.html", "cohort.csv")).toMatch(/^report\.html: agrees byte for byte/m);
  });

  test("agrees byte for byte where only the version that verifies is another", async () => {
    expect(await verify(mgus.html, LATER)).toMatchObject({ agrees: true, compared: "bytes" });
  });
});

describe("what was changed in a page is found and named", () => {
  test.each(changes)("%s, by the same version", async (_, change, expected) => {
    const result = await verify(change(mgus.html));
    expect(result.agrees).toBe(false);
    expect(result.findings.length).toBeLessThanOrEqual(3);
    expect(result.findings).toContainEqual(expect.objectContaining(expected));
    expect(tellVerification(result, "report.html", "cohort.csv")).not.toMatch(/undefined/);
  });

  test.each(changes)("%s, by another version", async (_, change, __, expected) => {
    const result = await verify(change(mgus.html), LATER);
    if (expected === "not seen") {
      expect(result.findings).toEqual([]);
      expect(result.compared).toBe("numbers");
      expect(result.notes[0]).toMatch(/made the page and Reckon 99\.0\.0 verified it/);
    } else {
      expect(result.agrees).toBe(false);
      expect(result.findings).toContainEqual(expect.objectContaining(expected));
    }
  });
});

describe("data that the page was not made from", () => {
  test("is told first, and once, with the numbers that it gives", async () => {
    const lines = new TextDecoder().decode(mgus.data).split("\n");
    const result = await verify(mgus.html, undefined, bytes(lines.toSpliced(5, 1).join("\n")));
    expect(result.agrees).toBe(false);
    expect(result.findings[0]).toMatchObject({
      kind: "data",
      printed: result.sha256.named,
      expected: result.sha256.data,
    });
    expect(result.findings.filter(({ kind }) => kind === "data")).toHaveLength(1);
    expect(result.findings).toContainEqual(
      expect.objectContaining({ statistic: "participants", part: "count", printed: "1,384", expected: "1,383" }),
    );
  });

  test("and that gives no report is told with its faults", async () => {
    const result = await verify(mgus.html, undefined, bytes("a,b\n1,2\n"));
    expect(result).toMatchObject({ agrees: false, compared: "nothing" });
    expect(result.findings.some(({ kind }) => kind === "not-rebuilt")).toBe(true);
  });
});

describe("a page that cannot be judged is never in order", () => {
  const carried = /(<script type="application\/json" id="reckon-inputs">)([\s\S]*?)(<\/script>)/;
  const withInputs = (json: string): string =>
    mgus.html.replace(carried, (_, open, __, close) => `${open}${json}${close}`);

  test.each([
    ["no inputs", () => mgus.html.replace(carried, ""), /carries no inputs/],
    ["inputs that are no JSON", () => withInputs("{"), /no JSON/],
    ["inputs without files", () => withInputs('{"reckon":"0.1.0"}'), /no files/],
    [
      "a file that is no text",
      () => withInputs('{"reckon":"0.1.0","files":{"study.yaml":{}}}'),
      /no text for study\.yaml/,
    ],
    ["files that are packed otherwise", () => withInputs('{"reckon":"0.1.0","files":"AAAA"}'), /no JSON/],
    [
      "files that would fill the memory",
      () => {
        const zeros = deflateRawSync(Buffer.alloc(70e6)).toString("base64");
        return withInputs(JSON.stringify({ reckon: "0.1.0", files: zeros }));
      },
      /no JSON/,
    ],
    ["no version", () => withInputs('{"reckon":"0.1.0 (certified)","files":{}}'), /no version/],
    ["inputs twice", () => edit(mgus.html, "</body>", `${carried.exec(mgus.html)![0]}</body>`), /2 times/],
    [
      "keys of every object",
      () => withInputs('{"reckon":"0.1.0","files":{"__proto__":"x","constructor":"y"}}'),
      /study\.yaml/,
    ],
    [
      "a plan that names files elsewhere",
      () =>
        withInputs(JSON.stringify({ reckon: "0.1.0", files: { "study.yaml": planNaming("../../../../etc/passwd") } })),
      /does not carry \.\.\/\.\.\/\.\.\/\.\.\/etc\/passwd/,
    ],
  ])("%s", async (_, page, message) => {
    const result = await verify(page());
    expect(result).toMatchObject({ agrees: false, compared: "nothing" });
    expect(result.findings.map((finding) => finding.message).join("\n")).toMatch(message);
  });

  test.each([
    ["bytes that are no UTF-8", Uint8Array.of(0xff, 0xfe, 0x3c)],
    ["elements nested without end", bytes("<div>".repeat(100_000))],
  ])("%s", async (_, page) => {
    await expect(verifyPage(page, mgus.data)).rejects.toThrow(Unreadable);
  });

  test("an empty page", async () => {
    expect(await verify("")).toMatchObject({ agrees: false, compared: "nothing" });
  });

  test("a report without a statistic", async () => {
    const result = await verifyPage(bytes(mgus.html), mgus.data, {
      rebuild: async () => ({ html: mgus.html, statistics: 0 }),
    });
    expect(result.agrees).toBe(false);
    expect(result.findings).toContainEqual(expect.objectContaining({ kind: "nothing-checked" }));
  });

  function planNaming(path: string): string {
    return `title: T\nauthors: [{ name: A }]\ndata: { file: data.csv, codebook: ${path}, status: real }\n`;
  }
});

test("a printed number is a right rounding of a value, or it is not", () => {
  expect(roundsTo("1.64", "1.6425339366515836")).toBe(true);
  expect(roundsTo("1.65", "1.6425339366515836")).toBe(false);
  expect(roundsTo("1,384", "1384")).toBe(true);
  expect(roundsTo("\u22120.21", "-0.2099")).toBe(true);
  expect(roundsTo("78.5%", "0.7848")).toBe(true);
  expect(roundsTo("78.4%", "0.7848")).toBe(false);
  expect(roundsTo("<0.001", "0.0000107")).toBe(true);
  expect(roundsTo("<0.001", "0.0107")).toBe(false);
  expect(roundsTo("many", "3")).toBe(false);
});

describe("on the command line", () => {
  const scratch = mkdtempSync(join(tmpdir(), "reckon-verify-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const main = resolve(import.meta.dirname, "../../dist/cli/main.js");
  const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    promisify(execFile)(process.execPath, [main, "verify", ...args], { maxBuffer: 1e8 }).then(
      (done) => ({ code: 0, ...done }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  const file = (name: string, text: string): string => {
    writeFileSync(join(scratch, name), text);
    return join(scratch, name);
  };
  const data = resolve(import.meta.dirname, "../../examples/mgus2/data/mgus2.csv");

  test("0 where it agrees, 1 with every finding where it does not, 2 where a file cannot be read", async () => {
    const agreed = await run(file("agreed.html", mgus.html), "--data", data);
    expect(agreed).toMatchObject({ code: 0, stderr: "" });
    expect(agreed.stdout).toMatch(/agrees byte for byte; \d+ printed numbers, \d+ statistics recomputed/);

    const forged = file("forged.html", inNumber(mgus.html, />1,384</, ">1,\u001b[2J483<"));
    const found = await run(forged, "--data", data);
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(/the text, "Abstract" \(line \d+\): participants\.count is '1,\ufffd\[2J483'/);
    const json = JSON.parse((await run(forged, "--data", data, "--format", "json")).stdout) as {
      diagnostics: { rule: string; file: string }[];
      result: Verification;
    };
    expect(json.result.findings).toHaveLength(1);
    expect(json.diagnostics).toMatchObject([{ rule: "page-differs", severity: "error", file: forged }]);
    expect((await run(forged, "--data", data, "--json")).stdout).toBe(`${JSON.stringify(json, null, 2)}\n`);

    expect(await run(join(scratch, "none.html"), "--data", data)).toMatchObject({ code: 2 });
    expect(await run(forged, "--data", join(scratch, "none.csv"))).toMatchObject({ code: 2 });
    expect(await run(forged)).toMatchObject({ code: 2 });
  }, 60_000);
});
