import type { Scope, Type } from "../../../src/cohort/expression/index.js";
import type { Code, Vector } from "../../../src/cohort/index.js";

/** A cell as it would stand in a file: `<5`, `>5`, `` missing, `n/a` not applicable. */
type Cells = readonly (string | number)[];

const ABSENT = new Map<string | number, number>([
  ["", 1],
  ["n/a", 2],
]);

export function numbers(cells: Cells): Vector {
  const state = Uint8Array.from(cells, (cell) => ABSENT.get(cell) ?? { "<": 3, ">": 4 }[String(cell)[0]!] ?? 0);
  const values = Float64Array.from(cells, (cell, i) =>
    state[i] === 0 ? Number(cell) : state[i]! > 2 ? Number(String(cell).slice(1)) : Number.NaN,
  );
  return { kind: "number", values, state };
}

export function codes(cells: Cells, known: readonly Code[], numeric = false): Vector {
  const values = Int32Array.from(cells, (cell) => known.findIndex(({ value }) => value === String(cell)));
  const state = Uint8Array.from(cells, (cell) => ABSENT.get(cell) ?? 0);
  const all = numeric ? { numbers: known.map(({ value }) => Number(value)) } : {};
  return { kind: "code", codes: known, ...all, values, state };
}

export function texts(cells: Cells): Vector {
  const state = Uint8Array.from(cells, (cell) => ABSENT.get(cell) ?? 0);
  return { kind: "text", values: cells.map((cell, i) => (state[i] === 0 ? String(cell) : "")), state };
}

/** `yes`, `no`, `` or `n/a`. */
export function conditions(cells: Cells): Vector {
  const state = Uint8Array.from(cells, (cell) => ABSENT.get(cell) ?? 0);
  return {
    kind: "logical",
    values: Uint8Array.from(cells, (cell) => (cell === "yes" ? 1 : cell === "no" ? 0 : 2)),
    state,
  };
}

export function scopeOf(columns: Readonly<Record<string, Vector>>): Scope {
  const rows = Object.values(columns)[0]!.state.length;
  return {
    rows,
    names: () => Object.keys(columns),
    type: (name): Type | undefined => {
      const column = columns[name];
      switch (column?.kind) {
        case "number":
          return { kind: "number", censored: column.state.some((state) => state > 2) };
        case "code":
          return { kind: "code", codes: column.codes, numeric: column.numbers !== undefined };
        default:
          return column && { kind: column.kind };
      }
    },
    vector: (name) => columns[name]!,
  };
}

/** A vector as cells again; conditions as yes and no. */
export function cellsOf(vector: Vector): (string | number)[] {
  return Array.from(vector.state, (state, i) => {
    if (state === 1) return "";
    if (state === 2) return "n/a";
    if (vector.kind === "logical") return ["no", "yes", "unknown"][vector.values[i]!]!;
    if (vector.kind === "code") return vector.codes[vector.values[i]!]!.value;
    return state === 0 ? vector.values[i]! : `${state === 3 ? "<" : ">"}${vector.values[i]}`;
  });
}
