/** Named references that matter to numbers: those for digits, spaces and signs, and those with a digit in their name. */
const NAMED: Readonly<Record<string, string>> = {
  frac12: "½",
  half: "½",
  frac13: "⅓",
  frac23: "⅔",
  frac14: "¼",
  frac34: "¾",
  frac15: "⅕",
  frac25: "⅖",
  frac35: "⅗",
  frac45: "⅘",
  frac16: "⅙",
  frac56: "⅚",
  frac18: "⅛",
  frac38: "⅜",
  frac58: "⅝",
  frac78: "⅞",
  sup1: "¹",
  sup2: "²",
  sup3: "³",
  nbsp: "\u00a0",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
  hairsp: "\u200a",
  numsp: "\u2007",
  puncsp: "\u2008",
  shy: "\u00ad",
  zwj: "\u200d",
  zwnj: "\u200c",
  lrm: "\u200e",
  rlm: "\u200f",
  ZeroWidthSpace: "\u200b",
  NoBreak: "\u2060",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  percnt: "%",
  period: ".",
  comma: ",",
  colon: ":",
  semi: ";",
  sol: "/",
  plus: "+",
  hyphen: "-",
  dash: "-",
  ndash: "–",
  mdash: "—",
  minus: "−",
  lpar: "(",
  rpar: ")",
  num: "#",
  emsp13: "\u2004",
  emsp14: "\u2005",
  there4: "∴",
  blk12: "▒",
  blk14: "░",
  blk34: "▓",
};

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g;

/** Gives the text's pieces with character references resolved, each with the offset at which it stood. */
export function decodeEntities(text: string, piece: (piece: string, from: number) => void): void {
  let done = 0;
  const verbatim = (until: number): void => {
    for (; done < until; done++) piece(text[done]!, done);
  };
  for (const match of text.matchAll(REFERENCE)) {
    verbatim(match.index);
    const [whole, decimal, hexadecimal, name] = match;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
    if (name !== undefined && /\d/.test(name) && !Object.hasOwn(NAMED, name)) continue; // shown as it is written
    const numbered = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    piece(name === undefined ? numbered : Object.hasOwn(NAMED, name) ? NAMED[name]! : "\ufffd", done);
    done += whole.length;
  }
  verbatim(text.length);
}
