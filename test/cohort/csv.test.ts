import { describe, expect, it } from "vitest";
import { readCsv } from "../../src/cohort/csv.js";
import { Mrg32k3a } from "../../src/statistics/random.js";
import { csvParse as reference } from "./csv-parse.js";

type Reader = typeof reference;

function told(read: Reader, text: string, delimiter = ",", most = Number.POSITIVE_INFINITY): unknown {
  const records: unknown[] = [];
  const failure = read(text, delimiter, (cells, end) => records.push({ cells: [...cells], end }) < most);
  return { records, failure };
}

const files: readonly string[] = [
  "a,b\n1,2\n",
  "a,b\n1,2",
  "a,b\r\n1,2\r\n",
  "a,b\r1,2\r",
  "a,b\n\n1,2\n\n\n",
  "\n",
  "\n\na\n",
  "a,b\n1,",
  "a,b\n1,\n,\n",
  ",",
  'a,b\n"1,2",3\n',
  'a,b\n"1 ""x"" 2","line\nbreak"\n',
  'a,b\n"",""\n',
  'a,""',
  'a,b\n1,2"3\n4,5\n',
  'a,b\n"1"2,3\n',
  'a,b\n"1" ,3\n',
  'a,b\n"1,2\n3,4\n',
  '"',
  '"a"',
  '"a"\r\n"b"\r\n',
  '"a"\rb',
  'a,b\n1,"2\n',
  "\u00e9,\u20ac,\ud83d\ude00\n\u00fc,x,y\n",
  " a , b \n",
  "a;b\n1;2\n",
];

describe("records of CSV", () => {
  it.each(files)("reads %j as csv-parse does", (text) => {
    expect(told(readCsv, text)).toEqual(told(reference, text));
    expect(told(readCsv, text, ";")).toEqual(told(reference, text, ";"));
    expect(told(readCsv, text, ",", 2)).toEqual(told(reference, text, ",", 2));
    expect(told(readCsv, text, "\u00e9")).toEqual(told(reference, text, "\u00e9"));
  });

  it("reads 5,000 files of every mixture of cells, quotes and line ends as csv-parse does", () => {
    const random = new Mrg32k3a(20190307);
    const pieces = [
      "a",
      "1",
      " ",
      ",",
      ",",
      "\n",
      "\r\n",
      "\r",
      '"',
      '"',
      '""',
      "\u00e9",
      "\u00e8",
      "\ud83d\ude00",
      '","',
      '"\n',
    ];
    for (let file = 0; file < 5_000; file++) {
      const length = 1 + Math.floor(random.next() * 12);
      const text = Array.from({ length }, () => pieces[Math.floor(random.next() * pieces.length)]).join("");
      expect(told(readCsv, text), JSON.stringify(text)).toEqual(told(reference, text));
      expect(told(readCsv, text, "\u00e9"), JSON.stringify(text)).toEqual(told(reference, text, "\u00e9"));
    }
  });
});
