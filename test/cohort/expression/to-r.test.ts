import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import {
  checkExpression,
  evaluate,
  parseExpression,
  R_PRELUDE,
  type RName,
  rNumber,
  rText,
  toR,
} from "../../../src/cohort/expression/index.js";
import type { Substitution } from "../../../src/cohort/index.js";
import { cellsOf, codes, conditions, numbers, scopeOf, texts } from "./scope.js";

const GROUPS = ["igm-pnp", "mmn", "control"].map((value) => ({ value, label: value }));
const YES_NO = ["0", "1"].map((value) => ({ value, label: value }));

describe("R source", () => {
  const names = (name: string): RName =>
    name === "il6" ? { value: "il6", below: "il6_below", above: "il6_above" } : name.replaceAll("-", "_");
  test.each([
    ["a + b * 2", undefined, "a + b * 2"],
    ["(a + b) * 2", undefined, "(a + b) * 2"],
    ["a - (b - 2)", undefined, "a - (b - 2)"],
    ["a / b", undefined, "finite(a / b)"],
    ["-a * 2", undefined, "-a * 2"],
    ['group == "igm-pnp" and (b > 1 or c)', undefined, 'group == "igm-pnp" & (b > 1 | c)'],
    ["not (a > 1)", undefined, "!a > 1"],
    ["not c == (a > 1)", undefined, "!c == (a > 1)"],
    ["il6 > il6-high", undefined, "is_above(censored(il6, il6_below, il6_above), il6_high)"],
    [
      "il6 in [1, 2]",
      undefined,
      "is_equal(censored(il6, il6_below, il6_above), 1) | is_equal(censored(il6, il6_below, il6_above), 2)",
    ],
    ["log(il6)", undefined, "finite(log(il6))"],
    ["log(il6)", "half", 'finite(log(number_of(censored(il6, il6_below, il6_above), "half")))'],
    ['g not in ["a"]', undefined, '!is_in(g, c("a"))'],
    ["il6 is missing", undefined, "is_missing(censored(il6, il6_below, il6_above))"],
    ["a is not missing and c", undefined, "!is.na(a) & c"],
    ["if(c, a, min(a, b))", undefined, "either(c, a, pmin(a, b))"],
    ["if(c, il6, a) + 1", undefined, "number_of(either(c, censored(il6, il6_below, il6_above), a)) + 1"],
  ] as const)("%s", (text, below, expected) => {
    expect(toR(parseExpression(text), names, { below: below as Substitution | undefined })).toBe(expected);
  });

  test("texts are ASCII in any locale, numbers are exact", () => {
    expect(rText('say "é" \\ 😀\n')).toBe('"say \\"\\u00e9\\" \\\\ \\U0001f600\\u000a"');
    expect(rNumber(1e-7)).toBe("1e-7");
  });
});

const rscript = spawnSync("Rscript", ["--version"]).error === undefined;
if (!rscript)
  console.warn("SKIPPED: Rscript is not installed, so R's reading of expressions was NOT compared with ours");

describe.skipIf(!rscript)("R gives the same for random expressions", () => {
  const x = [1, 2, 0.5, -1.25, "", "n/a", "<0.5", "<2", ">5", ">0.5", 3, 0];
  const y = [2, 2, 1, "", 0.75, "", "<3", 2, ">4", "<0.25", "n/a", 0];
  const columns = {
    x: numbers(x),
    y: numbers(y),
    z: numbers([1, 2, 3, 4, "", 6, 0, -2, "n/a", 0.5, 5, 2.5]),
    g: codes(
      ["mmn", "control", "", "igm-pnp", "mmn", "n/a", "mmn", "control", "igm-pnp", "mmn", "", "control"],
      GROUPS,
    ),
    h: codes(["mmn", "mmn", "mmn", "", "control", "mmn", "n/a", "control", "igm-pnp", "control", "mmn", "mmn"], GROUPS),
    d: codes([0, 1, "", 1, 0, 1, "n/a", 0, 1, 1, 0, 0], YES_NO, true),
    t: texts(["a", "b", "", "d", "a", "b", "c", "n/a", "a", "b", "c", "é"]),
    b: conditions(["yes", "no", "", "n/a", "yes", "no", "yes", "no", "", "yes", "no", "yes"]),
  };
  const scope = scopeOf(columns);
  const censoredNames = ["x", "y"];
  const names = (name: string): RName =>
    censoredNames.includes(name) ? { value: name, below: `${name}_below`, above: `${name}_above` } : name;

  const expressions = randomExpressions(600);

  test("600 expressions, with and without a substitution", () => {
    const below: (Substitution | undefined)[] = [undefined, "limit", "half", "root2"];
    const lines = expressions.map((text, i) => {
      const source = toR(parseExpression(text), names, { below: below[i % 4] });
      return `show(${source})`;
    });
    const result = spawnSync("Rscript", ["--vanilla", "-"], {
      input: `${R_PRELUDE}\n${dataInR()}\n${SHOW}\n${lines.join("\n")}\n`,
      encoding: "utf8",
    });
    expect(result.stderr).toBe("");
    const rows = result.stdout.trim().split("\n");
    expect(rows).toHaveLength(expressions.length);
    let told = 0;
    expressions.forEach((text, i) => {
      const ours = cellsOf(evaluate(parseExpression(text), scope, { below: below[i % 4] }));
      const theirs = rows[i]!.split("\t");
      ours.forEach((value, row) => {
        const r = theirs[row] ?? theirs[0]!;
        const where = `${text} [${below[i % 4]}], row ${row + 1}: ${value} here, ${r} in R`;
        if (value === "" || value === "n/a") expect(r, where).toBe("NA");
        else if (typeof value === "number") {
          expect(Math.abs(Number(r) - value), where).toBeLessThanOrEqual(1e-12 * Math.abs(value));
          told++;
        } else {
          expect(r, where).toBe(value === "yes" ? "TRUE" : value === "no" ? "FALSE" : value);
          told++;
        }
      });
    });
    expect(told).toBeGreaterThan(2000);
  });

  test("every expression is well typed", () => {
    for (const text of expressions) expect(checkExpression(parseExpression(text), scope).faults, text).toEqual([]);
  });

  function dataInR(): string {
    return Object.entries(columns)
      .map(([name, vector]) => {
        const { state } = vector;
        const r = (cells: (string | number)[]) => `c(${cells.join(", ")})`;
        const cells = Array.from(state, (s, i): string | number => {
          if (s !== 0) return "NA";
          if (vector.kind === "number") return vector.values[i]!;
          if (vector.kind === "logical") return vector.values[i] === 1 ? "TRUE" : "FALSE";
          if (vector.kind === "text") return rText(vector.values[i]!);
          return vector.numbers ? vector.numbers[vector.values[i]!]! : rText(vector.codes[vector.values[i]!]!.value);
        });
        if (vector.kind !== "number") return `${name} <- ${r(cells)}`;
        const limits = (wanted: number) =>
          r(Array.from(state, (s, i) => (s === wanted ? vector.values[i]! : "NA_real_")));
        return `${name} <- ${r(cells)}\n${name}_below <- ${limits(3)}\n${name}_above <- ${limits(4)}`;
      })
      .join("\n");
  }
});

/** Prints a value as cells on a line; a censored one as `<limit`. */
const SHOW = `
show <- function(x) {
  text <- function(v) ifelse(is.na(v), "NA", if (is.numeric(v)) sprintf("%.17g", v) else as.character(v))
  if (is.list(x)) x <- ifelse(!is.na(x$below), paste0("<", x$below), ifelse(!is.na(x$above), paste0(">", x$above), text(x$value)))
  else x <- text(x)
  cat(paste(x, collapse = "\\t"), "\\n", sep = "")
}`;

/** Well-typed expressions from a fixed sequence of pseudo-random numbers. */
function randomExpressions(count: number): string[] {
  let state = 20190307;
  const random = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
  const one = (...options: (() => string)[]) => options[random(options.length)]!();
  const literal = () => ["0", "1", "2", "0.5", "2.75", "-1", "3", "5"][random(8)]!;
  const number = (depth: number): string =>
    depth === 0
      ? one(
          () => "x",
          () => "y",
          () => "z",
          () => "d",
          literal,
        )
      : one(
          () => number(0),
          () => `(${number(depth - 1)} ${["+", "-", "*", "/"][random(4)]} ${number(depth - 1)})`,
          () => `${number(depth - 1)} - ${number(0)} * ${number(0)}`,
          () => `-${number(0)}`,
          () => `${["log", "exp", "sqrt", "abs"][random(4)]}(${number(depth - 1)})`,
          () => `${["min", "max"][random(2)]}(${number(depth - 1)}, ${number(0)}, ${number(0)})`,
          () => `if(${condition(depth - 1)}, ${number(depth - 1)}, ${number(depth - 1)})`,
        );
  const code = () =>
    one(
      () => "g",
      () => "h",
      () => 'if(b, g, "control")',
    );
  const name = () => ['"mmn"', '"control"', '"igm-pnp"'][random(3)]!;
  const condition = (depth: number): string =>
    depth === 0
      ? one(
          () => "b",
          () => `${number(1)} ${["<", "<=", ">", ">=", "==", "!="][random(6)]} ${number(0)}`,
          () => `${code()} ${["==", "!="][random(2)]} ${one(code, name)}`,
          () => `${code()} ${["in", "not in"][random(2)]} [${name()}, ${name()}]`,
          () => `${number(0)} ${["in", "not in"][random(2)]} [0, 1]`,
          () => `t ${["==", "!="][random(2)]} "${["a", "é"][random(2)]}"`,
          () =>
            `${one(
              () => number(1),
              code,
              () => "t",
            )} is ${["", "not "][random(2)]}missing`,
        )
      : one(
          () => condition(0),
          () => `not (${condition(depth - 1)})`,
          () => `(${condition(depth - 1)} and ${condition(depth - 1)})`,
          () => `(${condition(depth - 1)} or ${condition(depth - 1)})`,
          () => `if(${condition(depth - 1)}, ${condition(0)}, ${condition(0)})`,
          () => `(${condition(0)}) == (${condition(0)})`,
        );
  return Array.from({ length: count }, (_, i) => (i % 3 === 0 ? number(3) : i % 3 === 1 ? condition(3) : condition(2)));
}
