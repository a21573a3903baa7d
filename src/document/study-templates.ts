import type { Study } from "../study/study.js";
import { parseTemplate, type Template } from "./template.js";

/** A template with who it belongs to: `manuscript`, `figure cytokines`. */
export interface StudyTemplate {
  readonly template: Template;
  readonly of: string;
}

type Texts = Pick<Study, "file" | "origin">;

/** A text of study.yaml that is a template; its faults stand where its characters stand. */
export function studyTemplate({ file, origin }: Texts, path: readonly string[], text: string): Template {
  return parseTemplate(text, file, { at: origin(path) });
}

/** Every text of study.yaml that is a template: captions, text alternatives, the reasons of claims. */
export function templatesOf(study: Texts & Pick<Study, "tables" | "figures" | "claims">): StudyTemplate[] {
  const { tables, figures, claims } = study;
  const read = (path: readonly string[], text: string | undefined, of: string): StudyTemplate[] =>
    text === undefined ? [] : [{ template: studyTemplate(study, path, text), of }];
  return [
    ...tables.flatMap(({ id, caption }) => read(["tables", id, "caption"], caption, `table ${id}`)),
    ...figures.flatMap(({ id, caption, alt }) => [
      ...read(["figures", id, "caption"], caption, `figure ${id}`),
      ...read(["figures", id, "alt"], alt, `figure ${id}`),
    ]),
    ...claims.flatMap(({ id, because }) => read(["claims", id, "because"], because, `claim ${id}`)),
  ];
}
