import { describe, expect, test } from "vitest";
import { builderOf } from "../../src/cohort/builders.js";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { readCohort } from "../../src/cohort/read.js";
import { Mrg32k3a } from "../../src/statistics/random.js";

const codebookOf = (decimalChar: "." | ",") =>
  loadCodebook(
    JSON.stringify({
      title: "t",
      status: "simulated",
      missingValues: ["", "NA"],
      dialect: { delimiter: ";", decimalChar },
      fields: [
        { name: "id", type: "string" },
        { name: "visit", type: "integer", codes: [1, 2, 3] },
        { name: "note", type: "string", missingValues: ["-", "é"] },
        { name: "group", type: "string", codes: ["a", "b", "ü b"] },
        { name: "age", type: "integer", constraints: { minimum: 18, maximum: 110 } },
        { name: "il6", type: "number", detection: { below: 0.5, above: 500 }, constraints: { minimum: 0 } },
        { name: "il10", type: "number", detection: { below: 1, above: 100, fixed: true }, missingValues: ["-99"] },
        { name: "x", type: "number" },
      ],
    }),
    "codebook.json",
  );

const CELLS = [
  ..."0 -0 +1 1 007 18 110 12.5 .5 5. . - + 0.1 0.3 1e3 1E-2 123456789012345 1234567890123456 1 2 3 4".split(" "),
  ..."12345678901234567890 0.000000000000001 9007199254740993 0.1234567890123456 179769313486231570000".split(" "),
  ..."1e400 1e-400 -99 -99.0 2.675 1.005 0.99 100.5 <0.5 <0.50 <.5 >500 <0.4 <1e-1 <1 <1.0 >100 <18 < > <-1".split(" "),
  ..."nan 1,5 0,5 -99,0 1,234.5 1.234,5 <0,5 NA - é a b A u b- p1 ÿ 😀".split(" "),
  ...["", " ", "ü b", "ü b ", " p", "p\u00a0", "p\ufeff", "1 ", " 1", "< 0.5", 'say "no"', "a\nb", "a".repeat(3000)],
];

describe("a cell is read from its bytes as it is from its text", () => {
  test.each([".", ","] as const)("decimals after %j", (decimalChar) => {
    const codebook = codebookOf(decimalChar);
    const random = new Mrg32k3a(20190307);
    for (const field of codebook.fields)
      for (let run = 0; run < 200; run++) {
        const faults: [unknown[], unknown[]] = [[], []];
        const [taking, adding] = faults.map((list) =>
          builderOf(field, codebook, (row, fault) => list.push({ row, ...fault }), run % 2 === 0 ? 1 : 1024),
        );
        const rows = Math.floor(random.next() * 30);
        for (let row = 0; row < rows; row++) {
          if (random.next() < 0.05) {
            taking!.reject(row);
            adding!.reject(row);
            continue;
          }
          const cell = CELLS[Math.floor(random.next() * CELLS.length)]!;
          const bytes = new TextEncoder().encode(`;${cell};`);
          taking!.take(row, bytes, 1, bytes.length - 1);
          adding!.add(row, cell);
        }
        const [a, b] = [taking!.finish(rows), adding!.finish(rows)];
        const rejected = (values: ArrayLike<unknown>, invalid: ReadonlySet<number>) =>
          Array.from(values, (value, row) => (invalid.has(row) ? undefined : value));
        expect(a.state).toEqual(b.state);
        expect(rejected(a.values, taking!.invalid)).toEqual(rejected(b.values, adding!.invalid));
        expect(taking!.invalid).toEqual(adding!.invalid);
        expect(faults[0]).toEqual(faults[1]);
      }
  });

  test("numbers are those of the language, digit by digit", () => {
    const random = new Mrg32k3a(1);
    const cells = Array.from({ length: 20_000 }, () => {
      const digits = Math.floor(random.next() * 18) + 1;
      const text = Array.from({ length: digits }, () => Math.floor(random.next() * 10)).join("");
      const point = Math.floor(random.next() * (digits + 1));
      return `${random.next() < 0.3 ? "-" : ""}${text.slice(0, point)}.${text.slice(point)}`;
    });
    const fields = [{ name: "x", type: "number" }];
    const codebook = loadCodebook(JSON.stringify({ title: "t", status: "simulated", fields }), "c");
    const { columns } = readCohort(new TextEncoder().encode(`x\n${cells.join("\n")}\n`), "c.csv", codebook, "");
    expect(Array.from(columns.get("x")!.values as Float64Array)).toEqual(cells.map((cell) => Number(cell) + 0));
  });
});
