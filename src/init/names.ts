/** What a column's name says beside the name. */
export interface Reading {
  readonly label: string;
  readonly unit?: string;
}

const UNITS: Readonly<Record<string, string>> = {
  years: "years",
  yrs: "years",
  yr: "years",
  months: "months",
  mths: "months",
  weeks: "weeks",
  wks: "weeks",
  days: "days",
  hours: "hours",
  hrs: "hours",
  minutes: "minutes",
  kg: "kg",
  cm: "cm",
  mm: "mm",
  mmhg: "mmHg",
  bpm: "beats/min",
  mg: "mg",
  ml: "ml",
  kcal: "kcal",
  pct: "%",
  percent: "%",
};
const ABOVE: Readonly<Record<string, string>> = {
  g: "g",
  mg: "mg",
  ug: "µg",
  mcg: "µg",
  ng: "ng",
  pg: "pg",
  kg: "kg",
  mol: "mol",
  mmol: "mmol",
  umol: "µmol",
  nmol: "nmol",
  pmol: "pmol",
  iu: "IU",
  miu: "mIU",
  u: "U",
  meq: "mEq",
  ml: "ml",
};
const BELOW: Readonly<Record<string, string>> = {
  dl: "dl",
  l: "l",
  ml: "ml",
  m2: "m²",
  kg: "kg",
  h: "h",
  day: "day",
  min: "min",
  mmol: "mmol",
};

/**
 * A column's name in words, and the unit that it ends in: `hgb_g_dl` is Hgb in g/dl, `Age (years)` Age in years. What
 * stands between brackets at the end is a unit; a name that is nothing but a unit (`days`) keeps it as its label too.
 */
export function readName(name: string): Reading {
  const bracketed = /^(.*\S)\s*[([]\s*([^()[\]]{1,24}?)\s*[)\]]$/u.exec(name);
  if (bracketed && /^[%\p{L}µ°]/u.test(bracketed[2]!) && isUnit(bracketed[2]!))
    return { label: words(bracketed[1]!), unit: knownUnit(bracketed[2]!) ?? bracketed[2]! };
  const parts = name.split(/[_.\s-]+/).filter((part) => part !== "");
  const lower = parts.map((part) => part.toLowerCase());
  const [last = "", previous = ""] = [lower.at(-1), lower.at(-2)];
  if (parts.length > 2 && Object.hasOwn(ABOVE, previous) && Object.hasOwn(BELOW, last))
    return { label: words(parts.slice(0, -2).join(" ")), unit: `${ABOVE[previous]}/${BELOW[last]}` };
  if (Object.hasOwn(UNITS, last)) {
    if (parts.length > 1) return { label: words(parts.slice(0, -1).join(" ")), unit: UNITS[last]! };
    if (/^(?:days|weeks|months|years|hours)$/.test(last)) return { label: words(name), unit: UNITS[last]! };
  }
  return { label: words(name) };
}

function knownUnit(text: string): string | undefined {
  const lower = text.toLowerCase();
  return Object.hasOwn(UNITS, lower) ? UNITS[lower] : undefined;
}

function isUnit(text: string): boolean {
  return (
    knownUnit(text) !== undefined ||
    text.includes("/") ||
    /^(?:%|°[CF]|[mµnpk]?(?:g|l|m|mol|IU|U)|mm ?Hg|s|h|min)$/u.test(text)
  );
}

/** `ph.ecog` as `Ph ecog`; a name with capitals keeps them. */
function words(name: string): string {
  const text = name.replace(/[_.\s]+/g, " ").trim() || name;
  return /\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** An id in kebab-case made from a text, none of `taken`, to which it is added. */
export function idFor(text: string, taken: Set<string>): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const wish = /^[a-z]/.test(plain) ? plain : `v-${plain}`.replace(/-$/, "");
  let id = wish;
  for (let i = 2; taken.has(id); i++) id = `${wish}-${i}`;
  taken.add(id);
  return id;
}
