import { rNumber, rText } from "../cohort/expression/index.js";

const RESERVED = new Set(
  "if else repeat while function for next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_character_ in".split(
    " ",
  ),
);

/** A name of the cohort as R source: as it is where R takes it so, else between backticks, or looked up by its text. */
export function rSymbol(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9._]*$/.test(name) && !RESERVED.has(name)) return name;
  return /^[ -~]+$/.test(name) && !/[\\`]/.test(name) ? `\`${name}\`` : `cohort[[${rText(name)}]]`;
}

/** A value of a declaration as R source: numbers, texts, flags, vectors of them, with names where it is a mapping. */
export function rValue(value: unknown): string {
  if (typeof value === "number") {
    if (Number.isFinite(value)) return rNumber(value);
    return value > 0 ? "Inf" : "-Inf";
  }
  if (typeof value === "string") return rText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (Array.isArray(value)) return value.length === 1 ? rValue(value[0]) : `c(${value.map(rValue).join(", ")})`;
  if (typeof value === "object" && value !== null)
    return `c(${Object.entries(value)
      .map(([name, item]) => `${rText(name)} = ${rValue(item)}`)
      .join(", ")})`;
  throw new TypeError(`no R for ${typeof value}`);
}

export function callInR(name: string, args: readonly string[]): string {
  return `${name}(${args.join(", ")})`;
}

const WIDTH = 118;
const HANG = "    ";
const BREAKS = [", ", " & ", " | "];

/** A call as a statement of its own: over several lines where it is long. */
export function statementInR(name: string, args: readonly string[]): string {
  const source = callInR(name, args);
  let text = "";
  let column = 0;
  for (const piece of pieces(source)) {
    if (column > HANG.length && column + piece.trimEnd().length > WIDTH) {
      text = `${text.trimEnd()}\n${HANG}`;
      column = HANG.length;
    }
    text += piece;
    column += piece.length;
  }
  return text;
}

/** R source cut after commas and logical operators that stand outside texts and quoted names. */
function pieces(source: string): string[] {
  const found: string[] = [];
  let start = 0;
  let quote: string | undefined;
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    if (quote !== undefined) {
      if (character === "\\") i++;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "`") quote = character;
    else if (BREAKS.some((mark) => source.startsWith(mark, i))) {
      const end = source.indexOf(" ", i + 1) + 1;
      found.push(source.slice(start, end));
      start = end;
    }
  }
  found.push(source.slice(start));
  return found;
}

/** A comment of one line. */
export function rComment(text: string): string {
  return `# ${text.replace(/\s+/g, " ").trim()}`;
}
