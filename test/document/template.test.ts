import { describe, expect, it } from "vitest";
import { asks } from "../../src/document/asks.js";
import { parseManuscript } from "../../src/document/manuscript.js";
import { describeFault } from "../../src/fault.js";

const faults = (text: string): string[] =>
  parseManuscript(text, "templates/report.md").faults.map((fault) => describeFault(fault).split("\n").join(" |"));

describe("what is wrong with a manuscript is told with its place", () => {
  const cases: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
    [
      "unknown helper",
      'One\n\ntwo {{stats "a"}}',
      /^templates\/report\.md:3:7 {2}error: unknown helper: stats .*did you mean stat\?/,
    ],
    [
      "unknown helper without arguments",
      "{{refrences}}",
      /:1:3 {2}error: unknown helper: refrences .*did you mean references\?/,
    ],
    ["a name of Object's prototype", "{{constructor}}", /:1:3 {2}error: unknown helper: constructor/],
    ["a helper of Handlebars' own", '{{lookup study "title"}}', /:1:3 {2}error: unknown helper: lookup/],
    ["too few arguments", "a {{stat}}", /:1:5 {2}error: stat takes 1 argument, found 0/],
    ["too many arguments", '{{stat "a" "b"}}', /:1:3 {2}error: stat takes 1 argument, found 2/],
    ["unknown option", '{{stat "a" unti=true}}', /:1:3 {2}error: stat has no option: unti .*expected: unit/],
    ["wrong type of option", '{{stat "a" unit="yes"}}', /:1:3 {2}error: stat: option unit cannot be "yes"/],
    ["missing option", '{{literal "0.05"}}', /:1:3 {2}error: literal needs the option why/],
    ["raw output", 'a\n {{{stat "a"}}}', /:2:2 {2}error: .*always escaped/],
    ["partial", "{{> other}}", /:1:1 {2}error: partials and decorators/],
    ["unknown block", "{{#with study}}x{{/with}}", /:1:4 {2}error: unknown block: with/],
    ["raw block", "{{{{raw}}}}x{{{{/raw}}}}", /:1:5 {2}error: unknown block: raw/],
    ["path upwards", "{{#each claims}}{{../study.title}}{{/each}}", /:1:19 {2}error: a path cannot lead upwards/],
    ["call inside a call", '{{literal (stat "a") why="x"}}', /:1:11 {2}error: cannot be asked inside a call: stat/],
    ["unclosed helper", 'a\nbb {{stat "a" }', /:2:\d+ {2}error: .*template-syntax/],
    ["unclosed string", "x {{stat 'a}} \n more", /:1:10 {2}error: unexpected character inside \{\{…\}\}/],
    ["unclosed block", "foo\n {{#if simulated}}", /:2:\d+ {2}error: the template ends inside an open/],
    ["mismatched block", "a {{#if simulated}}b{{/each}}", /:1:6 {2}error: if doesn't match each/],
    ["private-use character", "ab\nc\uE000\uE010\uE001", /:2:2 {2}error: private-use character U\+E000/],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    expect(faults(text)[0]).toMatch(expected);
  });

  it("tells all faults, not only the first", () => {
    expect(faults('{{a "1"}} {{b "2"}}\n{{c "3"}}')).toHaveLength(3);
  });

  it("puts faults of a text in another file where that text stands", () => {
    const at = { file: "study.yaml", line: 40, column: 5 };
    const { faults: found } = parseManuscript('{{nope "a"}}', "study.yaml", { at });
    expect(found[0]?.place).toEqual(at);
  });
});

describe("what a manuscript asks for", () => {
  it("lists statistics with their places, in conditions and loops too", () => {
    const manuscript = parseManuscript(
      'A {{stat "x.p"}}\n{{#if simulated}}{{stat "y"}}{{else}}{{stat "z"}}{{/if}}{{#each claims}}{{stat "w"}}{{stat id}}{{/each}}',
      "r.md",
    );
    expect(manuscript.faults).toEqual([]);
    expect(asks(manuscript).map((ask) => (ask.kind === "reference" ? ask.reference : ask.method))).toEqual([
      "x.p",
      "y",
      "z",
      "w",
    ]);
    expect(asks(manuscript)[0]?.place).toEqual({ file: "r.md", line: 1, column: 10 });
  });

  it("takes a helper named as a method for a statistic to add to the plan", () => {
    const manuscript = parseManuscript('{{median "il6" in="control"}}', "r.md");
    expect(asks(manuscript)).toEqual([
      {
        kind: "inline",
        method: "median",
        args: [{ type: "literal", value: "il6", place: { file: "r.md", line: 1, column: 10 } }],
        options: new Map([
          [
            "in",
            {
              type: "literal",
              value: "control",
              place: { file: "r.md", line: 1, column: 19 },
              key: { file: "r.md", line: 1, column: 16 },
            },
          ],
        ]),
        place: { file: "r.md", line: 1, column: 3 },
      },
    ]);
    expect(faults('{{medain "il6"}}')[0]).toMatch(/did you mean median\?/);
  });
});
