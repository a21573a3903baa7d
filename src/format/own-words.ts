import type { Profile } from "./profile.js";

/**
 * A sentence or heading of Reckon's own, in which decimals and the symbol of p are written as in English, as the profile
 * writes them: `within 1.5 interquartile ranges`, `p: Fisher's exact test`.
 */
export function ownWords(text: string, { decimalPoint, pSymbol }: Profile): string {
  return text
    .replace(/(?<![\d.])(\d+)\.(\d+)(?![\d.])/g, `$1${decimalPoint}$2`)
    .replace(/(^|[\s,;(])p(?=[:,;)\s]|$)/g, `$1${pSymbol}`);
}
