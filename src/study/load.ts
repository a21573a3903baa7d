import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from "yaml";
import type { z } from "zod";
import { type Fault, type Place, StudyFaults, suggest } from "../fault.js";
import { methods } from "../methods/index.js";
import { type StudyFile, studyJsonSchema, studySchema } from "./schema.js";
import type { Declared, Study } from "./study.js";

type Path = readonly (string | number)[];

/**
 * Reads a study from the text of its `study.yaml`.
 * Throws StudyFaults with every fault of syntax and schema, each with line, column and the nearest right word.
 */
export function loadStudy(text: string, file: string, folder: string): Study {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    maxAliasCount: 0,
  } as never);
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0)
    throw new StudyFaults(
      document.errors.map((error) => ({
        rule: "yaml-syntax",
        severity: "error" as const,
        message: error.message.split("\n")[0]!,
        place: at(error.pos[0]),
        ...(/tab/i.test(error.message) && { hint: "indent with spaces, not tabs" }),
      })),
    );
  const place = (path: Path): Place => at(nodeStart(document.contents, path));
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  if (raw === null || typeof raw !== "object" || Array.isArray(raw))
    throw new StudyFaults([
      {
        rule: "study-empty",
        severity: "error",
        message: "not a study: no keys found",
        place: { file, line: 1, column: 1 },
        expected: "title, authors, data, ...",
      },
    ]);
  const parsed = studySchema.safeParse(raw);
  if (!parsed.success) throw new StudyFaults(parsed.error.issues.flatMap((issue) => faultsOf(issue, [], raw, place)));
  return studyOf(parsed.data, file, folder, place);
}

/** Offset of the key that `path` names (a pair's key, an item), or of the nearest parent that exists. */
function nodeStart(root: ParsedNode | null, path: Path): number {
  let node: Node | null = root;
  let start = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      start = (pair.key as ParsedNode).range[0];
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as ParsedNode | undefined;
      if (!item) break;
      start = item.range[0];
      node = item;
    } else break;
  }
  return start;
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value && typeof value === "object" ? (value as Record<string | number, unknown>)[step] : undefined,
    raw,
  );
}

function faultsOf(issue: z.core.$ZodIssue, prefix: Path, raw: unknown, place: (path: Path) => Place): Fault[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  const key = path.length === 0 ? "the study" : path.join(".");
  const value = valueAt(raw, path);
  const fault = (rest: Omit<Fault, "severity" | "place">, at: Path = path): Fault[] => [
    { severity: "error", place: place(at), ...rest },
  ];
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(raw, path);
      return issue.keys.flatMap((unknown) => {
        const hint = suggest(unknown, known);
        return fault(
          { rule: "key-unknown", message: `unknown key: ${[...path, unknown].join(".")}`, ...(hint && { hint }) },
          [...path, unknown],
        );
      });
    }
    case "invalid_value": {
      const options = issue.values.map(String);
      const hint = typeof value === "string" ? suggest(value, options) : undefined;
      if (value === undefined) break;
      return fault({
        rule: "value-unknown",
        message: `${key}: ${JSON.stringify(value)} is not possible`,
        expected: options.join(", "),
        ...(hint && { hint }),
      });
    }
    case "invalid_union": {
      if ("discriminator" in issue && issue.discriminator) return discriminatorFault(issue.discriminator as string);
      // text or mapping: report the branch that the author began
      const branches = issue.errors.map((errors) => errors.map((inner) => ({ ...inner, path: inner.path })));
      const isMapping = value !== null && typeof value === "object";
      const fitting = branches
        .filter((branch) => !branch.some((inner) => inner.code === "invalid_type" && inner.path.length === 0))
        .sort((a, b) => a.length - b.length)[0];
      if (isMapping && fitting) return fitting.flatMap((inner) => faultsOf(inner, path, raw, place));
      return fault({
        rule: "type-mismatch",
        message: `${key}: found ${typeName(value)}`,
        expected: "text or a mapping",
      });
    }
    case "invalid_key":
      return issue.issues.flatMap((inner) => fault({ rule: "id-malformed", message: `${key}: ${inner.message}` }));
    case "invalid_type":
      if (value === undefined) break;
      return fault({
        rule: "type-mismatch",
        message: `${key}: found ${typeName(value)}`,
        expected: issue.expected === "record" || issue.expected === "object" ? "a mapping" : String(issue.expected),
        ...(issue.expected === "string" && typeof value === "number" && { hint: `write it in quotes: "${value}"` }),
      });
  }
  if (value === undefined) {
    const last = path.at(-1);
    return fault(
      { rule: "key-missing", message: `missing key: ${key}` },
      path.slice(0, typeof last === "string" ? -1 : undefined),
    );
  }
  return fault({ rule: "value-malformed", message: `${key}: ${issue.message.toLowerCase()}` });

  function discriminatorFault(discriminator: string): Fault[] {
    const owner = path.at(-1) === discriminator ? path.slice(0, -1) : path;
    const found = valueAt(raw, [...owner, discriminator]);
    const options = discriminator === "method" ? methods.map((method) => method.name) : kindsAt(owner);
    if (found === undefined)
      return fault(
        {
          rule: "key-missing",
          message: `missing key: ${[...owner, discriminator].join(".")}`,
          expected: options.join(", "),
        },
        owner,
      );
    const hint = suggest(String(found), options);
    return fault(
      {
        rule: `${discriminator}-unknown`,
        message: `unknown ${discriminator}: ${String(found)}`,
        expected: options.join(", "),
        ...(hint && { hint }),
      },
      [...owner, discriminator],
    );
  }

  function kindsAt(owner: Path): string[] {
    const schema = schemaAt(raw, owner.slice(0, 1)) as { additionalProperties?: { oneOf?: JsonSchema[] } } | undefined;
    return (schema?.additionalProperties?.oneOf ?? []).map((option) => String(option.properties?.kind?.const ?? ""));
  }
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
}

/** The schema that governs `path`, choosing a method's or kind's own by what the author wrote. */
function schemaAt(raw: unknown, path: Path): JsonSchema | undefined {
  let schema: JsonSchema | undefined = studyJsonSchema() as JsonSchema;
  let value: unknown = raw;
  for (const step of [undefined, ...path]) {
    if (step !== undefined) {
      value = valueAt(value, [step]);
      schema =
        schema?.properties?.[step] ??
        (typeof schema?.additionalProperties === "object" ? schema.additionalProperties : schema?.items);
    }
    const options: readonly JsonSchema[] | undefined = schema?.oneOf ?? schema?.anyOf;
    if (options)
      schema =
        options.find((option) =>
          ["method", "kind"].some(
            (key) =>
              option.properties?.[key]?.const !== undefined && option.properties[key].const === valueAt(value, [key]),
          ),
        ) ?? options.find((option) => option.properties);
  }
  return schema;
}

function knownKeys(raw: unknown, path: Path): string[] {
  return Object.keys(schemaAt(raw, path)?.properties ?? {});
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return `${typeof value === "string" ? "text" : typeof value} ${JSON.stringify(value)}`;
}

/** Lists instead of mappings, texts as mappings, defaults filled in. */
function studyOf(file: StudyFile, name: string, folder: string, place: (path: Path) => Place): Study {
  const list = <T, U>(
    section: keyof StudyFile,
    record: Record<string, T> | undefined,
    of: (value: T) => U,
  ): Declared<U>[] =>
    Object.entries(record ?? {}).map(([id, value]) => ({ ...of(value), id, place: place([section, id]) }));
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
    data: { ...data, publish: data.publish ?? false } as Study["data"],
    report: {
      template: report?.template ?? "templates/report.md",
      profile: report?.profile ?? "biomedical",
      ...(report?.stylesheet !== undefined && { stylesheet: report.stylesheet }),
    },
    definitions: list("definitions", file.definitions, (value) =>
      typeof value === "string" ? { value } : value,
    ) as Study["definitions"],
    thresholds: list("thresholds", file.thresholds, keep) as Study["thresholds"],
    subsets: list("subsets", file.subsets, (value) =>
      typeof value === "string" ? { where: value } : value,
    ) as Study["subsets"],
    statistics: list("statistics", file.statistics, ({ method, label, grid, ...options }) => ({
      method,
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
      shows: value.shows ?? [],
    })) as Study["claims"],
    references: list("references", file.references, keep) as Study["references"],
    place,
  };
}
