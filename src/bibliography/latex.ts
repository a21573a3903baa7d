/** Combining marks of LaTeX's accents. */
const ACCENTS: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030a",
  H: "\u030b",
  v: "\u030c",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
};

/** Letters and signs that have a command of their own. */
const COMMANDS: Readonly<Record<string, string>> = {
  ss: "ß",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  i: "ı",
  j: "ȷ",
  dh: "ð",
  DH: "Ð",
  th: "þ",
  TH: "Þ",
  textendash: "–",
  textemdash: "—",
  textquoteright: "’",
  textquoteleft: "‘",
  textdegree: "°",
  texttimes: "×",
  times: "×",
  pm: "±",
  ldots: "…",
  dots: "…",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  upsilon: "υ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Sigma: "Σ",
  Omega: "Ω",
};

const BASE = "(?:\\{\\s*(\\\\[ij](?![A-Za-z])|[^{}\\\\]*)\\s*\\}|(\\\\[ij](?![A-Za-z])|[A-Za-z]))";
/** An accent that is a sign, one that is a letter, a command, an escape, a dash, quotes, what is dropped, a tie. */
const TOKEN = new RegExp(
  [
    `\\\\([\`'^"~=.])\\s*${BASE}`,
    `\\\\([uvHcdkbr])(?=\\s*\\{|\\s)\\s*${BASE}`,
    "\\\\([A-Za-z]+)\\s*(?:\\{\\})?",
    "\\\\(.)",
    "(---?)",
    "(``|'')",
    "([{}$])",
    "(~)",
  ].join("|"),
  "gs",
);

/** LaTeX as a bibliography writes it, as plain text: accents, letters, dashes and quotes; braces and fonts are dropped. */
export function latexToText(latex: string): string {
  const text = latex.replace(TOKEN, (...match: (string | undefined)[]) => {
    const [, sign, inBraces, bare, letter, inLetterBraces, bareLetter, command, escaped, dash, quotes, , tie] = match;
    const accent = sign ?? letter;
    if (accent !== undefined) {
      const [first = "", ...rest] = (inBraces ?? bare ?? inLetterBraces ?? bareLetter ?? "").replace(/^\\/, "");
      return first + ACCENTS[accent]! + rest.join("");
    }
    if (command !== undefined) return COMMANDS[command] ?? "";
    if (escaped !== undefined) return /[&%$#_{}]/.test(escaped) ? escaped : escaped === "," ? "\u2009" : "";
    if (dash !== undefined) return dash === "--" ? "–" : "—";
    if (quotes !== undefined) return quotes === "``" ? "“" : "”";
    return tie === undefined ? "" : "\u00a0";
  });
  return text
    .normalize("NFC")
    .replace(/[ \t\r\n]+/g, " ")
    .trim();
}
