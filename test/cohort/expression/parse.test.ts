import { describe, expect, test } from "vitest";
import { type Expression, parseExpression, references } from "../../../src/cohort/expression/index.js";
import { StudyFaults } from "../../../src/fault.js";

/** The tree in prefix notation. */
function tree(node: Expression): string {
  switch (node.kind) {
    case "number":
      return String(node.value);
    case "text":
      return JSON.stringify(node.value);
    case "name":
      return node.name;
    case "negative":
      return `(neg ${tree(node.operand)})`;
    case "not":
      return `(not ${tree(node.operand)})`;
    case "missing":
      return `(${node.negated ? "known" : "missing"} ${tree(node.operand)})`;
    case "in":
      return `(${node.negated ? "not-in" : "in"} ${[node.operand, ...node.members].map(tree).join(" ")})`;
    case "call":
      return `(${node.name} ${node.arguments.map(tree).join(" ")})`;
    case "arithmetic":
    case "comparison":
      return `(${node.operator} ${tree(node.left)} ${tree(node.right)})`;
    default:
      return `(${node.kind} ${tree(node.left)} ${tree(node.right)})`;
  }
}

function faultOf(text: string) {
  try {
    parseExpression(text, { file: "study.yaml", line: 4, column: 10 });
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults[0]!;
    throw error;
  }
  throw new Error(`no fault: ${text}`);
}

describe("what is read", () => {
  test.each([
    ["1 + 2 * 3", "(+ 1 (* 2 3))"],
    ["(1 + 2) * 3", "(* (+ 1 2) 3)"],
    ["8 - 3 - 2", "(- (- 8 3) 2)"],
    ["8 / 4 / 2", "(/ (/ 8 4) 2)"],
    ["-3", "-3"],
    ["-0", "0"],
    ["2 * -x", "(* 2 (neg x))"],
    ["2 - -3", "(- 2 -3)"],
    ["1.5e-3", "0.0015"],
    ["odss_2y - odss_sampling", "(- odss_2y odss_sampling)"],
    ["il6-vs-control.p < 0.05", "(< il6-vs-control.p 0.05)"],
    ["panel.il6.igm-pnp.median > 3", "(> panel.il6.igm-pnp.median 3)"],
    ["panel.2y.q1", "panel.2y.q1"],
    ["`Age (years)` > 60", "(> Age (years) 60)"],
    ["`and` == 1", "(== and 1)"],
    ["größe > 1", "(> größe 1)"],
    ["a and b or c and not d", "(or (and a b) (and c (not d)))"],
    ["not a == 1", "(not (== a 1))"],
    ["not not a", "(not (not a))"],
    ['group == "igm-pnp" and anti_mag == "positive"', '(and (== group "igm-pnp") (== anti_mag "positive"))'],
    ["group == 'mmn'", '(== group "mmn")'],
    ['x == "say \\"hi\\" \\\\ it\\\'s"', '(== x "say \\"hi\\" \\\\ it\'s")'],
    ['group in ["a", "b"]', '(in group "a" "b")'],
    ["x not in [1, -2]", "(not-in x 1 -2)"],
    ["il6 is missing", "(missing il6)"],
    ["a - b is not missing", "(known (- a b))"],
    ["(a < b) == (c < d)", "(== (< a b) (< c d))"],
    ["if(a > 1, a, max(b, 0))", "(if (> a 1) a (max b 0))"],
    ["log(x) / log(10)", "(/ (log x) (log 10))"],
    ["min(a, b, c)", "(min a b c)"],
    ["min + max", "(+ min max)"],
    ["  a\n  and b ", "(and a b)"],
  ])("%s", (text, expected) => {
    expect(tree(parseExpression(text))).toBe(expected);
  });
});

describe("what is refused, with its place", () => {
  test.each([
    ["", 10, "the expression is empty", undefined],
    ["   ", 10, "the expression is empty", undefined],
    ["1 < x < 5", 16, "comparisons cannot be chained", /1 < x and x < 5/],
    ["a == b is missing", 17, "comparisons cannot be chained", /and/],
    ['a in ["x"] in ["y"]', 21, "comparisons cannot be chained", /and/],
    ["a -b", 12, "a minus needs spaces around it", /a - b/],
    ["a- b", 11, "a minus needs spaces around it", /a - b/],
    ["(a)-1", 13, "a minus needs spaces around it", /a - b/],
    ["3-x", 11, "a minus needs spaces around it", /a - b/],
    ["a = 1", 12, "not in this language: =", /==/],
    ["a === 1", 14, "not in this language: =", /==/],
    ["a <> 1", 12, "not in this language: <>", /!=/],
    ["!a", 10, "not in this language: !", /not/],
    ["a && b", 12, "not in this language: &", /and/],
    ["a | b", 12, "not in this language: |", /or/],
    ["a ^ 2", 12, "not in this language: a power", /multiply/],
    ["a ** 2", 12, "not in this language: a power", /multiply/],
    ["a % 2", 12, "not in this language: %", /0\.05/],
    ["a − 2", 12, "not in this language: a dash", /minus/],
    ["a == “x”", 15, "not in this language: a typographic quote", /straight/],
    ["a > .5", 14, "not in this language: a number that begins with a point", /0\.5/],
    ["a > 0.5mg", 14, "not a number: 0.5mg", /backticks/],
    ["1e999 > a", 10, "number too large: 1e999", undefined],
    ['a == "x', 15, "a text is never closed", /"/],
    ['a == "\\n"', 16, "unknown escape: \\n", /known/],
    ["`a", 10, "a backtick is never closed", undefined],
    ["`` > 1", 10, "no name between backticks", undefined],
    ["a @ b", 12, "unexpected character: @", undefined],
    ["a > 😀", 14, "unexpected character: 😀", undefined],
    ["a +", 13, "the expression ends here", /expected a number/],
    ["(a > 1", 16, "the expression ends here", /\)/],
    ["a > 1)", 15, "unexpected )", /end/],
    ["a b", 12, "unexpected b", /operator/],
    ["a and and b", 16, "unexpected and", undefined],
    ["a is 5", 15, "unexpected 5", /==/],
    ["a is not known", 19, "unexpected known", /==/],
    ["a in (1, 2)", 15, "unexpected (", /\[/],
    ["a in []", 16, "unexpected ]", undefined],
    ["a in [x]", 16, "a list holds only numbers and texts", /quotes/],
    ["a in [1, 2", 20, "the expression ends here", /comma/],
    ["log10(a)", 10, "unknown function: log10", /log\(10\)/],
    ["median(a)", 10, "unknown function: median", /the functions are/],
    ["constructor(a)", 10, "unknown function: constructor", undefined],
    ["if(a > 1, 2)", 10, "if takes 3 arguments, found 2", undefined],
    ["log(1, 2)", 10, "log takes 1 argument, found 2", undefined],
    ["min(1)", 10, "min takes at least 2 arguments, found 1", undefined],
    ["if a then b", 10, "unexpected if", /if\(condition/],
    ["a..b", 11, "unexpected character: .", undefined],
    [`${"(".repeat(70)}a${")".repeat(70)}`, 74, "nested deeper than 64 levels", undefined],
    [`${"not ".repeat(100)}a`, undefined, "nested deeper than 64 levels", undefined],
    ["a + ".repeat(2000), 10, "expression of 8000 characters", /4096/],
  ])("%s", (text, column, message, hint) => {
    const fault = faultOf(text);
    expect(fault.message).toBe(message);
    if (column !== undefined) expect(fault.place).toEqual({ file: "study.yaml", line: 4, column });
    if (hint) expect(fault.hint).toMatch(hint);
  });
});

test("names are listed once, in order", () => {
  expect(references(parseExpression('b + a > b and c in ["b"] or log(d) is missing'))).toEqual(["b", "a", "c", "d"]);
});

test("every node knows its span and place, over several lines too", () => {
  const node = parseExpression("a > 1\n  and bb < 2", { file: "f", line: 7, column: 5 });
  if (node.kind !== "and") throw new Error(node.kind);
  expect(node.right).toMatchObject({ start: 12, end: 18, place: { file: "f", line: 8, column: 7 } });
});

test("without an origin, places are in the expression", () => {
  expect(() => parseExpression("a >")).toThrow(/expression:1:4/);
});
