import { type Fault, type Place, StudyFaults, suggest } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { Code, Field } from "./codebook.js";
import { type Declarations, type Definition, EVERYONE, type Subset, type Threshold } from "./declarations.js";
import {
  checkExpression,
  type Expression,
  type Origin,
  parseExpression,
  references,
  type Type,
  type TypeScope,
} from "./expression/index.js";
import { KEYWORDS } from "./expression/syntax.js";
import { isNumber, LOGICAL, NUMBER, UNKNOWN_TYPE } from "./expression/types.js";
import { fieldType } from "./scope.js";

/** What a name in an expression stands for. */
export type Meaning =
  | { readonly kind: "column"; readonly field: Field }
  | { readonly kind: "definition"; readonly definition: Definition; readonly expression: Expression | undefined }
  | { readonly kind: "threshold"; readonly threshold: Threshold }
  | { readonly kind: "subset"; readonly subset: Subset; readonly expression: Expression | undefined }
  | { readonly kind: "group"; readonly column: Field; readonly code: Code };

/** All names of a study, what they stand for and of what type they are, and everything that is wrong with them. */
export interface Resolved {
  readonly names: ReadonlyMap<string, Meaning>;
  /** Subsets by name; `all` is not among them. */
  readonly subsets: ReadonlyMap<string, Meaning & { readonly kind: "subset" | "group" }>;
  readonly types: ReadonlyMap<string, Type>;
  /** Definitions, thresholds and declared subsets, each after those that it uses. */
  readonly order: readonly string[];
  readonly faults: readonly Fault[];
}

/** Gives every name its meaning and type. Finds names twice, unknown names, cycles, and expressions that are at fault. */
export function resolve(declarations: Declarations): Resolved {
  return new Resolver(declarations).resolve();
}

class Resolver {
  private readonly names = new Map<string, Meaning>();
  private readonly subsets = new Map<string, Meaning & { readonly kind: "subset" | "group" }>();
  private readonly types = new Map<string, Type>();
  private readonly order = new Set<string>();
  private readonly faults: Fault[] = [];
  private readonly scope: TypeScope = {
    type: (name) => this.types.get(name),
    names: () => [...this.names.keys()],
  };

  constructor(private readonly declarations: Declarations) {}

  resolve(): Resolved {
    const { codebook, groups, definitions = [], thresholds = [], subsets = [] } = this.declarations;
    for (const field of codebook.fields) this.names.set(field.name, { kind: "column", field });
    for (const definition of definitions)
      this.declare(definition, {
        kind: "definition",
        definition,
        expression: this.parse(definition.value, definition),
      });
    for (const threshold of thresholds) this.declare(threshold, { kind: "threshold", threshold });
    for (const subset of subsets) {
      const meaning = { kind: "subset", subset, expression: this.parse(subset.where, subset) } as const;
      if (this.declare(subset, meaning)) this.subsets.set(subset.id, meaning);
    }
    if (groups !== undefined) this.declareGroups(groups);
    for (const [name, meaning] of this.names) {
      if (meaning.kind === "column") this.types.set(name, fieldType(meaning.field));
      if (meaning.kind === "group") this.types.set(name, LOGICAL);
    }
    for (const name of this.names.keys()) this.visit(name, []);
    for (const name of this.order) this.check(this.names.get(name)!);
    return { names: this.names, subsets: this.subsets, types: this.types, order: [...this.order], faults: this.faults };
  }

  private parse(text: string, declared: { readonly origin?: Origin; readonly place?: Place }): Expression | undefined {
    const { origin, place } = declared;
    try {
      return parseExpression(text, origin ?? (place && (() => place)));
    } catch (error) {
      if (!(error instanceof StudyFaults)) throw error;
      this.faults.push(...error.faults);
      return undefined;
    }
  }

  private declare(declared: Definition | Threshold | Subset, meaning: Meaning): boolean {
    const { id, place } = declared;
    const before = this.names.get(id);
    if (before) {
      const what = before.kind === "column" ? "a column" : `a ${before.kind}`;
      this.fault("name-twice", `the ${meaning.kind} ${id} has the name of ${what}`, place, "give it another name");
      return false;
    }
    if (KEYWORDS.includes(id) || (id === EVERYONE && meaning.kind === "subset")) {
      this.fault(
        "name-reserved",
        `${id} cannot be the name of a ${meaning.kind}`,
        place,
        id === EVERYONE ? "all is everyone" : undefined,
      );
      return false;
    }
    this.names.set(id, meaning);
    return true;
  }

  private declareGroups(groups: string): void {
    const { codebook, groupsPlace } = this.declarations;
    const column = codebook.fields.find(({ name }) => name === groups);
    if (!column) {
      const hint = suggest(
        groups,
        codebook.fields.map(({ name }) => name),
      );
      this.fault(
        "name-unknown",
        `the groups are in an unknown column: ${groups}`,
        groupsPlace ?? { file: codebook.file },
        hint,
      );
    } else if (!column.codes)
      this.fault("type-mismatch", `the groups' column ${groups} has no codes`, groupsPlace ?? column.place);
    for (const code of column?.codes ?? []) {
      const subset = this.subsets.get(code.value);
      if (subset?.kind === "subset" || code.value === EVERYONE)
        this.fault(
          "name-twice",
          `the subset ${code.value} has the name of a group`,
          subset?.kind === "subset" ? subset.subset.place : column!.place,
          "give it another name",
        );
      else {
        const meaning = { kind: "group", column: column!, code } as const;
        this.subsets.set(code.value, meaning);
        // In an expression a column or definition of that name goes first.
        if (!this.names.has(code.value)) this.names.set(code.value, meaning);
      }
    }
  }

  /** Puts a name after all that it uses, and finds cycles. */
  private visit(name: string, path: readonly string[]): void {
    const meaning = this.names.get(name);
    if (!meaning || meaning.kind === "column" || meaning.kind === "group" || this.order.has(name)) return;
    if (path.includes(name)) {
      const cycle = [...path.slice(path.indexOf(name)), name];
      this.types.set(name, UNKNOWN_TYPE);
      this.fault("cycle", `defined in a circle: ${cycle.join(" -> ")}`, placeOf(meaning));
      return;
    }
    for (const used of uses(meaning)) this.visit(used, [...path, name]);
    this.order.add(name);
  }

  private check(meaning: Meaning): void {
    if (meaning.kind === "definition")
      this.types.set(meaning.definition.id, this.definition(meaning.definition, meaning.expression));
    if (meaning.kind === "threshold") this.threshold(meaning.threshold);
    if (meaning.kind === "subset") this.subset(meaning.subset, meaning.expression);
  }

  private definition(definition: Definition, expression: Expression | undefined): Type {
    if (!expression) return UNKNOWN_TYPE;
    const { type, faults, censored } = checkExpression(expression, this.scope);
    this.faults.push(...faults);
    if (definition.below === undefined)
      for (const node of censored)
        this.faults.push({
          rule: "censored-arithmetic",
          severity: "warning",
          message: `${definition.id}: ${node.kind === "name" ? node.name : "this"} may be below detection, and then has no result`,
          place: node.place,
          hint: "declare below: limit, half or root2; or mean it",
        });
    if (type.kind === "text")
      this.fault(
        "type-mismatch",
        `the definition ${definition.id} is a text`,
        expression.place,
        "a definition is a number, a condition or a code",
      );
    return type.kind === "text" ? UNKNOWN_TYPE : type;
  }

  private subset(subset: Subset, expression: Expression | undefined): void {
    this.types.set(subset.id, LOGICAL);
    if (!expression) return;
    const { type, faults } = checkExpression(expression, this.scope);
    this.faults.push(...faults);
    if (type.kind !== "logical" && type.kind !== "unknown")
      this.fault(
        "type-mismatch",
        `the subset ${subset.id} is no condition`,
        expression.place,
        "compare it: age_years > 60",
      );
  }

  private threshold(threshold: Threshold): void {
    const { id, place } = threshold;
    this.types.set(id, NUMBER);
    if ("value" in threshold) {
      if (!Number.isFinite(threshold.value))
        this.fault("number-impossible", `the threshold ${id} is not finite`, place);
      return;
    }
    const { quantile, of, in: subset } = threshold;
    if (!(quantile >= 0 && quantile <= 1))
      this.fault(
        "number-impossible",
        `the threshold ${id} is quantile ${quantile}`,
        place,
        "write a number from 0 to 1: 0.95",
      );
    const type = this.types.get(of);
    if (type === undefined)
      this.fault("name-unknown", `unknown name: ${of}`, place, suggest(of, [...this.names.keys()]));
    else if (!isNumber(type)) this.fault("type-mismatch", `the threshold ${id}: ${of} is not numeric`, place);
    if (subset !== EVERYONE && !this.subsets.has(subset))
      this.fault(
        "subset-unknown",
        `unknown subset: ${subset}`,
        place,
        suggest(subset, [EVERYONE, ...this.subsets.keys()]),
      );
  }

  private fault(rule: RuleId, message: string, place?: Place, hint?: string): void {
    this.faults.push({ rule, severity: "error", message, ...(place && { place }), ...(hint && { hint }) });
  }
}

/** The names that a declaration uses. */
function uses(meaning: Meaning): readonly string[] {
  if (meaning.kind === "threshold")
    return "value" in meaning.threshold ? [] : [meaning.threshold.of, meaning.threshold.in];
  if (meaning.kind === "definition" || meaning.kind === "subset")
    return meaning.expression ? references(meaning.expression) : [];
  return [];
}

function placeOf(meaning: Meaning): Place | undefined {
  switch (meaning.kind) {
    case "definition":
      return meaning.expression?.place ?? meaning.definition.place;
    case "threshold":
      return meaning.threshold.place;
    case "subset":
      return meaning.expression?.place ?? meaning.subset.place;
    case "column":
      return meaning.field.place;
    case "group":
      return meaning.column.place;
  }
}
