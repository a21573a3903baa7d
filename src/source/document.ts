import { deserialize, serialize } from "node:v8";
import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { keyOf, type Store } from "../cache/store.js";
import { type Fault, type Origin, type Place, StudyFaults } from "../fault.js";
import { readJson } from "./json.js";
import type { Outline, OutlineNode } from "./outline.js";

export type Path = readonly (string | number)[];

/** A JSON or YAML text as data that remember where they stood. */
export interface SourceDocument {
  readonly value: unknown;
  /** Of the value at `path`; of the nearest parent where there is none. */
  place(path: Path): Place;
  /** Of the key (or the list item) at `path`. */
  keyPlace(path: Path): Place;
  /** Where each character of the text at `path` stands, escapes considered. */
  origin(path: Path): Origin;
}

/**
 * Reads JSON or YAML; out of the store, where the same text has been read before. Throws StudyFaults with every error of
 * syntax, each with its place.
 */
export function readDocument(text: string, file: string, store?: Store): SourceDocument {
  // every JSON text is YAML too, and is read so where it is not as it should be; as JSON it is read in a tenth of the time
  const json = /^\s*[{[]/.test(text) ? readJson(text) : undefined;
  return documentOf(json ?? keptOutline(text, file, store), text, file);
}

function keptOutline(text: string, file: string, store: Store | undefined): Outline {
  if (!store) return readYaml(text, file);
  const key = keyOf("text", text);
  const kept = store.read(key);
  if (kept) return deserialize(kept) as Outline;
  const outline = readYaml(text, file);
  store.write(key, serialize(outline));
  return outline;
}

function documentOf({ value, root }: Outline, text: string, file: string): SourceDocument {
  const at = placesIn(text, file);
  const find = (path: Path): { readonly key: number; readonly node: OutlineNode } => {
    let found = { key: root.start, node: root };
    for (const step of path) {
      const item = found.node.items?.[Number(step)];
      const next = found.node.entries?.get(String(step)) ?? (item && { key: item.start, node: item });
      if (!next) break;
      found = next;
    }
    return found;
  };
  return {
    value,
    place: (path) => at(find(path).node.start),
    keyPlace: (path) => at(find(path).key),
    origin: (path) => {
      const { node } = find(path);
      if (node.value === undefined) return at(node.start);
      const offsets = offsetsOf(node, text);
      return offsets ? (offset) => at(offsets[Math.min(offset, offsets.length - 1)]!) : () => at(node.start);
    },
  };
}

/** Gives the line and column of an offset. */
function placesIn(text: string, file: string): (offset: number) => Place {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return (offset) => {
    let [line, behind] = [0, lines.length];
    while (behind - line > 1) {
      const middle = (line + behind) >> 1;
      if (lines[middle]! <= offset) line = middle;
      else behind = middle;
    }
    return { file, line: line + 1, column: offset - lines[line]! + 1 };
  };
}

function readYaml(text: string, file: string): Outline {
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true });
  const at = placesIn(text, file);
  const faults: Fault[] = document.errors.map((error) => ({
    rule: "syntax",
    severity: "error",
    message: lowerFirst(error.message.split("\n")[0]!),
    place: at(error.pos[0]),
    ...hintOf(error.message),
  }));
  // What follows a tab is read in the wrong place, and is no fault of its own.
  const tabs = faults.filter(({ hint }) => hint === TABS);
  if (faults.length > 0) throw new StudyFaults(tabs.length > 0 ? tabs : faults);
  return { value: document.toJS({ maxAliasCount: 100 }), root: outlineOf(document.contents as Node | null, 0) };
}

/** A node of the parser as plain data; one that is left out stands where its key does. */
function outlineOf(node: Node | null | undefined, key: number): OutlineNode {
  const [start, end] = node?.range ?? [key, key];
  if (isMap(node)) {
    const entries = new Map<string, { key: number; node: OutlineNode }>();
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue;
      const at = pair.key.range?.[0] ?? start;
      entries.set(String(pair.key.value), { key: at, node: outlineOf(pair.value as Node | null, at) });
    }
    return { start, end, entries };
  }
  if (isSeq(node)) return { start, end, items: node.items.map((item) => outlineOf(item as Node | null, start)) };
  return isScalar(node)
    ? { start, end, value: node.value, ...(node.type !== undefined && { type: node.type }) }
    : { start, end };
}

const TABS = "indent with spaces, not tabs";

function hintOf(message: string): { hint?: string } {
  if (/\btabs?\b/i.test(message)) return { hint: TABS };
  if (/nested mappings|plain value cannot start/i.test(message))
    return { hint: 'a text with ": " in it, or that begins with a mark, stands in quotes: title: "Pain: a study"' };
  return {};
}

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * The offset in `source` of every character of the scalar, and of its end; undefined where they cannot be told. White
 * space may be folded: a run of it in the value stands for the run in the source.
 */
function offsetsOf(node: OutlineNode, source: string): readonly number[] | undefined {
  const { start, end } = node;
  const value = String(node.value);
  const quote = node.type === "QUOTE_DOUBLE" ? '"' : node.type === "QUOTE_SINGLE" ? "'" : "";
  const block = node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";
  let at = block ? source.indexOf("\n", start) + 1 : start + quote.length;
  const stop = end - quote.length;
  const offsets: number[] = [];
  for (let i = 0; i < value.length; i++) {
    if (isSpace(value[i]!) && isSpace(source[at] ?? "")) {
      offsets.push(at++);
      if (!isSpace(value[i + 1] ?? "")) while (at < stop && isSpace(source[at]!)) at++;
      continue;
    }
    while (at < stop && isSpace(source[at]!)) at++; // indentation
    while (quote === '"' && source.startsWith("\\\n", at)) {
      at += 2; // a line continued
      while (at < stop && isSpace(source[at]!)) at++;
    }
    if (at >= stop) return undefined;
    offsets.push(at);
    if (quote === '"' && source[at] === "\\") {
      const length = ESCAPE_LENGTHS[source[at + 1]!] ?? 2;
      if (length === 10 && isHighSurrogate(value[i]!)) {
        offsets.push(at);
        i++;
      }
      at += length;
    } else if (source[at] !== value[i]) return undefined;
    else at += quote === "'" && source[at] === "'" ? 2 : 1;
  }
  offsets.push(Math.min(at, stop));
  return offsets;
}

function isSpace(character: string): boolean {
  return character === " " || character === "\n" || character === "\t";
}

function isHighSurrogate(character: string): boolean {
  return character >= "\ud800" && character <= "\udbff";
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
