import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from "yaml";
import { type Fault, type Origin, type Place, StudyFaults } from "../fault.js";
import { type Json, type JsonNode, readJson } from "./json.js";

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

/** Reads JSON or YAML. Throws StudyFaults with every error of syntax, each with its place. */
export function readDocument(text: string, file: string): SourceDocument {
  // every JSON text is YAML too, and is read so where it is not as it should be; as JSON it is read in a tenth of the time
  const json = /^\s*[{[]/.test(text) ? readJson(text) : undefined;
  return json ? jsonDocument(json, text, file) : yamlDocument(text, file);
}

function jsonDocument({ value, root }: Json, text: string, file: string): SourceDocument {
  const lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = (offset: number): Place => {
    let [line, behind] = [0, lines.length];
    while (behind - line > 1) {
      const middle = (line + behind) >> 1;
      if (lines[middle]! <= offset) line = middle;
      else behind = middle;
    }
    return { file, line: line + 1, column: offset - lines[line]! + 1 };
  };
  const find = (path: Path): { readonly key: number; readonly node: JsonNode } => {
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
      const { start, end, value } = find(path).node;
      if (value === undefined) return at(start);
      const type = typeof value === "string" ? "QUOTE_DOUBLE" : "PLAIN";
      const offsets = offsetsOf({ value, range: [start, end], type }, text);
      return offsets ? (offset) => at(offsets[Math.min(offset, offsets.length - 1)]!) : () => at(start);
    },
  };
}

function yamlDocument(text: string, file: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
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
  const find = (path: Path) => locate(document.contents as Node | null, path);
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    place: (path) => at(find(path).value),
    keyPlace: (path) => at(find(path).key),
    origin: (path) => {
      const { node } = find(path);
      if (!isScalar(node)) return at(find(path).value);
      const offsets = offsetsOf(node, text);
      return offsets ? (offset) => at(offsets[Math.min(offset, offsets.length - 1)]!) : () => at(node.range?.[0] ?? 0);
    },
  };
}

const TABS = "indent with spaces, not tabs";

function hintOf(message: string): { hint?: string } {
  if (/\btabs?\b/i.test(message)) return { hint: TABS };
  if (/nested mappings|plain value cannot start/i.test(message))
    return { hint: 'a text with ": " in it, or that begins with a mark, stands in quotes: title: "Pain: a study"' };
  return {};
}

function locate(root: Node | null, path: Path): { key: number; value: number; node: Node | null } {
  let node = root;
  let key = root?.range?.[0] ?? 0;
  for (const step of path) {
    let next: Node | null | undefined;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      key = (pair.key as Node).range?.[0] ?? key;
      next = pair.value as Node | null;
    } else if (isSeq(node)) {
      next = node.items[Number(step)] as Node | undefined;
      if (!next) break;
      key = next.range?.[0] ?? key;
    } else break;
    node = next ?? null;
  }
  return { key, value: node?.range?.[0] ?? key, node };
}

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * The offset in `source` of every character of the scalar, and of its end; undefined where they cannot be told. White
 * space may be folded: a run of it in the value stands for the run in the source.
 */
function offsetsOf(
  node: {
    readonly value: unknown;
    readonly range?: readonly number[] | null | undefined;
    readonly type?: Scalar["type"];
  },
  source: string,
): readonly number[] | undefined {
  const [start = 0, end = 0] = node.range ?? [];
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
