import type { Origin } from "./place.js";
import { placeOf } from "./place.js";
import { type Expression, FUNCTIONS, type FunctionName, KEYWORDS, type Literal, type Span } from "./syntax.js";
import { fail, type Source, type Token, tokenize } from "./tokens.js";

/** Longest text, deepest nesting: no honest expression comes near, and a hostile one cannot exhaust the stack. */
const MOST_CHARACTERS = 4096;
const MOST_NESTING = 64;

const CHAIN_HINT = "join two with and: 1 < x and x < 5; or write parentheses";
const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="] as const;

/**
 * Reads an expression: numbers, "texts", names (kebab-case with dots; others between backticks), `+ - * /` (a minus
 * with spaces around it), `== != < <= > >=` (never chained), `and or not`, `in [...]`, `not in [...]`, `is missing`,
 * `is not missing`, `if(condition, a, b)`, `log` (natural), `exp`, `sqrt`, `abs`, `min`, `max`, parentheses.
 * `origin` is where the text stands in its file. Throws StudyFaults with line, column and hint at the first error.
 */
export function parseExpression(text: string, origin?: Origin): Expression {
  const source: Source = { text, origin };
  if (text.length > MOST_CHARACTERS)
    fail(source, 0, `expression of ${text.length} characters`, `at most ${MOST_CHARACTERS}`);
  return new Parser(source).parse();
}

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private nesting = 0;

  constructor(private readonly source: Source) {
    this.tokens = tokenize(source);
  }

  parse(): Expression {
    if (this.tokens.length === 1) fail(this.source, 0, "the expression is empty");
    const expression = this.or();
    if (this.token.kind !== "end") this.unexpected("an operator, or the end", this.rowHint());
    return expression;
  }

  private or(): Expression {
    return this.nested(() => {
      let left = this.and();
      while (this.takeWord("or")) {
        const right = this.and();
        left = { kind: "or", left, right, ...this.span(left.start) };
      }
      return left;
    });
  }

  private and(): Expression {
    let left = this.not();
    while (this.takeWord("and")) {
      const right = this.not();
      left = { kind: "and", left, right, ...this.span(left.start) };
    }
    return left;
  }

  private not(): Expression {
    const { start } = this.token;
    if (!this.takeWord("not")) return this.comparison();
    const operand = this.nested(() => this.not());
    return { kind: "not", operand, ...this.span(start) };
  }

  private comparison(): Expression {
    const left = this.sum();
    const compared = this.compared(left);
    if (compared === undefined) return left;
    if (this.compares()) fail(this.source, this.token.start, "comparisons cannot be chained", CHAIN_HINT);
    return compared;
  }

  /** A comparison, `in` or `is missing` whose left side is `left`; undefined where none follows. */
  private compared(left: Expression): Expression | undefined {
    const operator = COMPARISONS.find((symbol) => this.isSymbol(symbol));
    if (operator !== undefined) {
      this.position++;
      const right = this.sum();
      return { kind: "comparison", operator, left, right, ...this.span(left.start) };
    }
    if (this.takeWord("is")) {
      const negated = this.takeWord("not");
      if (!this.takeWord("missing")) this.unexpected("missing, or not missing", "to compare, write ==");
      return { kind: "missing", negated, operand: left, ...this.span(left.start) };
    }
    if (this.isWord("in") || (this.isWord("not") && this.isWord("in", 1))) {
      const negated = this.takeWord("not");
      this.position++;
      const members = this.members();
      return { kind: "in", negated, operand: left, members, ...this.span(left.start) };
    }
    return undefined;
  }

  private compares(): boolean {
    return COMPARISONS.some((symbol) => this.isSymbol(symbol)) || ["is", "in", "not"].some((word) => this.isWord(word));
  }

  private members(): Literal[] {
    this.expectSymbol("[", 'a list, e.g. ["a", "b"]');
    const members: Literal[] = [];
    do {
      const member = this.unary();
      if (member.kind !== "number" && member.kind !== "text")
        fail(this.source, member.start, "a list holds only numbers and texts", 'write codes in quotes: "a"');
      members.push(member);
    } while (this.takeSymbol(","));
    this.expectSymbol("]", "a comma, or ]");
    return members;
  }

  private sum(): Expression {
    let left = this.product();
    while (this.isSymbol("+") || this.isSymbol("-")) {
      const operator = this.isSymbol("+") ? "+" : "-";
      const { start, end } = this.token;
      const before = this.tokens[this.position - 1]!;
      const after = this.tokens[this.position + 1]!;
      if (operator === "-" && (before.end === start || after.start === end))
        fail(this.source, start, "a minus needs spaces around it", "write a - b");
      this.position++;
      const right = this.product();
      left = { kind: "arithmetic", operator, left, right, ...this.span(left.start) };
    }
    return left;
  }

  private product(): Expression {
    let left = this.unary();
    while (this.isSymbol("*") || this.isSymbol("/")) {
      const operator = this.isSymbol("*") ? "*" : "/";
      this.position++;
      const right = this.unary();
      left = { kind: "arithmetic", operator, left, right, ...this.span(left.start) };
    }
    return left;
  }

  private unary(): Expression {
    const { start } = this.token;
    if (!this.takeSymbol("-")) return this.primary();
    const operand = this.nested(() => this.unary());
    const span = this.span(start);
    if (operand.kind === "number") return { kind: "number", value: 0 - operand.value, ...span };
    return { kind: "negative", operand, ...span };
  }

  private primary(): Expression {
    const { token } = this;
    if (token.kind === "number" || token.kind === "text") {
      this.position++;
      const span = this.span(token.start);
      return token.kind === "number"
        ? { kind: "number", value: token.value, ...span }
        : { kind: "text", value: token.value, ...span };
    }
    if (this.takeSymbol("(")) {
      const inner = this.or();
      this.expectSymbol(")", "an operator, or )");
      return inner;
    }
    if (token.kind !== "name") return this.unexpected("a number, a name, a text or (");
    const next = this.tokens[this.position + 1]!;
    if (!token.quoted && next.kind === "symbol" && next.symbol === "(") return this.call(token.name);
    if (!token.quoted && KEYWORDS.includes(token.name))
      this.unexpected("a number, a name, a text or (", token.name === "if" ? "write if(condition, a, b)" : undefined);
    this.position++;
    return { kind: "name", name: token.name, ...this.span(token.start) };
  }

  private call(word: string): Expression {
    const { start } = this.token;
    const name = (Object.keys(FUNCTIONS) as FunctionName[]).find((known) => known === word);
    if (name === undefined) {
      const known = Object.keys(FUNCTIONS).join(", ");
      const hint = /^log/.test(word)
        ? "log is the natural logarithm; for another base divide: log(x) / log(10)"
        : undefined;
      return fail(this.source, start, `unknown function: ${word}`, hint ?? `the functions are ${known}`);
    }
    this.position += 2;
    const given: Expression[] = [this.or()];
    while (this.takeSymbol(",")) given.push(this.or());
    this.expectSymbol(")", "a comma, or )");
    const [least, most] = FUNCTIONS[name];
    if (given.length < least || given.length > most) {
      const wanted = least === most ? `${least}` : `at least ${least}`;
      fail(this.source, start, `${name} takes ${wanted} argument${least === 1 ? "" : "s"}, found ${given.length}`);
    }
    return { kind: "call", name, arguments: given, ...this.span(start) };
  }

  private get token(): Token {
    return this.tokens[this.position]!;
  }

  private isSymbol(symbol: string): boolean {
    return this.token.kind === "symbol" && this.token.symbol === symbol;
  }

  private isWord(word: string, ahead = 0): boolean {
    const token = this.tokens[this.position + ahead];
    return token?.kind === "name" && !token.quoted && token.name === word;
  }

  private takeSymbol(symbol: string): boolean {
    const taken = this.isSymbol(symbol);
    if (taken) this.position++;
    return taken;
  }

  private takeWord(word: string): boolean {
    const taken = this.isWord(word);
    if (taken) this.position++;
    return taken;
  }

  private expectSymbol(symbol: string, expected: string): void {
    if (!this.takeSymbol(symbol)) this.unexpected(expected);
  }

  /** The span from `start` to the end of the last token read. */
  private span(start: number): Span {
    const end = this.tokens[this.position - 1]!.end;
    return { start, end, place: placeOf(start, this.source.text, this.source.origin) };
  }

  private nested<T>(read: () => T): T {
    if (++this.nesting > MOST_NESTING) fail(this.source, this.token.start, `nested deeper than ${MOST_NESTING} levels`);
    const result = read();
    this.nesting--;
    return result;
  }

  /** `cox.hr[age]` is a part of a row, whose name stands between backticks. */
  private rowHint(): string | undefined {
    const name = this.tokens[this.position - 1];
    if (!this.isSymbol("[") || name?.kind !== "name" || name.end !== this.token.start) return undefined;
    const [whole] = /^[^[]*\[[^\]]*\]?/.exec(this.source.text.slice(name.start))!;
    return `a name with brackets stands between backticks: \`${whole}\``;
  }

  private unexpected(expected: string, hint?: string): never {
    const { token } = this;
    const found =
      token.kind === "end"
        ? "the expression ends here"
        : `unexpected ${this.source.text.slice(token.start, token.end)}`;
    return fail(this.source, token.start, found, hint ?? `expected ${expected}`);
  }
}
