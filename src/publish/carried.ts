import { sep } from "node:path";
import { inflateRawSync } from "node:zlib";
import { deflateSync } from "fflate";
import { anew, type Recall } from "../cache/recall.js";
import { StudyFaults } from "../fault.js";
import type { Settings } from "../study/parameters.js";
import { type InputFile, type Inputs, inputsFrom, type ReadFile } from "./inputs.js";
import { inputFiles } from "./manifest.js";

/** Id of the element in which a page carries its inputs. */
export const CARRIED_ID = "reckon-inputs";

/** What a page carries of its inputs: every text but the cohort, by its path in the study's folder. */
export interface Carried {
  /** The version that made the page. */
  readonly reckon: string;
  /** Path of the cohort's file, which is not carried. */
  readonly data: string;
  /** The texts by path as JSON, deflated, in base64: a fifth of their size. Pages of 0.1.0 carry them as they are. */
  readonly files: string;
  /** Parameters that are not at their defaults. */
  readonly parameters?: Settings;
}

/** The inputs as a page carries them. Throws StudyFaults where one of them is not UTF-8. */
export function carriedInputs(inputs: Inputs, version: string, recall: Recall = anew): Carried {
  const texts = inputFiles(inputs).filter((file) => file !== inputs.data);
  const set = inputs.study.parameters.filter(({ isDefault }) => !isDefault);
  return {
    reckon: version,
    data: inputs.data.path,
    ...(set.length > 0 && { parameters: Object.fromEntries(set.map(({ id, value }) => [id, String(value)])) }),
    files: packed(
      Object.fromEntries(
        texts.map((file) => [file.path, recall(`text of ${file.path}`, [file], () => wholeText(file))]),
      ),
    ),
  };
}

/** No page's inputs are larger, once they are inflated. */
const MOST_BYTES = 64e6;

/** JSON, deflated, in base64. Node's own deflate gives other bytes on other processors, and a page must not. */
export function packed(value: unknown): string {
  const bytes = deflateSync(new TextEncoder().encode(JSON.stringify(value)), { level: 9 });
  return Buffer.from(bytes).toString("base64");
}

/** The JSON that was packed; throws where it is none, or is larger than any page's inputs. */
export function unpacked(text: string): unknown {
  const bytes = inflateRawSync(Buffer.from(text, "base64"), { maxOutputLength: MOST_BYTES });
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

/**
 * The inputs of a report from the texts that its page carries and the cohort's bytes. Nothing is read from disk, whatever
 * the plan names. Throws StudyFaults where the plan is at fault or names what the page does not carry.
 */
export function inputsOfPage(texts: ReadonlyMap<string, string>, data: Uint8Array, settings: Settings = {}): Inputs {
  const read: ReadFile = (path, role, named) => {
    const own = path.split(sep).join("/");
    if (role === "data") return { path: own, bytes: data };
    const text = texts.get(own);
    if (text !== undefined) return { path: own, bytes: new TextEncoder().encode(text) };
    const message = `the page does not carry ${own}`;
    return { fault: { rule: "file-missing", severity: "error", message, ...(named && { place: named }) } };
  };
  return inputsFrom("", read, { settings, given: true });
}

/** The file's text, byte-order mark and line ends kept, so that it encodes to the same bytes. */
function wholeText({ path, bytes }: InputFile): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new StudyFaults([
      { rule: "encoding-not-utf8", severity: "error", message: "not UTF-8", place: { file: path } },
    ]);
  }
}
