/**
 * The joint that carries the house: everything peculiar to a kind of statistic stands in one file, as a `Method`
 * (what it declares, needs and computes) and its `Words` (sentences and R); all that is general is derived from them.
 * The two are separate values so that a browser's bundle can leave the words out.
 */

import type { InputOf, Need, VariableInfo, VariableType } from "../cohort/need.js";
import type { PartKind, PartValue } from "../format/part.js";
import type { Drawing } from "../statistics/drawing.js";

// What a method declares ------------------------------------------------------------------------------------------

/** Values of a key with which a statistic tells of single participants. */
export interface Revealing {
  readonly values: readonly unknown[];
  /** Their values and times, or the smallest and largest value alone: what the study must permit. */
  readonly tells: "participants" | "extremes";
  /** The default of the key where the study does not. */
  readonly otherwise?: unknown;
}

/**
 * One key of a declaration. `doc` is what an editor shows; it may not stand together with the key `unless`. Values that
 * it `reveals` something with are set only where the study permits that.
 */
export type Field = {
  readonly doc: string;
  readonly optional?: true;
  readonly unless?: string;
  readonly reveals?: Revealing;
} & (
  | { readonly type: "variable"; readonly accepts: readonly VariableType[] }
  | { readonly type: "variables"; readonly accepts: readonly VariableType[]; readonly min?: number }
  | { readonly type: "condition" }
  | { readonly type: "subset" }
  | { readonly type: "subsets"; readonly min: number; readonly max?: number }
  | { readonly type: "choice"; readonly of: readonly string[]; readonly default?: string }
  | { readonly type: "number"; readonly minimum?: number; readonly maximum?: number; readonly default?: number }
  | { readonly type: "flag"; readonly default?: boolean }
  | { readonly type: "code"; readonly codesOf: string }
  | { readonly type: "codes"; readonly codesOf: string }
  | { readonly type: "numbers" }
);

export type Fields = Readonly<Record<string, Field>>;

type FieldValue<F extends Field> = F extends { type: "choice"; of: readonly (infer C)[] }
  ? C
  : F extends { type: "number" }
    ? number
    : F extends { type: "flag" }
      ? boolean
      : F extends { type: "variables" } | { type: "subsets" }
        ? readonly string[]
        : F extends { type: "numbers" }
          ? readonly number[]
          : F extends { type: "codes" }
            ? Readonly<Record<string, string>>
            : string;

type AbsentKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { default: unknown } ? never : F[K] extends { optional: true } ? K : never;
}[keyof F];

/** A declaration as `compute` receives it: defaults filled in, references checked. */
export type Declaration<F extends Fields> = {
  readonly [K in Exclude<keyof F, AbsentKeys<F>>]: FieldValue<F[K]>;
} & { readonly [K in AbsentKeys<F>]?: FieldValue<F[K]> };

// What it returns ------------------------------------------------------------------------------------------------------

/** A part's kind; with `of`, its unit and decimals are those of the variable that this field of the declaration names. */
export interface PartSpec {
  readonly kind: PartKind;
  readonly label: string;
  readonly of?: string;
  readonly decimals?: number;
  /** What is printed where it is null, if not a dash. */
  readonly absent?: string;
  /** Of a row: it names the row, as texts always do (a term, a group), rather than being a value of it. */
  readonly key?: true;
}

export type Parts = Readonly<Record<string, PartSpec>>;
export type Row = Readonly<Record<string, PartValue>>;

export interface Computed {
  readonly result: Row;
  readonly rows?: readonly Row[];
}

export interface Method<F extends Fields = Fields, N extends Need = Need> {
  /** The field's standard name in kebab-case, e.g. `mann-whitney`. */
  readonly name: string;
  /** The name in words, e.g. `Mann-Whitney test`. */
  readonly title: string;
  readonly declares: F;
  readonly needs: (declaration: Declaration<F>, variable: (name: string) => VariableInfo) => N;
  /** The parts of `result`, in order; all are always present (null where undefined). */
  readonly parts: Parts | ((declaration: Declaration<F>) => Parts);
  /**
   * Keys and parts of `rows`, where the method returns any, keys first. A row has those that its declaration has a use
   * for; rows with different keys are different tables. `id.part[key]` is a part of a row: `cox.hr[sex,M]`.
   */
  readonly rowParts?: Parts;
  /** The names of the rows, where the plan knows them: `age`, `sex,M`; undefined where they depend on the data. */
  readonly rowNames?: (
    declaration: Declaration<F>,
    variable: (name: string) => VariableInfo,
  ) => readonly string[] | undefined;
  /** The part that stands for the whole. */
  readonly headline: string;
  /** Pairs of parts that are read together: `id.quartiles` prints `q1 to q3`. */
  readonly spans?: Readonly<Record<string, readonly [string, string]>>;
  /** The part that estimates an effect with the limits `conf_low` and `conf_high`: `id.effect` prints `1.6 (1.3 to 2.0)`. */
  readonly effect?: string;
  /** The same of rows: `cox.interval[age]`; and of `effect` the estimate with its limits: `cox.effect[age]`. */
  readonly rowSpans?: Readonly<Record<string, readonly [string, string]>>;
  readonly rowEffect?: readonly [estimate: string, low: string, high: string];
  /** Groups compared must not overlap. */
  readonly disjoint?: true;
  /** A drawing where it needs random numbers. Throws a Refusal where no result exists. */
  readonly compute: (input: InputOf<N>, declaration: Declaration<F>) => Computed | Drawing<Computed>;
}

// Words and R -------------------------------------------------------------------------------------------------------

/** Names in words, for labels. */
export interface Names {
  variable(name: string): string;
  subset(name: string): string;
}

/** A phrase is pieces of text and parts; `text` gives a part as printed, `p` a p with its relation. */
export interface PhraseKit {
  readonly result: Row;
  part(name: string): PhrasePiece;
  text(name: string): string;
  /** `p = ` or `p ` and the part. */
  p(name?: string): readonly PhrasePiece[];
  /** `95% CI 1.2 to 3.4`, from the two parts; with the level that the statistic declares, or that of a part. */
  interval(low?: string, high?: string, level?: PhrasePiece): readonly PhrasePiece[];
  /** `1.2 to 3.4`, from the two parts: quartiles, a smallest and a largest value. */
  range(low: string, high: string): readonly PhrasePiece[];
  /** The unit of a part (the headline's by default) with a no-break space before it, or nothing. */
  unit(part?: string): string;
}

export type PhrasePiece = string | { readonly part: string };

export interface Words<F extends Fields = Fields> {
  /** The method's name. */
  readonly method: string;
  readonly label: (declaration: Declaration<F>, names: Names) => string;
  /** The result in a phrase, pieces joined without spaces. */
  readonly phrase: (kit: PhraseKit, declaration: Declaration<F>) => readonly PhrasePiece[];
  /** Sentences for the methods section; those that statistics have in common are printed once. */
  readonly methodsLine: (declaration: Declaration<F>, result: Row) => string | readonly string[];
  /** What is computed, in words, with its formula. */
  readonly formula: string;
  readonly edgeCases: string;
  readonly rEquivalent: string;
  readonly source: string;
  /**
   * An R function of base R, `compute_<method with underscores> <- function(input, <options>)`: `input` is the need's data
   * in the shape of {@link Inputs}, options are the declaration's keys that name no data; it returns a named list of
   * parts, NA where undefined, or calls `stop` where the statistic does not exist.
   */
  readonly inR: string;
  /**
   * Relative tolerances of parts that R or the engine finds only by iteration or quadrature, with the reason beside the
   * number; 1e-9 for all others.
   */
  readonly rTolerances?: Readonly<Record<string, number>>;
}

/** A method whose declaration's type is remembered for its words, and of no concern to anyone else. */
export type DefinedMethod<F extends Fields> = Method & { readonly declaredAs?: F };

/** A method; inside, everything is typed by what it declares and needs. */
export function defineMethod<const F extends Fields, N extends Need>(method: Method<F, N>): DefinedMethod<F> {
  return method as unknown as Method;
}

/** The words of a method; inside, typed by what it declares. */
export function defineWords<F extends Fields>(method: DefinedMethod<F>, words: Omit<Words<F>, "method">): Words {
  return { method: method.name, ...words } as unknown as Words;
}
