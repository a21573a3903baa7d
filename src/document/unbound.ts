import { anew, type Recall } from "../cache/recall.js";
import type { Codebook } from "../cohort/codebook.js";
import type { Fault, Origin, Place } from "../fault.js";
import { toNumber } from "../ledger/claims/decimal.js";
import { readPrinted } from "../ledger/claims/printed.js";
import type { Study } from "../study/study.js";
import { parseTemplate, type Template } from "./template.js";
import { Lines } from "./unbound/lines.js";
import { declaredNames } from "./unbound/names.js";
import { ownNumbers } from "./unbound/own.js";
import { type Allowance, gathered, type Note, Readings, Scanner } from "./unbound/scanner.js";
import { type PrintedText, printedTexts } from "./unbound/study-texts.js";
import { shownByStyle } from "./unbound/style.js";
import { plainly } from "./unbound/traced.js";
import { typedBy } from "./unbound/typed.js";
import { visibleIn } from "./unbound/visible.js";

/** A number that somebody typed. */
export interface FoundNumber {
  /** As it is read: `45%`, `twelve`; where a rule allows it, what the rule found: `IL-6`, `7 March 2019`. */
  readonly text: string;
  readonly place: Place;
  /** The words around it; `{{…}}` is what the text prints from a statistic. */
  readonly context: string;
  /** How often it stands in the study; `place` is the first. One that is not allowed is told each time. */
  readonly times: number;
  /** Absent: the number is unbound. */
  readonly allowedBy?: { readonly rule: string; readonly why: string };
}

/** Every number of a study that no statistic stands behind, those that are allowed too. */
export interface Unbound {
  readonly found: readonly FoundNumber[];
}

export interface UnboundInput {
  readonly study: Pick<Study, "texts" | "origin" | "definitions" | "thresholds" | "subsets" | "claims">;
  readonly manuscript: Template;
  /** The manuscript's text. */
  readonly source: string;
  readonly codebook?: Pick<Codebook, "file" | "fields">;
  /** Confidence levels of the report's intervals. */
  readonly levels: readonly number[];
  /** A style sheet of the study's own. */
  readonly stylesheet?: { readonly file: string; readonly text: string };
}

/**
 * Finds every number that was typed by hand, in digits or words, in the manuscript (both branches of every condition)
 * in every text of study.yaml that the report prints, and in what a style sheet of the study shows; tells which are
 * allowed, and by what. It reads what an author wrote and needs no data.
 */
export function findUnbound(input: UnboundInput, recall: Recall = anew): Unbound {
  const { study, codebook, stylesheet, levels, manuscript, source } = input;
  const readings = recall(
    "numbers allowed",
    [study, codebook, String(levels)],
    () => new Readings(namesOf(input), levels),
  );
  readings.again();
  const scanner = new Scanner(readings);
  scan(scanner, manuscript, source, "blocks", placesIn(manuscript.file, source), undefined);
  const others = recall("numbers beside the manuscript", [readings, stylesheet?.file, stylesheet?.text], () =>
    besideManuscript(input, readings),
  );
  return { found: gathered([...scanner.notes, ...others]) };
}

/** The numbers of study.yaml, of the data's own description and of a style sheet. */
function besideManuscript(input: UnboundInput, readings: Readings): readonly Note[] {
  const { study, codebook, stylesheet } = input;
  const scanner = new Scanner(readings);
  for (const text of printedTexts(study.texts)) {
    const place = places(study.origin(text.path));
    const allowance = allowanceOf(text, input);
    const template = text.text.includes("{{") ? parseTemplate(text.text, "study.yaml") : undefined;
    if (template && template.faults.length === 0)
      scan(scanner, template, text.text, text.template ? "inline" : "plain", place, allowance);
    else if (text.template)
      for (const piece of visibleIn(plainly(text.text), true)) scanner.text(piece, place, allowance);
    else scanner.text({ kind: "text", traced: plainly(text.text) }, place, allowance);
  }
  if (codebook) scanCodebook(scanner, codebook);
  if (stylesheet) {
    const place = placesIn(stylesheet.file, stylesheet.text);
    for (const traced of shownByStyle(stylesheet.text)) scanner.text({ kind: "text", traced }, place, undefined);
  }
  return scanner.notes;
}

/** The numbers that are not allowed, as faults: errors where a report is checked, warnings where it is built. */
export function unboundFaults({ found }: Unbound, severity: Fault["severity"]): Fault[] {
  return found
    .filter(({ allowedBy }) => allowedBy === undefined)
    .map(({ text, place, context }) => ({
      rule: "number-unbound",
      severity,
      message: `unbound number: ${text} in "${context}"`,
      place,
      hint: `bind it with {{stat "…"}}, or write {{literal "${text}" why="…"}}`,
    }));
}

function scan(
  scanner: Scanner,
  template: Template,
  source: string,
  as: "blocks" | "inline" | "plain",
  place: (offset: number) => Place,
  allowance: Allowance | undefined,
): void {
  const { markdown, literals, panels } = typedBy(template, source);
  const pieces = as === "plain" ? [{ kind: "text" as const, traced: markdown }] : visibleIn(markdown, as === "inline");
  for (const piece of pieces) scanner.text(piece, place, allowance);
  for (const { text, why, offset } of literals) scanner.literal(text, why, place(offset));
  for (const { text, offset } of panels) scanner.panel(text, place(offset));
}

function namesOf({ study, codebook }: UnboundInput): ReturnType<typeof declaredNames> {
  const declared = [...study.definitions, ...study.thresholds, ...study.subsets];
  const fields = codebook?.fields ?? [];
  return declaredNames([
    ...declared.flatMap(({ label }) => label ?? []),
    ...fields.flatMap(({ label, codes = [] }) => [label, ...codes.map((code) => code.label)]),
  ]);
}

/** What a text of the study may hold beside what any text may. */
function allowanceOf(text: PrintedText, { study }: UnboundInput): Allowance | undefined {
  const whole = (rule: string, why: string): Allowance => ({ whole: { rule, why } });
  switch (text.treatment) {
    case "unit":
      return whole("unit", "part of a unit that the study declares");
    case "author":
      return whole("affiliation", "an author's name or address");
    case "source":
      return whole("source", "title or place of somebody else's publication");
    case "published":
      return whole(
        "published",
        `published, and set against ${study.claims.find(({ id }) => id === text.path[1])?.published[Number(text.path[3])]?.of ?? "a statistic"}`,
      );
    case "name":
    case "definition": {
      const own = ownNumbers(String(text.path[1]), study);
      return {
        names: text.treatment === "definition",
        value: ({ value }) =>
          value !== undefined && own.has(value)
            ? { rule: "own-definition", why: "stands in the definition that the text describes" }
            : undefined,
      };
    }
    case "claim": {
      const published = study.claims.find(({ id }) => id === text.path[1])?.published ?? [];
      return {
        value: (numeral) =>
          numeral.value !== undefined && published.some(({ value }) => printedValue(value) === numeral.value)
            ? { rule: "published", why: "a published value of the same claim" }
            : undefined,
      };
    }
    case "text":
      return undefined;
  }
}

function printedValue(text: string): number | undefined {
  const printed = readPrinted(text);
  return printed && toNumber(printed.number);
}

/** The data's own description, as far as the report prints it. */
function scanCodebook(scanner: Scanner, { fields }: Pick<Codebook, "fields">): void {
  for (const { label, unit, codes = [], assumed, place } of fields)
    for (const text of [label, unit, ...codes.map((code) => code.label), assumed])
      if (text !== undefined)
        scanner.declared(text, place, { rule: "codebook", why: "stands in the data's own description" });
}

/** The place of an offset in a file. */
function placesIn(file: string, source: string): (offset: number) => Place {
  const lines = new Lines(source);
  return (offset) => ({ file, ...lines.place(offset) });
}

function places(origin: Origin): (offset: number) => Place {
  if (typeof origin === "function") return origin;
  const { file, line, column } = origin;
  return (offset) => ({ file, ...(line !== undefined && { line, column: (column ?? 1) + offset }) });
}
