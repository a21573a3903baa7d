// Advance widths of Arial (and so of Liberation Sans and Helvetica) in thousandths of the font size, U+0020 to U+007E.
const regular = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const bold = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
];
const others: Readonly<Record<string, number>> = {
  "\u00a0": 278,
  "\u2009": 200,
  "\u202f": 200,
  "–": 556,
  "—": 1000,
  "−": 584,
  "±": 549,
  "×": 584,
  "≤": 549,
  "≥": 549,
  "≈": 549,
  "≠": 549,
  "∞": 713,
  "°": 400,
  "²": 333,
  "³": 333,
  "’": 278,
  "‘": 278,
  "“": 500,
  "”": 500,
  "…": 1000,
  "·": 278,
};
/** What is not in the tables (Greek, most of the rest) is taken as this wide: rather too wide than too narrow. */
const unknown = 640;

export interface TextStyle {
  /** In px; default 11. */
  readonly size?: number;
  readonly bold?: boolean;
}

/** Estimated width of one line of text, in px. */
export function textWidth(text: string, { size = 11, bold: heavy = false }: TextStyle = {}): number {
  const widths = heavy ? bold : regular;
  let sum = 0;
  // Accented letters are as wide as the letters they are made from.
  for (const character of text.normalize("NFD")) {
    const code = character.codePointAt(0)!;
    if (code >= 0x300 && code < 0x370) continue;
    sum += widths[code - 32] ?? others[character] ?? unknown;
  }
  return (sum * size) / 1000;
}

/** Width of the widest of several lines, in px; 0 where there are none. */
export function widest(lines: Iterable<string>, style?: TextStyle): number {
  let width = 0;
  for (const text of lines) width = Math.max(width, textWidth(text, style));
  return width;
}

/** `text` in lines no wider than `width` px, broken at spaces; a word that is wider stays whole. */
export function wrap(text: string, width: number, style?: TextStyle): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, style) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
