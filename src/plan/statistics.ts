import type { VariableType } from "../cohort/need.js";
import { type Fault, type Origin, type Place, StudyFaults, suggest } from "../fault.js";
import type { Format } from "../format/part.js";

import { methodNamed } from "../methods/index.js";
import type { Field, Fields, Method, Revealing } from "../methods/method.js";
import type { RuleId } from "../rules/index.js";
import { MOST_STATISTICS } from "./limits.js";
import type { Catalogue, PlannedStatistic } from "./plan.js";
import { wordsForType } from "./words.js";

/** Who asks for a statistic, and where the keys of the declaration stand, where that can be told. */
export interface Asker {
  readonly place: Place;
  readonly declaredBy: string;
  readonly label?: string;
  readonly format?: Format;
  readonly at?: (key: string) => Place;
  /** Where the text of a key stands, character by character. */
  readonly origin?: (key: string) => Origin;
}

/** Whether a report may show participants' values and times; whether it may show smallest and largest values. */
export interface Permits {
  readonly publish: boolean;
  readonly extremes: boolean;
}

type Where = Required<Pick<Asker, "at">> & Pick<Asker, "origin">;

/**
 * Collects the statistics of a plan in order, each once: the same method with the same declaration, asked for twice,
 * is one statistic with one id. Faults are collected, not thrown.
 */
export class StatisticsList {
  readonly list: PlannedStatistic[] = [];
  readonly faults: Fault[] = [];
  readonly #byId = new Map<string, PlannedStatistic>();
  readonly #byDeclaration = new Map<string, string>();

  constructor(
    readonly catalogue: Catalogue,
    readonly permits: Permits,
  ) {}

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  get(id: string): PlannedStatistic | undefined {
    return this.#byId.get(id);
  }

  /** Whether an id can be given to this statistic: nothing else is called that. */
  isFree(id: string, method: Method, options: Readonly<Record<string, unknown>>): boolean {
    const other = this.#byId.get(id);
    return (
      other === undefined ||
      keyOf(other.method, other.declaration) === keyOf(method, withDefaults(method, options, this.permits))
    );
  }

  get ids(): string[] {
    return [...this.#byId.keys()];
  }

  /** The id under which the statistic stands: `id`, or that of an earlier one with the same declaration. */
  ask(id: string, method: string, options: Readonly<Record<string, unknown>>, { at, origin, ...from }: Asker): string {
    const found = methodNamed(method);
    if (!found) throw new Error(`no such method: ${method}`);
    const where: Where = { at: at ?? (() => from.place), ...(origin && { origin }) };
    const declaration = this.#checked(found, options, where, id);
    const key = keyOf(found, declaration);
    const earlier = this.#byDeclaration.get(key);
    if (earlier !== undefined && from.declaredBy !== "statistics") return earlier;
    if (this.#byId.has(id)) {
      this.faults.push({
        rule: "id-duplicate",
        severity: "error",
        message: `two statistics are called ${id}`,
        place: from.place,
        hint: "rename one; a grid's values are part of its ids",
      });
      return id;
    }
    if (this.list.length === MOST_STATISTICS)
      throw new StudyFaults([
        ...this.faults,
        {
          rule: "plan-too-large",
          severity: "error",
          message: `${from.declaredBy} asks for more than ${MOST_STATISTICS} statistics, those before it counted: ${id} is one too many`,
          place: from.place,
          expected: `at most ${MOST_STATISTICS} statistics`,
        },
      ]);
    const planned = { id, method: found, declaration, ...from };
    this.list.push(planned);
    this.#byId.set(id, planned);
    if (earlier === undefined) this.#byDeclaration.set(key, id);
    return id;
  }

  /** The declaration with defaults filled in, in the method's order of keys; faults for names that do not exist. */
  #checked(method: Method, options: Readonly<Record<string, unknown>>, { at, origin }: Where, id: string) {
    const declaration = withDefaults(method, options, this.permits);
    for (const [key, field] of Object.entries(method.declares as Fields)) {
      const value = declaration[key];
      if (value === undefined) continue;
      const place = at(key);
      this.#check(field, value, place, `${id}: ${key}`, origin?.(key));
      if (field.reveals?.values.includes(value) && !permitted(field.reveals, this.permits))
        this.faults.push(revealingFault(field.reveals, `${id}: ${key}`, place));
      if (field.unless !== undefined && options[field.unless] !== undefined)
        this.faults.push({
          rule: "keys-exclude",
          severity: "error",
          message: `${id}: declare ${key} or ${field.unless}, not both`,
          place,
        });
    }
    for (const [key, field] of Object.entries(method.declares as Fields))
      if (field.type === "codes" && declaration[key] !== undefined)
        this.#codes(declaration[key] as Record<string, string>, declaration[field.codesOf], at(key), `${id}: ${key}`);
    if (method.disjoint) {
      const lists = Object.entries(method.declares as Fields).flatMap(([key, { type }]) =>
        type === "subsets" ? [key] : [],
      );
      const subsets = lists.flatMap((key) => (declaration[key] ?? []) as string[]);
      if (new Set(subsets).size < subsets.length)
        this.faults.push({
          rule: "subsets-overlap",
          severity: "error",
          message: `${id}: a group is compared with itself: ${subsets.join(", ")}`,
          place: at(lists[0]!),
        });
    }
    return declaration;
  }

  /** A code for each of some variables that the declaration names. */
  #codes(codes: Readonly<Record<string, string>>, of: unknown, place: Place, what: string): void {
    const variables = [of].flat() as string[];
    for (const [name, code] of Object.entries(codes)) {
      const known = this.catalogue.variable(name)?.codes?.map(({ value }) => value);
      if (!variables.includes(name)) {
        const hint = suggest(name, variables);
        const message = `${what}: not among the variables: ${name}`;
        this.faults.push({ rule: "variable-unknown", severity: "error", message, place, ...(hint && { hint }) });
      } else if (!known?.includes(code)) {
        const hint = suggest(code, known ?? []);
        const message = known ? `${what}: unknown code of ${name}: ${code}` : `${what}: ${name} has no codes`;
        this.faults.push({ rule: "code-unknown", severity: "error", message, place, ...(hint && { hint }) });
      }
    }
  }

  #check(field: Field, value: unknown, place: Place, what: string, origin: Origin | undefined): void {
    const fault = (rule: RuleId, message: string, rest: Partial<Fault> = {}): void => {
      this.faults.push({ rule, severity: "error", message: `${what}: ${message}`, place, ...rest });
    };
    const variable = (name: string, accepts: readonly VariableType[]): void => {
      const info = this.catalogue.variable(name);
      if (!info) {
        const hint = suggest(name, this.catalogue.variables);
        fault("variable-unknown", `unknown variable: ${name}`, hint ? { hint } : {});
      } else if (!accepts.includes(info.type))
        fault("variable-type", `${name} is ${wordsForType[info.type]}`, {
          expected: accepts.map((type) => wordsForType[type]).join(" or "),
        });
    };
    const subset = (name: string): void => {
      if (this.catalogue.subset(name)) return;
      const hint = suggest(name, this.catalogue.subsets);
      fault("subset-unknown", `unknown subset: ${name}`, hint ? { hint } : {});
    };
    switch (field.type) {
      case "variable":
        variable(value as string, field.accepts);
        break;
      case "variables":
        for (const name of value as string[]) variable(name, field.accepts);
        for (const name of repeated(value as string[])) fault("variable-twice", `${name} is listed twice`);
        break;
      case "subset":
        subset(value as string);
        break;
      case "subsets":
        for (const name of value as string[]) subset(name);
        break;
      case "condition":
        for (const found of this.catalogue.condition(value as string, origin ?? (() => place)))
          this.faults.push({ ...found, message: `${what}: ${found.message}` });
        break;
      default:
        break;
    }
  }
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}

/** Codes as texts, as the codebook has them: a study may write a number. */
function texts(codes: object): Record<string, string> {
  return Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, String(code)]));
}

/** A declaration with the method's defaults filled in, in the method's order of keys. */
export function withDefaults(
  method: Method,
  options: Readonly<Record<string, unknown>>,
  permits: Permits,
): Record<string, unknown> {
  const declaration: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(method.declares as Fields)) {
    const value = options[key] ?? defaultOf(field, permits);
    if (value !== undefined) declaration[key] = field.type === "codes" ? texts(value as object) : value;
  }
  return declaration;
}

/** What makes two statistics the same. */
function keyOf({ name }: Method, declaration: Readonly<Record<string, unknown>>): string {
  return `${name} ${JSON.stringify(declaration)}`;
}

function defaultOf(field: Field, permits: Permits): unknown {
  const { reveals } = field;
  if (reveals?.otherwise !== undefined && !permitted(reveals, permits)) return reveals.otherwise;
  if (field.type === "subset") return field.optional ? undefined : "all";
  return "default" in field ? field.default : undefined;
}

function permitted({ tells }: Revealing, { publish, extremes }: Permits): boolean {
  return tells === "extremes" ? extremes : publish;
}

/** The fault of asking for what tells of single participants, where the study does not permit it. */
export function revealingFault({ tells }: Pick<Revealing, "tells">, what: string, place: Place): Fault {
  const key = what.split(" ").at(-1);
  if (tells === "participants")
    return {
      rule: "points-not-public",
      severity: "error",
      message: `${what} tells of single participants, and the data are not public`,
      place,
      hint: `leave ${key} out, or declare data.publish: true`,
    };
  return {
    rule: "extremes-not-public",
    severity: "error",
    message: `${what} asks for smallest and largest values, which are single participants', and the data are not public`,
    place,
    hint: "give quartiles or percentiles, or declare data.extremes: true if those values may be printed",
  };
}
