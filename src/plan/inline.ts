import { z } from "zod";
import type { Fault, Place } from "../fault.js";
import { methodNamed } from "../methods/index.js";
import type { Field, Fields, Method } from "../methods/method.js";
import type { Path, SourceDocument } from "../source/document.js";
import { schemaFaults } from "../source/schema-faults.js";
import { statisticSchema } from "../study/statistic-schema.js";
import { inlineId } from "./inline-id.js";
import type { StatisticsList } from "./statistics.js";

/** A text, number or flag as a manuscript writes it, and where. */
export interface Written {
  readonly value: string | number | boolean;
  readonly place: Place;
}

/** `{{median "il6" in="control" part="quartiles"}}`: a statistic that a manuscript or caption adds to the plan. */
export interface InlineAsk {
  readonly kind: "inline";
  readonly method: string;
  /** What stands without a name: the value of the first key that the method declares. */
  readonly args: readonly Written[];
  /** Keys of the method's declaration, `part` and `unit`; with the place of the key. */
  readonly options: ReadonlyMap<string, Written & { readonly key: Place }>;
  readonly place: Place;
}

/** What an ask may say beside the keys of the method: which part is printed, and whether with its unit. */
const PRINTED: Readonly<Record<string, "string" | "boolean">> = { part: "string", unit: "boolean" };

/** The same for every ask that is written alike, whatever it prints. */
export function inlineKey({ method, args, options }: InlineAsk): string {
  const named = [...options].filter(([key]) => !isPrinted(key)).map(([key, { value }]) => [key, value] as const);
  return JSON.stringify([method, args.map(({ value }) => value), named.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** What an ask prints: of a statistic's id the phrase, or the part that it names. */
export function inlineReference({ options }: InlineAsk, id: string): string {
  const part = options.get("part");
  return part === undefined ? id : `${id}.${String(part.value)}`;
}

/**
 * Adds the statistic that a manuscript asks for to the list, with an id made of what it is; gives the id under which it
 * stands, that of an equal one which is there already. Faults are collected in the list, at the manuscript's places.
 */
export function planInline(ask: InlineAsk, declaredBy: string, statistics: StatisticsList): string | undefined {
  const method = methodNamed(ask.method)!;
  const declared = declarationOf(ask, method);
  if ("faults" in declared) {
    statistics.faults.push(...declared.faults);
    return undefined;
  }
  const { options, written } = declared;
  const at = (key: string): Place => written.get(key)?.place ?? ask.place;
  return statistics.ask(
    inlineId(method, options, statistics.permits, (id) => statistics.isFree(id, method, options)),
    ask.method,
    options,
    {
      place: ask.place,
      declaredBy,
      at,
      origin: (key) => inside(at(key)),
    },
  );
}

/** What is wrong with what an ask says of its printing. */
export function printingFaults({ method, options }: InlineAsk): Fault[] {
  return Object.entries(PRINTED).flatMap(([key, type]): Fault[] => {
    const found = options.get(key);
    if (!found || typeof found.value === type) return [];
    const message = `${method}: option ${key} cannot be ${JSON.stringify(found.value)}`;
    const expected = type === "string" ? `${key}="..."` : `${key}=true`;
    return [{ rule: "helper-misused", severity: "error", message, place: found.place, expected }];
  });
}

type Declared =
  | { readonly faults: readonly Fault[] }
  | {
      readonly options: Readonly<Record<string, unknown>>;
      readonly written: ReadonlyMap<string, Written & { readonly key: Place }>;
    };

/** The declaration that an ask makes, checked against the method's schema as one in study.yaml is. */
function declarationOf(ask: InlineAsk, method: Method): Declared {
  const fields: Fields = method.declares;
  const keys = Object.keys(fields);
  const [first = ""] = keys;
  const faults: Fault[] = [];
  const misuse = (message: string, expected: string, place: Place): void => {
    faults.push({ rule: "helper-misused", severity: "error", message: `${method.name} ${message}`, place, expected });
  };
  const [argument, ...more] = ask.args;
  if (more.length > 0)
    misuse(
      `takes 1 argument, found ${ask.args.length}`,
      `{{${method.name} "..."}}, the value of ${first}; other keys by name: ${keys.slice(1).join(", ")}`,
      more[0]!.place,
    );
  const written = new Map([...ask.options].filter(([key]) => !isPrinted(key)));
  if (argument && written.has(first))
    misuse(`is told ${first} twice`, "once, with its name or without", argument.place);
  if (argument) written.set(first, { ...argument, key: argument.place });
  const value = {
    method: method.name,
    ...Object.fromEntries([...written].map(([key, { value }]) => [key, read(fields[key], value)])),
  };
  const schema = statisticSchema(method);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const document = asDocument(value, written, ask.place);
    const json = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });
    const found = schemaFaults(parsed.error.issues, document, json);
    faults.push(...found.map((fault) => ({ ...fault, message: `${method.name}: ${fault.message}` })));
  }
  for (const key of ["label", "grid", "format"])
    if (written.has(key))
      misuse(`takes no ${key} here: it belongs into study.yaml`, keys.join(", "), written.get(key)!.key);
  if (faults.length > 0) return { faults };
  const { method: _, ...options } = value;
  return { options, written };
}

/** A value as the method's key takes it: lists are written with commas, codes of variables as `sex=F, group=control`. */
function read(field: Field | undefined, value: Written["value"]): unknown {
  const list = (): string[] =>
    String(value)
      .split(",")
      .map((item) => item.trim());
  switch (field?.type) {
    case "variables":
    case "subsets":
      return list();
    case "numbers":
      return list().map((item) => (item === "" || Number.isNaN(Number(item)) ? item : Number(item)));
    case "codes": {
      const pairs = list().map((item) => item.split("=").map((side) => side.trim()));
      return pairs.every(({ length }) => length === 2) ? Object.fromEntries(pairs as [string, string][]) : value;
    }
    case "code":
      return typeof value === "number" ? String(value) : value;
    default:
      return value;
  }
}

/** An ask as the schema's faults see a file: data that know where they stand. */
function asDocument(
  value: object,
  written: ReadonlyMap<string, Written & { readonly key: Place }>,
  whole: Place,
): SourceDocument {
  const of = ([key]: Path) => written.get(String(key));
  const place = (path: Path): Place => of(path)?.place ?? whole;
  return { value, place, keyPlace: (path) => of(path)?.key ?? whole, origin: place };
}

/** The place of the first character inside a quoted text. */
function inside(place: Place): Place {
  return place.column === undefined ? place : { ...place, column: place.column + 1 };
}

function isPrinted(key: string): boolean {
  return Object.hasOwn(PRINTED, key);
}
