/** The words of every method: phrases, methods-section lines, sources and R; not needed to compute. */
import { medianWords } from "./median.js";
import type { Words } from "./method.js";

const words: Readonly<Record<string, Words>> = { median: medianWords as unknown as Words };

/** The words of the method of that name; every method has some. */
export function wordsOf(method: string): Words {
  const found = words[method];
  if (!found) throw new Error(`no words for method ${method}`);
  return found;
}
