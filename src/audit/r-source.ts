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

const WIDTH = 118;

/** A call, over several lines where it is long. */
export function callInR(name: string, args: readonly string[], indent = ""): string {
  const line = `${indent}${name}(${args.join(", ")})`;
  if (line.length <= WIDTH) return line;
  const hang = " ".repeat(Math.min(indent.length + name.length + 1, indent.length + 10));
  let text = `${indent}${name}(`;
  let column = text.length;
  args.forEach((arg, i) => {
    const piece = i < args.length - 1 ? `${arg},` : `${arg})`;
    if (i > 0 && column + 1 + piece.length > WIDTH) {
      text += `\n${hang}${piece}`;
      column = hang.length + piece.length;
    } else {
      text += i > 0 ? ` ${piece}` : piece;
      column += piece.length + (i > 0 ? 1 : 0);
    }
  });
  return text;
}

/** A comment of one line. */
export function rComment(text: string): string {
  return `# ${text.replace(/\s+/g, " ").trim()}`;
}
