import { type Fault, StudyFaults, suggest } from "../fault.js";
import { quantile } from "../statistics/quantile.js";
import { Refusal } from "../statistics/refusal.js";
import {
  type CodeColumn,
  type Column,
  type Logical,
  type LogicalVector,
  NO,
  NOT_APPLICABLE,
  UNKNOWN,
  type Vector,
  YES,
} from "./column.js";
import { type Declarations, type Definition, EVERYONE, type Threshold } from "./declarations.js";
import { type Dictionary, dictionaryOf } from "./dictionary.js";
import { constant } from "./expression/constant.js";
import { checkExpression, evaluate, parseExpression, type Scope } from "./expression/index.js";
import type { Cohort } from "./read.js";
import { type Meaning, type Resolved, resolve } from "./resolve.js";
import { sample } from "./sample.js";

/** A threshold's number, or why it has none. */
export interface ThresholdValue {
  readonly value: number | null;
  readonly refusal?: string;
  readonly label: string;
  readonly unit?: string;
  /** How it came about, where it is a quantile. */
  readonly quantile?: number;
  readonly of?: string;
  readonly in?: string;
  readonly n?: number;
}

/** Everything that can be asked of a cohort by name; each thing is computed when first asked for, and kept. */
export interface Variables {
  readonly cohort: Cohort;
  /** How many participants its rows stand for (where rows are visits, how many visits). */
  readonly participants: number;
  /** What the names mean, and in which order they depend on each other. */
  readonly resolved: Resolved;
  readonly dictionary: Dictionary;
  /** A column, a definition, or a subset as a condition. Throws StudyFaults for other names. */
  variable(name: string): Column | Logical;
  /** For each row whether it is in the subset: `NO`, `YES` or `UNKNOWN`. A condition that does not apply is not met. */
  subset(name: string): Uint8Array;
  threshold(name: string): ThresholdValue;
  /** A condition by name or as an expression. Throws StudyFaults where it is at fault or no condition. */
  condition(text: string): LogicalVector;
  /** What `make` gives, computed once for `key`. */
  once<T>(key: string, make: () => T): T;
}

/** Rows above which tables of participants are made anew for each statistic: few are asked for twice, and they are large. */
const LARGE = 100_000;

/** As {@link Variables.once}; of a large cohort nothing is kept. */
export function onceUnlessLarge<T>(variables: Variables, key: string, make: () => T): T {
  return variables.participants > LARGE ? make() : variables.once(key, make);
}

/** Everything that is wrong with a study's definitions, thresholds and subsets; warnings among them. */
export function checkVariables(declarations: Declarations): readonly Fault[] {
  return resolve(declarations).faults;
}

/**
 * The variables of a study over its cohort. Throws StudyFaults with all faults that {@link checkVariables} finds, where
 * one of them is an error.
 */
export function makeVariables({
  cohort,
  participants = cohort.rows,
  threshold,
  ...declared
}: Omit<Declarations, "codebook"> & CohortGiven): Variables {
  const resolved = resolve({ ...declared, codebook: cohort.codebook });
  if (resolved.faults.some(({ severity }) => severity === "error")) throw new StudyFaults(resolved.faults);
  return new StudyVariables(cohort, resolved, participants, threshold);
}

/** A cohort, and what is known of participants beyond it. */
interface CohortGiven {
  readonly cohort: Cohort;
  readonly participants?: number;
  /** A threshold that is made of columns that the cohort does not have; undefined for the others. */
  readonly threshold?: (id: string) => ThresholdValue | undefined;
}

class StudyVariables implements Variables {
  readonly dictionary: Dictionary;
  private readonly scope: Scope;
  private readonly kept = new Map<string, unknown>();

  constructor(
    readonly cohort: Cohort,
    readonly resolved: Resolved,
    readonly participants: number,
    private readonly elsewhere: (id: string) => ThresholdValue | undefined = () => undefined,
  ) {
    this.dictionary = dictionaryOf(resolved);
    this.scope = {
      rows: cohort.rows,
      names: () => [...resolved.names.keys()],
      type: (name) => resolved.types.get(name),
      vector: (name) => this.vector(name),
    };
  }

  once<T>(key: string, make: () => T): T {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key) as T;
  }

  variable(name: string): Column | Logical {
    const meaning = this.resolved.names.get(name);
    if (!meaning || meaning.kind === "threshold") throw this.unknown("name", name, this.dictionary.variableNames());
    const vector = this.vector(name);
    if (vector.kind === "logical") return { ...vector, name, label: this.dictionary.name(name) };
    if (meaning.kind === "column") return this.cohort.columns.get(name)!;
    const { definition } = meaning as Meaning & { kind: "definition" };
    const field = { ...fieldOf(definition, this.cohort.codebook.file), label: this.dictionary.name(name) };
    if (vector.kind === "code")
      return { ...vector, name, field: { ...field, type: vector.numbers ? "integer" : "string", codes: vector.codes } };
    return { ...vector, name, field };
  }

  subset(name: string): Uint8Array {
    return this.once(JSON.stringify(["subset", name]), () => {
      if (name === EVERYONE) return new Uint8Array(this.cohort.rows).fill(YES);
      const meaning = this.resolved.subsets.get(name);
      if (!meaning) throw this.unknown("subset", name, this.dictionary.subsetNames());
      const { values, state } = this.logicalOf(meaning);
      const rows = values.slice();
      for (let row = 0; row < rows.length; row++)
        if (rows[row] === UNKNOWN && state[row] === NOT_APPLICABLE) rows[row] = NO;
      return rows;
    });
  }

  threshold(name: string): ThresholdValue {
    return this.once(JSON.stringify(["threshold", name]), () => {
      const meaning = this.resolved.names.get(name);
      if (meaning?.kind !== "threshold") {
        const known = [...this.resolved.names].filter(([, { kind }]) => kind === "threshold").map(([key]) => key);
        throw this.unknown("threshold", name, known);
      }
      const unit = this.dictionary.unit(name);
      const named = { label: this.dictionary.name(name), ...(unit !== undefined && { unit }) };
      const known = this.elsewhere(name);
      if (known) return known;
      return { ...named, ...this.thresholdValue(meaning.threshold) };
    });
  }

  condition(text: string): LogicalVector {
    return this.once(JSON.stringify(["condition", text]), () => {
      const meaning = this.resolved.names.get(text) ?? this.resolved.subsets.get(text);
      if (meaning?.kind === "subset" || meaning?.kind === "group") return this.logicalOf(meaning);
      const expression = parseExpression(text);
      const { type, faults } = checkExpression(expression, this.scope);
      if (faults.length > 0) throw new StudyFaults(faults);
      const vector = evaluate(expression, this.scope);
      if (type.kind === "logical" && vector.kind === "logical") return vector;
      const message = `not a condition: ${text}`;
      throw new StudyFaults([
        { rule: "type-mismatch", severity: "error", message, hint: "compare it, e.g. with == or >" },
      ]);
    });
  }

  private vector(name: string): Vector {
    const meaning = this.resolved.names.get(name)!;
    switch (meaning.kind) {
      case "column":
        return this.cohort.columns.get(name)!;
      case "definition":
        return this.once(JSON.stringify(["definition", name]), () =>
          evaluate(meaning.expression!, this.scope, { below: meaning.definition.below }),
        );
      case "threshold":
        return constant(this.thresholdNumber(meaning.threshold));
      default:
        return this.logicalOf(meaning);
    }
  }

  private logicalOf(meaning: Meaning & { kind: "subset" | "group" }): LogicalVector {
    const name = meaning.kind === "subset" ? meaning.subset.id : meaning.code.value;
    return this.once(JSON.stringify(["logical", meaning.kind, name]), (): LogicalVector => {
      if (meaning.kind === "subset") return evaluate(meaning.expression!, this.scope) as LogicalVector;
      const { values, codes, state } = this.cohort.columns.get(meaning.column.name) as CodeColumn;
      const index = codes.findIndex(({ value }) => value === name);
      const truth = new Uint8Array(values.length);
      for (let row = 0; row < truth.length; row++)
        truth[row] = values[row]! < 0 ? UNKNOWN : values[row] === index ? YES : NO;
      return { kind: "logical", values: truth, state };
    });
  }

  private thresholdValue(threshold: Threshold): Omit<ThresholdValue, "label"> {
    if ("value" in threshold) return { value: threshold.value };
    const { quantile: p, of, in: subset } = threshold;
    const { values, n, belowLimit, aboveLimit } = sample(this, of, subset);
    const made = { quantile: p, of, in: subset, n };
    try {
      const value = quantile(values, p);
      if (Number.isFinite(value)) return { value, ...made };
      const where =
        value === Number.NEGATIVE_INFINITY ? `below detection (<${belowLimit})` : `above detection (>${aboveLimit})`;
      return { value: null, refusal: `falls among values ${where}`, ...made };
    } catch (error) {
      if (error instanceof Refusal) return { value: null, refusal: error.message, ...made };
      throw error;
    }
  }

  private thresholdNumber(threshold: Threshold): number {
    const { value, refusal, label } = this.threshold(threshold.id);
    if (value !== null) return value;
    const { id, place } = threshold;
    const message = `the threshold ${id} (${label}) has no value: ${refusal}`;
    const hint = "give a value, or another quantile";
    throw new StudyFaults([{ rule: "threshold-undefined", severity: "error", message, ...(place && { place }), hint }]);
  }

  private unknown(what: "name" | "subset" | "threshold", name: string, known: readonly string[]): StudyFaults {
    const hint = suggest(name, known);
    const rule = ({ name: "name-unknown", subset: "subset-unknown", threshold: "threshold-unknown" } as const)[what];
    return new StudyFaults([{ rule, severity: "error", message: `unknown ${what}: ${name}`, ...(hint && { hint }) }]);
  }
}

function fieldOf({ id, unit, decimals, place }: Definition, file: string) {
  return {
    name: id,
    type: "number" as const,
    ...(unit !== undefined && { unit }),
    ...(decimals !== undefined && { decimals }),
    required: false,
    unique: false,
    place: place ?? { file },
  };
}
