import Handlebars from "handlebars";
import { type Fault, type Origin, type Place, suggest } from "../fault.js";
import { methods } from "../methods/index.js";
import type { RuleId } from "../rules/index.js";
import type { Parameter } from "../study/parameters.js";
import { filled } from "../study/substitute.js";
import { HELPERS, misuse, SCOPE_ROOTS } from "./helpers.js";
import { Lines } from "./unbound/lines.js";

/** A template as a tree of our own: text, calls of known helpers, paths into the study's data, conditions, loops. */
export type TemplateNode =
  | { readonly type: "text"; readonly text: string; readonly original: string; readonly place: Place }
  | Call
  | { readonly type: "path"; readonly path: Path }
  | {
      readonly type: "if";
      readonly condition: Value;
      readonly negated: boolean;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | {
      readonly type: "each";
      readonly over: Value;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface Call {
  readonly type: "call";
  readonly helper: string;
  /** A helper named as a method asks for a statistic of that kind. */
  readonly method: boolean;
  readonly args: readonly Value[];
  readonly options: ReadonlyMap<string, Value>;
  /** Where the name of each option stands. */
  readonly keys: ReadonlyMap<string, Place>;
  readonly place: Place;
}

export interface Path {
  readonly parts: readonly string[];
  /** `@index`, `@first`, `@last`. */
  readonly data: boolean;
  readonly place: Place;
}

export type Value =
  | { readonly type: "literal"; readonly value: string | number | boolean; readonly place: Place }
  | { readonly type: "path"; readonly path: Path; readonly place: Place }
  | { readonly type: "call"; readonly call: Call; readonly place: Place };

export interface Template {
  readonly file: string;
  readonly nodes: readonly TemplateNode[];
  readonly faults: readonly Fault[];
}

export interface TemplateOptions {
  /** Where the text stands inside another file: as a whole, or each of its characters. */
  readonly at?: Origin;
  /** Their values stand for `$name` in the texts of calls: `{{median "il6" in="$site"}}`. */
  readonly parameters?: readonly Pick<Parameter, "id" | "value">[];
}

/**
 * Reads a template once. Handlebars only parses it: nothing is compiled, and what is not known is a fault with its
 * place, never a silent blank.
 */
export function parseTemplate(text: string, file: string, options: TemplateOptions = {}): Template {
  const reader = new Reader(text, file, options);
  const hidden = /[\uE000-\uE01F]/.exec(text);
  if (hidden) {
    const before = text.slice(0, hidden.index).split("\n");
    const code = hidden[0].codePointAt(0)!.toString(16).toUpperCase();
    reader.fault("character-private", `private-use character U+${code}`, {
      line: before.length,
      column: before.at(-1)!.length,
    });
  }
  try {
    const { body } = Handlebars.parse(text);
    const nodes = reader.nodes(body, 0);
    return { file, nodes: hidden ? [] : nodes, faults: reader.faults };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    reader.syntax(error);
    return { file, nodes: [], faults: reader.faults };
  }
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Names of methods: `{{median "il6" in="control"}}` asks for a statistic. */
const METHODS: ReadonlySet<string> = new Set(methods.map(({ name }) => name));

class Reader {
  readonly faults: Fault[] = [];
  private readonly lines: Lines;

  constructor(
    text: string,
    private readonly file: string,
    private readonly options: TemplateOptions,
  ) {
    this.lines = new Lines(text);
  }

  nodes(body: readonly hbs.AST.Statement[], depth: number): TemplateNode[] {
    return body.flatMap((statement) => this.node(statement, depth) ?? []);
  }

  fault(rule: RuleId, message: string, at: Position, more: { expected?: string; hint?: string } = {}): void {
    this.faults.push({ rule, severity: "error", message, place: this.place(at), ...more });
  }

  /** Handlebars' own errors: a mismatched block carries its line, all others are where the lexer stopped. */
  syntax(error: Error): void {
    const own = [Reflect.get(error, "lineNumber"), Reflect.get(error, "column")];
    const [line, column] = own.every((value) => typeof value === "number") ? own : lexerPosition();
    const expecting = /Expecting (.*), got '(.*)'$/s.exec(error.message);
    const got = expecting?.[2];
    const message = !expecting
      ? error.message.replace(/ - \d+:\d+$/, "")
      : got === "EOF"
        ? "the template ends inside an open {{…}} or block"
        : got === "INVALID"
          ? "unexpected character inside {{…}}"
          : `unexpected ${(got ?? "").toLowerCase().replaceAll("_", " ")} inside {{…}}`;
    const hint = 'close it with }}, and put names between quotes: {{stat "id.part"}}';
    const more = got === "INVALID" || got === "EOF" ? { hint } : {};
    this.fault("template-syntax", message, { line: Number(line), column: Number(column) }, more);
  }

  private place(at: Position): Place {
    const own = { line: at.line, column: at.column + 1 };
    const { at: origin } = this.options;
    if (typeof origin === "function") return origin(this.lines.offset(own));
    return origin ?? { file: this.file, ...own };
  }

  private node(statement: hbs.AST.Statement, depth: number): TemplateNode | undefined {
    const at = statement.loc.start;
    switch (statement.type) {
      case "ContentStatement": {
        const { value, original } = statement as hbs.AST.ContentStatement;
        return { type: "text", text: value, original: String(original), place: this.place(at) };
      }
      case "CommentStatement":
        return undefined;
      case "MustacheStatement":
        return this.mustache(statement as hbs.AST.MustacheStatement, depth);
      case "BlockStatement":
        return this.block(statement as hbs.AST.BlockStatement, depth);
      default:
        this.fault("template-syntax", "partials and decorators are not part of a manuscript", at);
        return undefined;
    }
  }

  private mustache(node: hbs.AST.MustacheStatement, depth: number): TemplateNode | undefined {
    if (!node.escaped) {
      this.fault("raw-output", "{{{…}}} and {{&…}} are not needed: values are always escaped", node.loc.start, {
        hint: "write {{…}}",
      });
      return undefined;
    }
    const name = pathOf(node.path);
    if (name === undefined) {
      this.fault("template-syntax", "a text or number cannot stand in {{…}} by itself", node.path.loc.start, {
        expected: "a helper",
      });
      return undefined;
    }
    const alone = node.params.length === 0 && !node.hash;
    if (alone && !this.isHelper(name.original)) {
      const path = this.path(name, depth);
      return path && { type: "path", path };
    }
    return this.call(name, node.params, node.hash, depth);
  }

  private isHelper(name: string): boolean {
    return Object.hasOwn(HELPERS, name) || METHODS.has(name);
  }

  private call(
    name: hbs.AST.PathExpression,
    params: readonly hbs.AST.Expression[],
    hash: hbs.AST.Hash | undefined,
    depth: number,
  ): Call | undefined {
    const helper = name.original;
    const at = name.loc.start;
    if (!this.isHelper(helper)) {
      this.unknown("helper-unknown", `unknown helper: ${helper}`, helper, at);
      return undefined;
    }
    const args = params.flatMap((param) => this.argument(helper, param, depth) ?? []);
    if (args.length < params.length) return undefined; // told already
    const options = new Map<string, Value>();
    const keys = new Map<string, Place>();
    for (const pair of hash?.pairs ?? []) {
      const value = this.value(pair.value, depth);
      if (options.has(pair.key)) this.fault("helper-misused", `${pair.key} is given twice`, pair.loc.start);
      if (value) options.set(pair.key, value);
      keys.set(pair.key, this.place(pair.loc.start));
    }
    const method = !Object.hasOwn(HELPERS, helper);
    const lookedUp = method ? [...args, ...options.values()].find(({ type }) => type !== "literal") : undefined;
    if (lookedUp) {
      const [message, expected] = [
        `${helper}: what a statistic is made of is written out, not looked up`,
        "a text, a number, true or false",
      ];
      this.faults.push({ rule: "helper-misused", severity: "error", message, place: lookedUp.place, expected });
      return undefined;
    }
    const wrong = method ? undefined : misuse(helper, HELPERS[helper]!, args, options);
    if (wrong) this.fault("helper-misused", wrong.message, at, { expected: wrong.expected });
    return wrong ? undefined : { type: "call", helper, method, args, options, keys, place: this.place(at) };
  }

  /** The value of an argument; a name that stands there without quotes was meant as a text. */
  private argument(helper: string, node: hbs.AST.Expression, depth: number): Value | undefined {
    if (node.type !== "PathExpression") return this.value(node, depth);
    const { original, data, parts, loc } = node as hbs.AST.PathExpression;
    if (depth > 0 || data || SCOPE_ROOTS.some((root) => root === parts[0])) return this.value(node, depth);
    this.fault("helper-misused", `${helper}: ${original} stands without quotes`, loc.start, {
      hint: `write {{${helper} "${original}"}}`,
    });
    return undefined;
  }

  private value(node: hbs.AST.Expression, depth: number): Value | undefined {
    const at = node.loc.start;
    switch (node.type) {
      case "StringLiteral":
      case "NumberLiteral":
      case "BooleanLiteral": {
        const { value } = node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral;
        const { parameters = [] } = this.options;
        const own = typeof value === "string" ? filled(value, parameters).text : value;
        return { type: "literal", value: own, place: this.place(at) };
      }
      case "PathExpression": {
        const path = this.path(node as hbs.AST.PathExpression, depth);
        return path && { type: "path", path, place: path.place };
      }
      case "SubExpression": {
        const { path, params, hash } = node as hbs.AST.SubExpression;
        const asks = path.original === "verdict" || path.original === "param";
        if (!asks || !hash?.pairs.some(({ key }) => key === "is")) {
          this.fault("helper-misused", `cannot be asked inside a call: ${path.original}`, at, {
            expected: '(verdict "…" is="agrees")',
          });
          return undefined;
        }
        const call = this.call(path, params, hash, depth);
        return call && { type: "call", call, place: call.place };
      }
      default:
        this.fault("template-syntax", "null and undefined are not values", at);
        return undefined;
    }
  }

  private path(node: hbs.AST.PathExpression, depth: number): Path | undefined {
    const at = node.loc.start;
    if (node.depth > 0 && !node.data) {
      this.fault("template-syntax", `a path cannot lead upwards: ${node.original}`, at);
      return undefined;
    }
    const root = node.parts[0];
    const known = node.data ? ["index", "first", "last"] : SCOPE_ROOTS;
    if ((depth === 0 || node.data) && (root === undefined || !known.some((name) => name === root))) {
      this.unknown("helper-unknown", `unknown helper: ${node.original}`, node.original, at);
      return undefined;
    }
    return { parts: node.parts, data: node.data, place: this.place(at) };
  }

  private block(node: hbs.AST.BlockStatement, depth: number): TemplateNode | undefined {
    const kind = node.path.original;
    const at = node.path.loc.start;
    if (kind !== "if" && kind !== "unless" && kind !== "each") {
      this.fault("block-unknown", `unknown block: ${kind}`, at, {
        ...withHint(suggest(kind, ["if", "unless", "each"])),
      });
      return undefined;
    }
    const [param, ...more] = node.params;
    if (!param || more.length > 0 || node.hash || node.program.blockParams) {
      this.fault("helper-misused", `#${kind} takes one argument, and nothing else`, at);
      return undefined;
    }
    const value = this.value(param, depth);
    const otherwise = this.nodes(node.inverse?.body ?? [], depth);
    const body = this.nodes(node.program.body, kind === "each" ? depth + 1 : depth);
    if (!value) return undefined;
    return kind === "each"
      ? { type: "each", over: value, body, otherwise }
      : { type: "if", condition: value, negated: kind === "unless", body, otherwise };
  }

  private unknown(rule: RuleId, message: string, word: string, at: Position): void {
    const names = [...Object.keys(HELPERS), ...METHODS, ...SCOPE_ROOTS];
    this.fault(rule, message, at, withHint(suggest(word, names)));
  }
}

function withHint(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint };
}

function pathOf(node: hbs.AST.PathExpression | hbs.AST.Literal): hbs.AST.PathExpression | undefined {
  return node.type === "PathExpression" ? (node as hbs.AST.PathExpression) : undefined;
}

/** Line and column (from 0) of the token at which Handlebars' lexer stopped; its error carries no place of its own. */
function lexerPosition(): readonly [number, number] {
  const get = (object: unknown, key: string): unknown =>
    object !== null && (typeof object === "object" || typeof object === "function")
      ? Reflect.get(object, key)
      : undefined;
  const location = get(get(get(Handlebars, "Parser"), "lexer"), "yylloc");
  const [line, column] = [get(location, "first_line"), get(location, "first_column")];
  return typeof line === "number" && typeof column === "number" ? [line, column] : [1, 0];
}
