import type { Place } from "../fault.js";
import { parameterNumber } from "../format/format.js";
import type { Profile } from "../format/profile.js";
import type { Parameter } from "../study/parameters.js";
import { askOf } from "./asks.js";
import { verdictHtml } from "./claims.js";
import { escapeHtml } from "./escape.js";
import { figureHtml, notInlinable } from "./figure.js";
import { anchorOf, type Float, nameOf } from "./floats.js";
import { assumptionsHtml, definitionsHtml } from "./lists.js";
import { between, type Printed, withUnit } from "./numbers.js";
import { printedText, type Rendering } from "./rendering.js";
import { type Fill, type Slot, textSlot } from "./slots.js";
import { tableHtml } from "./tables.js";
import type { Call } from "./template.js";

/** A call's arguments and options, their paths looked up. */
export interface Resolved {
  readonly args: readonly (string | number | boolean)[];
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly places: readonly Place[];
}

/** What a helper's call puts into the document, or undefined where a fault was noted instead. */
export function callHelper(call: Call, { args, options, places }: Resolved, rendering: Rendering): Slot | undefined {
  const { context } = rendering;
  const { place } = call;
  const name = String(args[0] ?? "");
  const at = places[0] ?? place;
  switch (call.helper) {
    case "stat":
      return statistic(rendering.printed(name, at), options.unit, place, rendering);
    case "ref":
      return crossReference(name, options.panel, at, rendering);
    case "figure":
    case "table":
      return float(call.helper, name, at, rendering);
    case "claims":
      return claims(place, rendering);
    case "cite":
      return cite(args.map(String), places, rendering);
    case "references":
      rendering.listed = true;
      return block(place, () => rendering.citations.list());
    case "methods":
      return methods(place, rendering);
    case "definitions":
      return block(place, (fill) =>
        definitionsHtml(context.study, (id) => {
          const found = context.ledger.entry(id) && rendering.printed(id, place);
          return found && rendering.statistic(found, fill);
        }),
      );
    case "assumptions":
      return block(place, () => assumptionsHtml(context.study, context.assumptions));
    case "label": {
      const label = context.labels.get(name);
      if (label === undefined) rendering.unknown("name", name, context.labels.keys(), at);
      return label === undefined ? undefined : textSlot(label, place);
    }
    case "param": {
      const found = context.study.parameters.find(({ id }) => id === name);
      if (!found)
        rendering.unknown(
          "parameter",
          name,
          context.study.parameters.map(({ id }) => id),
          at,
        );
      return found && parameter(found, place, context.profile);
    }
    case "study":
      return studyKey(name, at, rendering);
    case "literal": {
      const why = String(options.why);
      rendering.literals.push({ text: name, why, place: at });
      const html = (): string => `<span data-literal="${escapeHtml(why)}">${escapeHtml(name)}</span>`;
      return inline(place, name, html);
    }
    case "verdict":
      return verdict(name, at, rendering);
    case "appendix":
      return inline(place, "appendix", ({ links }) => (links ? `<a href="#appendix">appendix</a>` : "appendix"));
    default:
      return asked(call, rendering);
  }
}

function inline(place: Place, text: string, html: (fill: Fill) => string, unit?: string): Slot {
  return { block: false, place, html, text: () => text, ...(unit === undefined ? {} : { unit }) };
}

function block(place: Place, html: (fill: Fill) => string): Slot {
  return { block: true, place, html, text: () => "" };
}

function statistic(printed: Printed | undefined, unit: unknown, place: Place, rendering: Rendering): Slot | undefined {
  if (!printed) return undefined;
  const { entry } = printed;
  if (entry.refusal !== undefined) {
    const message = `${entry.id} has no result: ${entry.refusal}`;
    rendering.fault({ rule: "statistic-refused", severity: "warning", message, place });
  }
  const found =
    unit === true || (unit === undefined && entry.withUnit) ? withUnit(printed, rendering.context.profile) : printed;
  const own = found.pieces.findLast((piece) => typeof piece !== "string")?.display.unit;
  return inline(place, printedText(found), (fill) => rendering.statistic(found, fill), own);
}

function asked(call: Call, rendering: Rendering): Slot | undefined {
  const ask = askOf(call);
  const reference = ask?.kind === "inline" ? rendering.context.inline?.(ask) : undefined;
  if (reference !== undefined) {
    const unit = ask?.kind === "inline" ? ask.options.get("unit")?.value : undefined;
    return statistic(rendering.printed(reference, call.place), unit, call.place, rendering);
  }
  const message = `the plan has no statistic for this ${call.helper}`;
  rendering.fault({ rule: "statistic-unknown", severity: "error", message, place: call.place });
  return undefined;
}

function crossReference(name: string, panel: unknown, place: Place, rendering: Rendering): Slot | undefined {
  const { floats } = rendering;
  if (name.startsWith("eq-")) return equationReference(name, place, rendering);
  const found = floats.find(name);
  if (!found) {
    rendering.unknown("figure or table", name, floats.names(), place);
    return undefined;
  }
  floats.mention(found);
  const text = (): string => {
    const number = floats.number(found);
    if (number === 0) {
      const [message, hint] = [
        `${found.kind} not in the document: ${name}`,
        `place it with {{${found.kind} "${name}"}}`,
      ];
      rendering.fault({ rule: "float-not-placed", severity: "error", message, place, hint });
    }
    return between(`${nameOf(found.kind, number)}${panel === undefined ? "" : String(panel)}`).replaceAll(
      " ",
      "\u00a0",
    );
  };
  const html = ({ links }: Fill): string =>
    links ? `<a href="#${escapeHtml(anchorOf(found))}">${escapeHtml(text())}</a>` : escapeHtml(text());
  return { block: false, place, html, text };
}

/** An equation by its number, which is known once the text is set. */
function equationReference(name: string, place: Place, rendering: Rendering): Slot {
  const text = (): string => {
    const number = rendering.equations.get(name);
    if (number === undefined) rendering.unknown("equation", name, rendering.equations.keys(), place);
    return `Equation\u00a0${number ?? "?"}`;
  };
  const html = ({ links }: Fill): string =>
    links ? `<a href="#${escapeHtml(name)}">${escapeHtml(text())}</a>` : escapeHtml(text());
  return { block: false, place, html, text };
}

function float(kind: Float["kind"], name: string, place: Place, rendering: Rendering): Slot | undefined {
  const { floats } = rendering;
  const found = floats.find(name, kind);
  if (!found) {
    rendering.unknown(kind, name, floats.names(kind), place);
    return undefined;
  }
  const number = floats.place(found);
  if (number === undefined) {
    rendering.fault({ rule: "float-placed-twice", severity: "error", message: `${kind} placed twice: ${name}`, place });
    return undefined;
  }
  const where = { label: nameOf(kind, number), anchor: anchorOf(found) };
  if (found.kind === "figure") {
    const { figure } = found;
    const blocked = notInlinable(figure.svg);
    if (blocked !== undefined) {
      const message = `figure ${name} holds what a page must not: ${blocked}`;
      rendering.fault({ rule: "figure-not-inlinable", severity: "error", message, place });
    }
    const { caption, alt } = rendering.figureTexts(figure);
    return block(place, () => figureHtml(figure, { number, caption: rendering.filled(caption, where), alt }));
  }
  const { table } = found;
  const own = table.place ?? place;
  const caption = table.caption ? rendering.inline(table.caption) : "";
  rendering.prepare(table, own);
  return block(place, ({ links }) =>
    tableHtml(
      table,
      { number, caption: rendering.filled(caption, where) },
      {
        html: (cell) => rendering.cellHtml(cell, { where, links }, own),
        text: (cell) => rendering.cellText(cell),
      },
    ),
  );
}

function claims(place: Place, rendering: Rendering): Slot | undefined {
  const table = rendering.tables.find(({ cards }) => cards);
  if (table) return float("table", table.id, place, rendering);
  rendering.fault({ rule: "claims-absent", severity: "error", message: "the study declares no claims", place });
  return undefined;
}

function cite(ids: readonly string[], places: readonly Place[], rendering: Rendering): Slot | undefined {
  const known = ids.filter((id, index) => rendering.cite(id, places[index]!));
  if (known.length === 0) return undefined;
  const { citations } = rendering;
  return {
    block: false,
    place: places[0]!,
    closeUp: citations.raised,
    html: ({ links }) => citations.marks(known, links),
    text: () => citations.text(known),
  };
}

/** The sentences about methods, citations before the full stop. */
function methods(place: Place, rendering: Rendering): Slot {
  const { citations, context } = rendering;
  const sentences = context.methods.map(({ text, cite: ids = [] }) => {
    const known = ids.filter((id) => rendering.cite(id, place));
    return { text: text.replace(/\.$/, ""), known };
  });
  return block(place, ({ links }) => {
    const html = sentences.map(({ text, known }) => {
      const marks = known.length > 0 ? citations.marks(known, links) : "";
      if (citations.raised) return `${escapeHtml(text)}.${marks}`;
      return `${escapeHtml(text)}${marks && ` ${marks}`}.`;
    });
    return html.length === 0 ? "" : `<p>${html.join(" ")}</p>\n`;
  });
}

/** A parameter's value as it is printed, marked as such: no statistic stands behind it, and the page's head lists it. */
function parameter({ id, value, text }: Parameter, place: Place, profile: Profile): Slot {
  const printed = typeof value === "number" && text === String(value) ? parameterNumber(text, profile) : text;
  return inline(place, printed, () => `<span data-parameter="${escapeHtml(id)}">${escapeHtml(printed)}</span>`);
}

function studyKey(key: string, place: Place, rendering: Rendering): Slot | undefined {
  const { study } = rendering.context;
  const values: Readonly<Record<string, string | undefined>> = {
    title: study.title,
    shortTitle: study.shortTitle ?? study.title,
    date: study.date,
    version: study.version,
    license: study.license,
    keywords: study.keywords.join(", "),
    authors: study.authors.map(({ name }) => name).join(", "),
    data: study.data.file,
  };
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  if (value !== undefined) return textSlot(value, place);
  if (Object.hasOwn(values, key)) {
    rendering.fault({ rule: "study-key-absent", severity: "error", message: `the study declares no ${key}`, place });
  } else rendering.unknown("key of the study", key, Object.keys(values), place);
  return undefined;
}

function verdict(claim: string, place: Place, rendering: Rendering): Slot | undefined {
  const { verdicts } = rendering.context;
  const found = verdicts.find((one) => one.claim === claim);
  if (found) return inline(place, found.verdict, ({ links }) => verdictHtml(found, links));
  rendering.unknown(
    "claim",
    claim,
    verdicts.map((one) => one.claim),
    place,
  );
  return undefined;
}
