import { FUNCTIONS, KEYWORDS } from "./syntax.js";

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*$/u;

/** Whether an expression can name it without backticks. */
export function isPlainName(name: string): boolean {
  return PLAIN.test(name) && !KEYWORDS.includes(name) && !Object.hasOwn(FUNCTIONS, name);
}

/** A name as an expression takes it: between backticks where it has to be. A name that holds a backtick cannot be written. */
export function quoteName(name: string): string {
  return isPlainName(name) ? name : `\`${name}\``;
}

/** A text as an expression takes it. */
export function quoteText(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}
