/** The numbers that the finder finds in a manuscript and in the texts of a study. */
import { parseManuscript } from "../../src/document/manuscript.js";
import { type FoundNumber, findUnbound } from "../../src/document/unbound.js";
import { loadStudy } from "../../src/study/load.js";

export const HEAD = `title: A study
authors: [{ name: A. Author }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: real }
`;

/** Every number of a manuscript, and of the study's own texts below its head. */
export function found(source: string, more = "", levels: readonly number[] = [0.95]): readonly FoundNumber[] {
  const study = loadStudy(HEAD + more, "study.yaml", ".");
  return findUnbound({ study, manuscript: parseManuscript(source, "report.md"), source, levels }).found;
}
export const unbound = (source: string, more = ""): string[] =>
  found(source, more).flatMap(({ text, allowedBy }) => (allowedBy ? [] : [text]));
export const allowed = (source: string, more = ""): string[] =>
  found(source, more).flatMap(({ text, allowedBy }) => (allowedBy ? [`${allowedBy.rule}: ${text}`] : []));
