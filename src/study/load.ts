import { type Fault, StudyFaults } from "../fault.js";
import { type RuleId, rules, settableRules } from "../rules/index.js";
import { type Path, readDocument, type SourceDocument } from "../source/document.js";
import { schemaFaults } from "../source/schema-faults.js";
import { withoutLiterals } from "./literals.js";
import { type StudyFile, studyJsonSchema, studySchema } from "./schema.js";
import type { Declared, Study, StudyText } from "./study.js";

/**
 * Reads a study from the text of its `study.yaml`.
 * Throws StudyFaults with every fault of syntax and schema, each with line, column and the nearest right word.
 */
export function loadStudy(text: string, file: string, folder: string): Study {
  const document = readDocument(text, file);
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
  const parsed = studySchema.safeParse(withoutLiterals(value));
  if (!parsed.success) {
    const faults = schemaFaults(parsed.error.issues, document, studyJsonSchema());
    throw new StudyFaults(faults.map((fault) => fixedRule(value as Record<string, unknown>, document, fault) ?? fault));
  }
  return studyOf(parsed.data, file, folder, document);
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
function studyOf(file: StudyFile, name: string, folder: string, document: SourceDocument): Study {
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
      ...(data.key !== undefined && { key: [data.key].flat() }),
    } as Study["data"],
    report: {
      template: report?.template ?? "templates/report.md",
      profile: report?.profile ?? "biomedical",
      citations: report?.citations ?? "vancouver",
      ...(report?.stylesheet !== undefined && { stylesheet: report.stylesheet }),
      ...(report?.bibliography !== undefined && { bibliography: report.bibliography }),
    },
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
    place: document.keyPlace,
    origin: document.origin,
    texts: textsOf(document.value, []),
  };
}

function textsOf(value: unknown, path: Path): StudyText[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Array.isArray(value)
    ? value.flatMap((item: unknown, i) => textsOf(item, [...path, i]))
    : Object.entries(value).flatMap(([key, item]) => textsOf(item as unknown, [...path, key]));
}
