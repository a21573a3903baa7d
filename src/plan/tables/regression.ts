import { suggest } from "../../fault.js";
import { percent } from "../../methods/labels.js";
import { partsOf } from "../../methods/parts.js";
import type { RuleId } from "../../rules/index.js";
import { fill } from "../grid.js";
import type { Piece, PlannedNote, PlannedStatistic, PlannedTable } from "../plan.js";
import type { Layout, TableSource } from "./layout.js";

type Row = PlannedTable["rows"][number];
type Shown = "n" | "events" | "estimate" | "p";

interface RegressionOptions {
  readonly models: readonly (string | { readonly head?: string; readonly of: string })[];
  readonly terms?: readonly string[];
  readonly show?: readonly Shown[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** One model of the table: of every term the statistic that estimates it, which may be one for all. */
interface Model {
  readonly head: string;
  readonly single: boolean;
  statistic(term: string): PlannedStatistic | undefined;
  readonly any: PlannedStatistic;
}

/** Coefficients of one or several models side by side: a row a term, a row a level of a code, the reference named. */
export function regression(source: TableSource): Layout {
  const { table, statistics } = source;
  const { terms: named, labels = {}, ...options } = table.options as unknown as RegressionOptions;
  const show = options.show ?? ["estimate", "p"];
  const models = options.models.flatMap((one, index) => modelOf(one, index, named, source) ?? []);
  if (models.length < options.models.length) return { head: "Covariate", columns: [], rows: [], notes: [] };
  const terms = named ?? [...new Set(models.flatMap(({ any }) => covariates(any)))];

  // Of one model for all terms, participants and events stand in rows of their own.
  const shownOf = ({ single }: Model): readonly Shown[] =>
    single ? show.filter((part) => part === "estimate" || part === "p") : show;
  const places = models.flatMap((model) => shownOf(model).map((part) => ({ model, part })));
  const columns = places.map(({ model: { head, any }, part }) => ({
    head: headOf(part, any),
    ...(models.length > 1 && { spanner: head }),
  }));
  /** The cells of a row: what each model says of it, where it has the term. */
  const cells = (of: (model: Model, part: Shown) => readonly Piece[]): (readonly Piece[])[] =>
    places.map(({ model, part }) => of(model, part));
  const participants = ({ id, method, declaration }: PlannedStatistic, part: "n" | "events"): readonly Piece[] =>
    part === "n"
      ? [{ reference: `${id}.n` }]
      : "n_events" in partsOf(method, declaration)
        ? [{ reference: `${id}.n_events` }]
        : [];

  const rows = terms.flatMap((term): Row[] => {
    const info = statistics.catalogue.variable(term);
    const label = labels[term] ?? `${info?.label ?? term}${info?.unit ? `, ${info.unit}` : ""}`;
    const coefficient = (name: string, whole: boolean) =>
      cells((model, part) => {
        const found = model.statistic(term);
        if (!found) return [];
        if (part === "n" || part === "events") return whole ? participants(found, part) : [];
        return [{ reference: `${found.id}.${part === "estimate" ? "effect" : "p"}[${name}]` }];
      });
    if (!info?.codes) return [{ head: label, cells: coefficient(term, true) }];
    const isReference = (model: Model, value: string): boolean => {
      const found = model.statistic(term);
      return found !== undefined && referenceOf(found, term, info.codes![0]!.value) === value;
    };
    const heads = cells((model, part) => {
      const found = model.statistic(term);
      return found && (part === "n" || part === "events") ? participants(found, part) : [];
    });
    return [
      { head: label, cells: heads },
      ...info.codes.map(
        ({ value, label: level }): Row => ({
          head: level,
          indent: true,
          cells: coefficient(`${term},${value}`, false).map((pieces, i) => {
            const { model, part } = places[i]!;
            if (!isReference(model, value)) return pieces;
            return part === "estimate" ? ["reference"] : [];
          }),
        }),
      ),
    ];
  });

  const whole = (head: string, part: "n" | "events"): Row[] => {
    const found = places.map(({ model, part: shown }) =>
      model.single && shown === shownOf(model)[0] ? participants(model.any, part) : [],
    );
    return found.every((pieces) => pieces.length === 0) ? [] : [{ head, cells: found }];
  };
  return {
    head: "Covariate",
    columns,
    rows: [...rows, ...whole("Participants", "n"), ...whole("Events", "events")],
    notes: notesOf(models, terms, source),
  };
}

function modelOf(
  declared: RegressionOptions["models"][number],
  index: number,
  terms: readonly string[] | undefined,
  { table, statistics, place }: TableSource,
): Model | undefined {
  const { of, head = of.replace(/\.?\$term/, "") } = typeof declared === "string" ? { of: declared } : declared;
  const fault = (rule: RuleId, message: string, hint?: string): undefined => {
    const text = `table ${table.id}: ${message}`;
    const at = place(["models", index, ...(typeof declared === "string" ? [] : ["of"])]);
    statistics.faults.push({ rule, severity: "error", message: text, place: at, ...(hint && { hint }) });
    return undefined;
  };
  const single = fill(of, { term: "" }) === of;
  if (!single && terms === undefined)
    return fault(
      "terms-absent",
      `${of} is a statistic for each term, and the table names no terms`,
      "add terms: [...]",
    );
  const ids = single ? [of] : terms!.map((term) => fill(of, { term }));
  for (const id of ids) {
    const found = statistics.get(id);
    if (!found) return fault("statistic-unknown", `unknown statistic: ${id}`, suggest(id, statistics.ids));
    if (!isRegression(found))
      return fault("not-a-regression", `${id} is no regression`, "name a statistic with covariates (on)");
  }
  const statistic = (term: string): PlannedStatistic | undefined => {
    const found = statistics.get(single ? of : fill(of, { term }));
    return found && covariates(found).includes(term) ? found : undefined;
  };
  return { head, single, statistic, any: statistics.get(ids[0]!)! };
}

function isRegression({ method, declaration }: PlannedStatistic): boolean {
  return Array.isArray(declaration.on) && method.rowEffect !== undefined && "p" in (method.rowParts ?? {});
}

function covariates({ declaration }: PlannedStatistic): readonly string[] {
  return declaration.on as readonly string[];
}

function referenceOf({ declaration }: PlannedStatistic, term: string, first: string): string {
  return (declaration.reference as Readonly<Record<string, string>> | undefined)?.[term] ?? first;
}

function headOf(part: Shown, { method, declaration }: PlannedStatistic): string {
  if (part !== "estimate") return { n: "n", events: "events", p: "p" }[part];
  const label = effectOf(method);
  return `${label[0]!.toUpperCase()}${label.slice(1)} (${percent(Number(declaration.conf_level ?? 0.95))} CI)`;
}

/** What the method estimates, in words: `hazard ratio`, `coefficient`. */
function effectOf({ rowEffect, rowParts }: PlannedStatistic["method"]): string {
  return rowParts![rowEffect![0]]!.label;
}

/** Which method each model is, with which covariates, and how a number's estimate is read. */
function notesOf(models: readonly Model[], terms: readonly string[], { statistics }: TableSource): PlannedNote[] {
  const words = (name: string): string => statistics.catalogue.variable(name)?.label ?? name;
  const lines = models.map(({ head, single, any }) => {
    const on = covariates(any).map(words).join(", ");
    const which = single
      ? covariates(any).length > 1
        ? `of all its covariates together (${on})`
        : `of ${on}`
      : "of each covariate by itself";
    return `${models.length > 1 ? `${head}: ` : ""}${any.method.title} ${which}.`;
  });
  const numbers = terms.some((term) => statistics.catalogue.variable(term)?.type === "number");
  return [
    ...[...new Set(lines)].map((line) => [line]),
    ...(numbers ? [["Of a number, the estimate is for one unit more."]] : []),
  ];
}
