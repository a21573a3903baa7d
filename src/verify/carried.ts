import { CARRIED_ID, unpacked } from "../publish/carried.js";
import { attribute, type Document, elementsIn, textOf } from "./html.js";

/** What a page carries of its inputs, as far as it can be made out; every text is a stranger's. */
export interface CarriedInputs {
  /** The version that the page says made it. */
  readonly version: string;
  /** Where it says that the data lay, in the study's folder. */
  readonly data?: string;
  readonly texts: ReadonlyMap<string, string>;
  /** Parameters that it says were set. */
  readonly parameters?: Readonly<Record<string, string>>;
}

const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.]{1,30})?$/;

/** The inputs that a page carries, or why they cannot be made out. */
export function carriedBy(document: Document): CarriedInputs | string {
  const elements = elementsIn(
    document,
    (element) => element.tagName === "script" && attribute(element, "id") === CARRIED_ID,
  );
  const [element, ...more] = elements;
  if (!element)
    return "the page carries no inputs: an early version made it, or they were taken out; ask for the study's folder, or for a report that carries them";
  if (more.length > 0) return `the page carries its inputs ${elements.length} times over`;
  let json: unknown;
  try {
    json = withFiles(JSON.parse(textOf(element)));
  } catch {
    return "the inputs that the page carries are no JSON";
  }
  if (!isRecord(json) || !isRecord(json.files)) return "the inputs that the page carries have no files";
  const texts = new Map<string, string>();
  for (const [path, text] of Object.entries(json.files)) {
    if (typeof text !== "string") return `the inputs that the page carries hold no text for ${path}`;
    texts.set(path, text);
  }
  if (typeof json.reckon !== "string" || !VERSION.test(json.reckon))
    return "the inputs that the page carries name no version of Reckon";
  const { parameters } = json;
  if (
    parameters !== undefined &&
    !(isRecord(parameters) && Object.values(parameters).every((one) => typeof one === "string"))
  )
    return "the parameters that the page carries are no texts";
  return {
    ...(parameters !== undefined && { parameters: parameters as Record<string, string> }),
    version: json.reckon,
    ...(typeof json.data === "string" && { data: json.data }),
    texts,
  };
}

/** Carried inputs with their files unpacked. Throws where they cannot be. */
function withFiles(json: unknown): unknown {
  return isRecord(json) && typeof json.files === "string" ? { ...json, files: unpacked(json.files) } : json;
}

/** The text of carried inputs with their files as they are, so that differences in them can be told; else as it is. */
export function readable(text: string): string {
  try {
    const json: unknown = JSON.parse(text);
    const whole = withFiles(json);
    return whole === json ? text : JSON.stringify(whole);
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
