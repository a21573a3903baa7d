/** Numbers written as words, as data: what counts as a number, and where `one` and `zero` do. */

const UNITS = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const POWERS: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, dozen: 12 };
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twentieth: 20,
  hundredth: 100,
  thousandth: 1000,
};

/** What people count. Before these, with an adjective between or none, `one` and `zero` are numbers, not pronouns. */
const COUNTED = [
  "patients?|participants?|persons?|people|subjects?|individuals?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|adults?",
  "infants?|cases?|controls?|deaths?|events?|progressions?|relapses?|(?:non-)?responders?|samples?|measurements?",
  "observations?|visits?|decades?|years?|months?|weeks?|days?|hours?|minutes?|points?|percent|per\\s+cent|units?|times?",
  "standard\\s+(?:deviations?|errors?)|degrees?|cent(?:imetre|imeter)s?|kilograms?|grams?|lit(?:re|er)s?",
].join("|");
const ADJECTIVES = "further|more|other|additional|single|male|female|healthy|treated|untreated|whole|full|percentage";

const any = (words: readonly string[]): string => `(?:${words.join("|")})`;

// Patterns see a text in which every letter of `two` to `ninety` is SMALL, and of `hundred` to `billion` is POWER.
const SMALL = "\uE010";
const POWER = "\uE011";
const SMALL_WORDS = new RegExp(`\\b${any([...UNITS, ...TEENS, ...TENS])}(?=\\b|fold|s\\b)`, "g");
const POWER_WORDS = /\b(?:hundred|thousand|million|billion)(?=\b|fold)/g;
/** The text as the patterns of numbers in words read it; of the same length. */
export function shaped(lower: string): string {
  return lower
    .replace(SMALL_WORDS, (word) => SMALL.repeat(word.length))
    .replace(POWER_WORDS, (word) => POWER.repeat(word.length));
}

/** `two`, `twenty-one`, `two hundred and five`. */
const CARDINAL = `(?:(?:(?:one|${SMALL}+)[\\s-]+)?${POWER}+(?:[\\s-]+(?:and\\s+)?(?:one\\b|${POWER}+|${SMALL}+))*|${SMALL}+(?:[\\s-](?:${SMALL}+|one\\b))?)`;
const NUMBER = `(?:one|${CARDINAL})`;
const PART = any(Object.keys(PARTS));
const PARTS_OF = any(Object.keys(PARTS).map((part) => (part === "half" ? "halves" : `${part}s`)));

/**
 * Every way in which words are a number, the longest first. Ordinals (first, second, the third group) are none, except as
 * parts of a whole (a third of them). `\uE000` is something that the text prints from a statistic.
 */
export const NUMBER_WORDS: readonly string[] = [
  `${NUMBER}[\\s-]+and[\\s-]+a[\\s-]+(?:half|quarter|third)`, // one and a half
  `${NUMBER}[\\s-]+(?:${PARTS_OF}|${PART})`, // two thirds, one half
  `an?\\s+${PART}\\s+of`, // a third of
  "half\\s+a\\s+dozen",
  `${NUMBER}\\s+(?:out\\s+of|in(?:\\s+every)?)\\s+${CARDINAL}`, // one in four
  `one(?=\\s+(?:out\\s+of|in)\\s+[\\p{N}\\uE000])`,
  `one(?=\\s+(?:\\uE000|of\\s+(?:the\\s+|these\\s+|those\\s+|all\\s+)?(?:[\\p{N}\\uE000]|${CARDINAL})))`,
  "one\\s+dozen",
  `(?:one|zero)(?=[\\s-]+(?:(?:${ADJECTIVES})[\\s-]+)?(?:${COUNTED})\\b)`,
  "exactly\\s+one",
  `${NUMBER}[\\s-]?fold`,
  CARDINAL,
  "dozens?|hundreds|thousands|millions|billions",
  "half|halves|twice|thrice|(?:halv|doubl|trebl|tripl|quadrupl)(?:ed|ing)",
  "(?:double|treble|triple)(?=\\s+(?:the|that|those|of)\\b)",
];

/** One of these stands in every number in words. */
export const NUMBER_HINTS = [
  "one|zero|hal[fv]|twice|thrice|doubl|trebl|tripl|dozen|third|quarter|fifth|sixth|eventh|eighth|ninth|tenth",
  ...UNITS,
  ...TEENS,
  ...TENS,
  "hundred|thousand|million|billion|twentieth",
].join("|");

/** The value of a number in words; undefined where it has none of its own. */
export function valueOfWords(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s-]+|\band\b/)
    .filter((word) => word !== "");
  const part =
    words
      .at(-1)
      ?.replace(/^halves$/, "half")
      .replace(/s$/, "") ?? "";
  if (words.length > 1 && Object.hasOwn(PARTS, part)) {
    const top = words[0] === "a" || words[0] === "an" ? 1 : valueOfWords(words.slice(0, -1).join(" "));
    return top === undefined ? undefined : top / PARTS[part]!;
  }
  if (text.toLowerCase() === "half") return 0.5;
  let sum = 0;
  let group = 0;
  for (const word of words) {
    const small = smallValue(word);
    const power = Object.hasOwn(POWERS, word) ? POWERS[word] : undefined;
    if (small !== undefined) group += small;
    else if (power === undefined) return undefined;
    else if (power < 1000) group = (group || 1) * power;
    else {
      sum += (group || 1) * power;
      group = 0;
    }
  }
  return words.length === 0 ? undefined : sum + group;
}

function smallValue(word: string): number | undefined {
  if (word === "zero" || word === "one") return word === "one" ? 1 : 0;
  const ranks: readonly (readonly [readonly string[], (index: number) => number])[] = [
    [UNITS, (index) => index + 2],
    [TEENS, (index) => index + 10],
    [TENS, (index) => (index + 2) * 10],
  ];
  for (const [names, value] of ranks) if (names.includes(word)) return value(names.indexOf(word));
  return undefined;
}
