import { deserialize, serialize } from "node:v8";
import { keyOf, type Store } from "../cache/store.js";
import { type Fault, StudyFaults, suggest } from "../fault.js";
import { type RuleId, rules, settableRules } from "../rules/index.js";
import { type Path, readDocument, type SourceDocument } from "../source/document.js";
import { schemaFaults } from "../source/schema-faults.js";
import { withoutLiterals } from "./literals.js";
import { type Parameter, readParameters, type Settings } from "./parameters.js";
import { type StudyFile, studyJsonSchema, studySchema } from "./schema.js";
import type { Declared, Study, StudyText } from "./study.js";
import { filledOrigin, namesIn, withParameters } from "./substitute.js";

/**
 * Reads a study from the text of its `study.yaml`, its parameters as they are set.
 * Throws StudyFaults with every fault of syntax and schema, each with line, column and the nearest right word.
 * Out of the store, where the same text has been read before.
 */
export function loadStudy(text: string, file: string, folder: string, settings: Settings = {}, store?: Store): Study {
  const document = readDocument(text, file, store);
  const { value } = document;
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new StudyFaults([
      {
        rule: "study-empty",
        severity: "error",
        message: "not a study: no keys found",
        place: { file, line: 1, column: 1 },
        expected: "title, authors, data, ...",
      },
    ]);
  const parameters = readParameters(value, document, settings);
  const faults = nameFaults(value, document, parameters);
  if (faults.length > 0) throw new StudyFaults(faults);
  const key = store && keyOf("study", text, JSON.stringify(parameters.map(({ id, value }) => [id, value])));
  const kept = key && store.read(key);
  const checked = kept ? (deserialize(kept) as StudyFile) : bySchema(value, document, parameters);
  if (key && !kept) store.write(key, serialize(checked));
  return studyOf(checked, file, folder, document, parameters);
}

/** The study with its parameters filled in, as its schema has it; throws StudyFaults where it has it not. */
function bySchema(value: object, document: SourceDocument, parameters: readonly Parameter[]): StudyFile {
  const parsed = studySchema().safeParse(withParameters(withoutLiterals(value), parameters));
  if (parsed.success) return parsed.data;
  const faults = schemaFaults(parsed.error.issues, document, studyJsonSchema());
  throw new StudyFaults(faults.map((fault) => fixedRule(value as Record<string, unknown>, document, fault) ?? fault));
}

/** An unknown key under `rules:` that is a rule, but one that no study can change, said so. */
function fixedRule(value: Record<string, unknown>, document: SourceDocument, fault: Fault): Fault | undefined {
  if (fault.rule !== "key-unknown" || typeof value.rules !== "object") return undefined;
  const name = Object.keys(value.rules ?? {}).find((key) => {
    const { line, column } = document.keyPlace(["rules", key]);
    return rules.has(key as RuleId) && line === fault.place?.line && column === fault.place?.column;
  });
  if (name === undefined) return undefined;
  return {
    rule: "rule-fixed",
    severity: "error",
    message: `the rule ${name} cannot be changed`,
    ...(fault.place && { place: fault.place }),
    expected: settableRules.map(([id]) => id).join(", "),
    hint: `mend what it finds: reckon rules ${name}`,
  };
}

/** Lists instead of mappings, texts as mappings, defaults filled in. */
function studyOf(
  file: StudyFile,
  name: string,
  folder: string,
  document: SourceDocument,
  parameters: readonly Parameter[],
): Study {
  const list = <T, U>(
    section: keyof StudyFile,
    record: Record<string, T> | undefined,
    of: (value: T) => U,
  ): Declared<U>[] =>
    Object.entries(record ?? {}).map(([id, value]) => ({ ...of(value), id, place: document.keyPlace([section, id]) }));
  const keep = <T>(value: T): T => value;
  const { data, report } = file;
  return {
    file: name,
    folder,
    title: file.title,
    ...(file.shortTitle !== undefined && { shortTitle: file.shortTitle }),
    authors: file.authors as Study["authors"],
    ...(file.date !== undefined && { date: file.date }),
    ...(file.version !== undefined && { version: file.version }),
    keywords: file.keywords ?? [],
    ...(file.license !== undefined && { license: file.license }),
    data: {
      ...data,
      publish: data.publish ?? false,
      extremes: data.publish === true || (data.extremes ?? false),
      ...(data.key !== undefined && { key: [data.key].flat() }),
    } as Study["data"],
    report: {
      template: report?.template ?? "templates/report.md",
      profile: report?.profile ?? "biomedical",
      citations: report?.citations ?? "vancouver",
      ...(report?.stylesheet !== undefined && { stylesheet: report.stylesheet }),
      ...(report?.checklist !== undefined && { checklist: report.checklist }),
      ...(report?.bibliography !== undefined && { bibliography: report.bibliography }),
    },
    parameters,
    definitions: list("definitions", file.definitions, (value) =>
      typeof value === "string" ? { value } : value,
    ) as Study["definitions"],
    thresholds: list("thresholds", file.thresholds, keep) as Study["thresholds"],
    subsets: list("subsets", file.subsets, (value) =>
      typeof value === "string" ? { where: value } : value,
    ) as Study["subsets"],
    statistics: list("statistics", file.statistics, ({ method, label, grid, format, ...options }) => ({
      method,
      ...(format !== undefined && { format }),
      ...(label !== undefined && { label }),
      ...(grid !== undefined && { grid }),
      options,
    })) as Study["statistics"],
    families: list("families", file.families, keep) as Study["families"],
    figures: list("figures", file.figures, ({ kind, title, caption, alt, ...options }) => ({
      kind,
      title,
      caption,
      alt,
      options,
    })) as Study["figures"],
    tables: list("tables", file.tables, ({ kind, title, caption, ...options }) => ({
      kind,
      title,
      caption,
      options,
    })) as Study["tables"],
    claims: list("claims", file.claims, (value) => ({
      ...value,
      kind: value.kind ?? "description",
      published: value.published ?? [],
      shows: value.shows ?? [],
    })) as Study["claims"],
    references: list("references", file.references, keep) as Study["references"],
    rules: (file.rules ?? {}) as Study["rules"],
    checklist: Object.entries(file.checklist ?? {}).map(([item, answer]) => ({
      item,
      place: document.keyPlace(["checklist", item]),
      ...(typeof answer === "object" && "not-applicable" in answer
        ? { targets: [], notApplicable: answer["not-applicable"] }
        : { targets: [answer].flat() as string[] }),
    })),
    place: document.keyPlace,
    origin: (path) => filledOrigin(document.origin(path), valueAt(document.value, path), parameters),
    texts: textsOf(document.value, []),
  };
}

/**
 * Of a study with parameters: a `$name` that is none, and no name of a grid either; and a grid's name that is a
 * parameter's too.
 */
function nameFaults(value: object, document: SourceDocument, parameters: readonly Parameter[]): Fault[] {
  if (parameters.length === 0) return [];
  const names = parameters.map(({ id }) => id);
  const grids = new Map<string, Path>();
  const walk = (one: unknown, path: Path): void => {
    if (one === null || typeof one !== "object") return;
    for (const [key, item] of Object.entries(one)) {
      if ((key === "grid" || key === "rows") && item !== null && typeof item === "object" && !Array.isArray(item))
        for (const name of Object.keys(item)) grids.set(name, [...path, key, name]);
      walk(item, [...path, key]);
    }
  };
  walk(value, []);
  const twice = names.flatMap((name): Fault[] => {
    const path = grids.get(name);
    if (!path) return [];
    const message = `${name} is the name of a grid and of a parameter`;
    return [{ rule: "name-twice", severity: "error", message, place: document.keyPlace(path), hint: "rename one" }];
  });
  const unknown = textsOf(value, [])
    .filter(({ path }) => path[0] !== "parameters")
    .flatMap(({ path, text }) =>
      namesIn(text).flatMap(([name, offset]): Fault[] => {
        if (names.includes(name) || grids.has(name)) return [];
        const origin = document.origin(path);
        const place = typeof origin === "function" ? origin(offset) : origin;
        const hint = suggest(name, [...names, ...grids.keys()]);
        const message = `unknown parameter: $${name}`;
        return [{ rule: "parameter-unknown", severity: "error", message, place, ...(hint && { hint }) }];
      }),
    );
  return [...twice, ...unknown];
}

/** The value at a path, or the text at which it ends early: short for a mapping. */
function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value === "string") return value;
    return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
  }, root);
}

function textsOf(value: unknown, path: Path): StudyText[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Array.isArray(value)
    ? value.flatMap((item: unknown, i) => textsOf(item, [...path, i]))
    : Object.entries(value).flatMap(([key, item]) => textsOf(item as unknown, [...path, key]));
}
