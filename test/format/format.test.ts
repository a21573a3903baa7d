import { describe, expect, test } from "vitest";
import { fixed, placesFor } from "../../src/format/decimal.js";
import { formatPart, pRelation } from "../../src/format/format.js";
import type { PartDisplay, PartKind, PartValue } from "../../src/format/part.js";
import { profiles } from "../../src/format/profile.js";

const profile = profiles.biomedical!;
const print = (value: PartValue, kind: PartKind, rest: Partial<PartDisplay> = {}): string =>
  formatPart(value, { kind, label: "", ...rest }, profile);

describe("rounding is decimal, half away from zero", () => {
  test.each([
    [1.005, 2, "1.01"],
    [-1.005, 2, "-1.01"],
    [2.5, 0, "3"],
    [0.5, 0, "1"],
    [0.49999999999999994, 0, "0"],
    [-0.4, 0, "0"],
    [-0.004, 2, "0.00"],
    [999.995, 2, "1000.00"],
    [9.999e-7, 9, "0.000001000"],
    [1e21, 0, "1000000000000000000000"],
    [1.5e-10, 10, "0.0000000002"],
    [0, 3, "0.000"],
    [123456.789, 1, "123456.8"],
    [0.05, 1, "0.1"],
    [0.04, 0, "0"],
    [0.00001, 2, "0.00"],
  ])("%d to %d places is %s", (value, places, text) => {
    expect(fixed(value, places)).toBe(text);
  });

  test("what is not finite is no number", () => {
    expect(() => fixed(Number.NaN, 1)).toThrow(RangeError);
    expect(() => fixed(Number.POSITIVE_INFINITY, 1)).toThrow(RangeError);
  });

  test.each([
    [0.012345, 2, 3],
    [0.0999, 2, 2],
    [123.4, 3, 0],
    [99.96, 3, 0],
    [0, 3, 2],
  ])("%d shows %d significant digits with %d places", (value, significant, places) => {
    expect(placesFor(value, significant)).toBe(places);
  });
});

describe("a part is printed by its kind", () => {
  test.each<[PartValue, PartKind, string]>([
    [0.0004, "p", "<0.001"],
    [0.001, "p", "0.001"],
    [0.0496, "p", "0.050"],
    [0.09996, "p", "0.100"],
    [0.1234, "p", "0.12"],
    [0.996, "p", ">0.99"],
    [1, "p", ">0.99"],
    [0, "p", "<0.001"],
    [0.6543, "proportion", "65.4%"],
    [0.95, "level", "95%"],
    [0.975, "level", "97.5%"],
    [1384, "count", "1,384"],
    [-1234.5, "value", "\u22121,235"],
    [-0.0001, "correlation", "0.00"],
    [1.2345, "ratio", "1.23"],
    [0.01234, "ratio", "0.012"],
    [12.34, "ratio", "12.3"],
    [4321, "statistic", "4,321"],
    [4321.5, "statistic", "4,321.5"],
    [2, "df", "2"],
    [null, "p", "\u2013"],
    ["<0.5", "value", "<0.5"],
    [Number.POSITIVE_INFINITY, "ratio", "\u221e"],
    [Number.NEGATIVE_INFINITY, "value", "\u2212\u221e"],
    ["exact", "text", "exact"],
    [true, "flag", "yes"],
  ])("%s as %s is %s", (value, kind, text) => {
    expect(print(value, kind)).toBe(text);
  });

  test("a variable's decimals win over its kind's", () => {
    expect(print(2.345, "value", { decimals: 2 })).toBe("2.35");
    expect(print(60.5, "value", { decimals: 0 })).toBe("61");
  });

  test("what does not exist is a dash, or what its part calls it", () => {
    expect(print(null, "value")).toBe("\u2013");
    expect(print(null, "value", { absent: "not reached" })).toBe("not reached");
  });

  test("years have no mark between thousands", () => {
    expect(print(1984, "value", { year: true })).toBe("1984");
  });

  test("NaN is a defect, never printed", () => {
    expect(() => print(Number.NaN, "value")).toThrow(RangeError);
  });

  test("a printed relation takes the place of the equals sign", () => {
    expect(`${pRelation("0.03", profile)}0.03`).toBe("p = 0.03");
    expect(`${pRelation("<0.001", profile)}<0.001`).toBe("p <0.001");
  });
});
