import { pattern } from "./letters.js";

/** A way of writing in which a number is no result: what it is, and how it looks in a normalised text. */
export interface Rule {
  /** In kebab-case, e.g. `calendar-date`. */
  readonly id: string;
  /** For the reader of the audit panel. */
  readonly why: string;
  /** A number is allowed where the whole of it stands inside a match. */
  readonly pattern: RegExp;
}

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR_DIGITS = "(?<![\\p{L}\\p{N}.,])(?:1[6-9]|20|21)\\p{N}{2}";
const YEAR = `${YEAR_DIGITS}(?![\\p{L}\\p{N}%]|[.,]\\p{N})`;
/** What makes a year-like number a count or a measurement. */
const MEASURED =
  "(?!\\s+(?:(?:of\\s+(?:the|these|those|all|\\p{N}))|patients?|participants?|persons?|people|subjects?|individuals?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|adults?|infants?|controls?|cases?|deaths?|events?|samples?|measurements?|observations?|visits?|person|years?|months?|weeks?|days?|hours?|percent|per|[nµpm]?g(?:/|\\b)|[mµ]?[Ll](?:/|\\b)|[mk]m\\b|[mµ]?mol|points?|units?|IU)|\\s?%)";
const NOT_MORE = "(?![\\p{L}\\p{N}%]|[.,\u00b7]\\p{N})";
const NAMED_MORE = "(?:[-/][\\p{L}_][\\p{L}\\p{N}_]{0,40}|[-/]\\p{N}{1,3}(?!\\p{N})){0,6}";
const PER_YEAR = "year|month|week|day|hour|minute|decade";
const SHAPED =
  "sided|tailed|way|sample|group|arm|armed|stage|step|level|parameter|factor|dimensional|letter|digit|item|phase|centre|center|part|column|valued|state|compartment|component";

const word = (source: string, flags = "g"): RegExp => pattern(`(?<![\\p{L}\\p{N}_])(?:${source})`, flags);

/** Every such way, in the order in which they are tried. */
export const RULES: readonly Rule[] = [
  {
    id: "address",
    why: "part of an address",
    pattern: word("https?://\\S+|www\\.\\S+|[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.-]+"),
  },
  { id: "doi", why: "a DOI", pattern: word("(?:doi:\\s?)?10\\.\\d{4,9}/\\S+", "gi") },
  {
    id: "unit",
    why: "part of a unit",
    pattern: /(?<=[×x\uE000]\s?)10\^[-−]?\d+(?=\s?\/)|\/\s?10\^\d+|\/\s?1\.73\s?m\^?2/g,
  },
  {
    id: "name",
    why: "part of a name",
    pattern: pattern(
      [
        // CD20, HbA1c, odss_2y, m^2, TGF-β1, anti-CD20, IgG1/IgG2; not n45 or p0
        `(?<![\\p{L}\\p{N}.,])(?:[\\p{L}_]{1,30}-){0,4}(?![nNpP]\\p{N})[\\p{L}_]{1,60}\\^?\\p{N}[\\p{L}\\p{N}_^]{0,60}${NAMED_MORE}${NOT_MORE}`,
        `(?<![\\p{L}\\p{N}])p[1-9]\\d{1,2}${NOT_MORE}`, // p53
        // IL-6, COVID-19, SARS-CoV-2, Ki-67: a name has two capitals, or is short and begins with one
        `(?<![\\p{L}\\p{N}])(?:\\p{L}{1,30}-){0,4}(?:\\p{L}{0,12}\\p{Lu}\\p{L}{0,12}\\p{Lu}\\p{L}{0,12}|\\p{Lu}\\p{L}{0,2})[-–]\\p{N}{1,3}\\p{L}?${NOT_MORE}`,
        `(?<![\\p{L}\\p{N}])[Ii]nterleukin-\\p{N}{1,2}${NOT_MORE}|(?<![\\p{L}\\p{N}])(?:[Cc]aspase|[Oo]mega|[Gg]alectin|[Cc]laudin|[Aa]ngiopoietin)-\\p{N}{1,2}${NOT_MORE}`,
        // 5-HT, 25-OH, 18F-FDG, 3D
        `(?<![\\p{L}\\p{N}.,-])\\p{N}{1,3}(?:\\p{Lu}-|-)(?!(?:IU|CI|SD|SE)\\b)\\p{Lu}{2,12}[\\p{L}\\p{N}]{0,20}(?:-[\\p{L}\\p{N}]{1,20}){0,4}|(?<![\\p{L}\\p{N}.,])[23]D${NOT_MORE}`,
      ].join("|"),
    ),
  },
  {
    id: "identifier",
    why: "the number of a record",
    pattern: word(
      "(?:PMID|PMCID|ISBN|ISSN|ORCID|RRID|EudraCT|ISRCTN|OMIM|CAS)(?:\\s(?:no\\.?|number))?:?\\s?#?[\\dX][\\dX.-]*",
    ),
  },
  {
    id: "citation",
    why: "volume and pages of a publication",
    pattern: word("(?:1[6-9]|20|21)\\d{2};\\s?\\d+(?:\\(\\d+\\))?:\\s?\\w?\\d+(?:[-–]\\w?\\d+)?"),
  },
  {
    id: "calendar-date",
    why: "a date",
    pattern: word(
      `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b(?:,?\\s+${YEAR})?|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,\\s+${YEAR}|${MONTH},?\\s+${YEAR}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?${NOT_MORE}${MEASURED}`,
    ),
  },
  {
    id: "calendar-year",
    why: "a calendar year",
    pattern: pattern(
      [
        `(?:[Ff]rom|[Bb]etween)\\s+${YEAR}\\s+(?:to|and|through|until)\\s+${YEAR}${MEASURED}`,
        `${YEAR}\\s+through\\s+${YEAR}${MEASURED}`,
        `${YEAR}\\s?[-–]\\s?(?:${YEAR}|\\d{2}${NOT_MORE})${MEASURED}`,
        `${YEAR_DIGITS}['’]?s(?![\\p{L}\\p{N}])`,
        `(?<=(?<!\\p{L})(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]efore|[Cc]irca|[Ee]arly|[Ll]ate|[Mm]id|[Yy]ear|©|\\([Cc]\\))[\\s-])${YEAR}${MEASURED}`,
        `(?<=(?:et\\s+al\\.?|colleagues|others),?\\s\\(?)${YEAR}(?:[a-z](?![\\p{L}\\p{N}]))?${MEASURED}`,
        // Kyle 2002, and Kyle (2002), not On 2002 of them
        `(?<=\\p{Lu}[\\p{L}'’-]{2,30},?\\s\\(?)(?<!(?:Median|Mean|Total|Over|About|Only|Nearly|Almost|Some)\\s\\(?)${YEAR}(?=[).,;:\\]]|\\s*$)`,
      ].join("|"),
    ),
  },
  {
    id: "version",
    why: "a version",
    pattern: word(
      `(?:[Vv]ersions?|[Rr]eleases?)\\s\\d+(?:\\.\\d+)*(?:-\\d+)?${NOT_MORE}|v\\d+(?:\\.\\d+)+|R\\s[2-9]\\.\\d+(?:\\.\\d+)?${NOT_MORE}|\\d{1,8}\\.\\d{1,8}\\.\\d{1,8}(?:[-.+]\\w{1,20}){0,4}`,
    ),
  },
  {
    id: "cross-reference",
    why: "the number of a figure, table, section or page",
    pattern: word(
      "(?:[Ff]igures?|[Ff]igs?\\.?|[Tt]ables?|[Ss]ections?|[Cc]hapters?|[Aa]ppendix|[Aa]ppendices|[Ee]quations?|Eqs?\\.?|[Bb]ox|Panels?|Notes?|Theorem|Algorithm|[Pp]ages?|pp?\\.)\\s\\(?(?:S?\\d{1,3}(?:\\.\\d{1,2})*[a-z]?(?![\\p{L}\\p{N}%]|[,·]\\p{N}))(?:(?:\\s?[-–,]\\s?|\\s+(?:and|to)\\s+)S?\\d{1,3}(?:\\.\\d{1,2})*[a-z]?(?![\\p{L}\\p{N}%]|[,·]\\p{N}))*",
    ),
  },
  {
    id: "compound",
    why: "a word that names a kind or a length of time",
    pattern: word(
      `(?:\\p{N}{1,3}|[A-Za-z]+(?:-[A-Za-z]+)?)-(?:${PER_YEAR}|${SHAPED})s?(?![\\p{L}\\p{N}]|-old)|[23]\\s?[×x]\\s?[23](?=\\s+(?:tables?|designs?|factorial)|-)`,
    ),
  },
  {
    id: "idiom",
    why: "a word, not a number",
    pattern: word(
      "half-(?:life|lives|width|time|open|maximal|normal|way)s?|two-by-two|on\\s+(?:the\\s+)?(?:one|second)\\s+hand",
      "gi",
    ),
  },
  {
    id: "designation",
    why: "the name of a type, grade, phase or visit",
    pattern: word(
      `(?:[Tt]ypes?|[Gg]rades?|[Ss]tages?|[Pp]hases?|[Cc]lass|[Vv]isits?|[Cc]ycles?|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Aa]rm|[Ii]tem|[Cc]hromosome)[\\s-]\\d{1,3}[a-z]?(?![\\p{L}\\p{N}%]|[.,·]\\p{N})(?!\\s+of\\b)`,
    ),
  },
];

/** `95% CI` beside intervals that the report's statistics do have at that level. */
export function levelRule(levels: readonly number[]): Rule {
  const percents = levels.map((level) => String(Number((100 * level).toPrecision(12))).replace(".", "\\."));
  const level = percents.length === 0 ? "(?!)" : `(?:${percents.join("|")})`;
  return {
    id: "confidence-level",
    why: "the level of the report's confidence intervals",
    pattern: word(`${level}\\s?(?:%|per\\s?cent)[\\s-]?(?:CIs?\\b|confidence\\s+(?:intervals?|limits?|level|bounds?))`),
  };
}

/** A label that the study declares, wherever it stands word for word. */
export function labelRule(label: string): Rule {
  const words = label
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("\\s+");
  return {
    id: "declared-name",
    why: `part of the declared name "${label}"`,
    pattern: pattern(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "gi"),
  };
}
