/** How a journal wants numbers printed: data, not code. */
export interface Profile {
  readonly name: string;
  readonly decimalPoint: string;
  /** Between groups of three digits before the decimal point, of numbers with at least `thousandsFrom` digits there. */
  readonly thousands: string;
  readonly thousandsFrom: number;
  readonly minus: string;
  /** Between the ends of a range (quartiles, minimum and maximum), and where one of them is below zero. */
  readonly to: string;
  readonly toSigned: string;
  /** Around the limits of a confidence interval, `95% CI` standing before `open` or, without it, only the estimate. */
  readonly interval: {
    /** After `95% CI`. */
    readonly afterLevel: string;
    /** Between an estimate and its limits: `1.6 (1.3 to 2.0)`. */
    readonly open: string;
    readonly close: string;
    readonly to: string;
    readonly toSigned: string;
    /** What closes the limits after `95% CI`, where something opened them there. */
    readonly closeAfterLevel: string;
  };
  /** The smallest p printed as a number; below it `<0.001`. */
  readonly pFloor: string;
  /** Decimals of p: the first entry whose bound is above p; or `pSignificant` digits, with that many decimals at most. */
  readonly pDecimals: readonly { readonly below: number; readonly decimals: number }[];
  readonly pSignificant?: { readonly digits: number; readonly most: number };
  readonly pLeadingZero: boolean;
  /** Whether other quantities that cannot exceed 1, such as correlations, have a zero before the decimal point. */
  readonly boundedLeadingZero: boolean;
  readonly pSymbol: string;
  readonly pItalic: boolean;
  /** Between a symbol, of p or of any other statistic, and its number: ` = `. */
  readonly equals: string;
  /** Before and after the sign of a p that is told as below or above a number. */
  readonly pSign: readonly [before: string, after: string];
  readonly percentDecimals: number;
  /** Between a percentage and its sign. */
  readonly percentSpace: string;
  /** Decimals of ratios, where a journal wants the same for all of them. */
  readonly ratioDecimals?: number;
}

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** Vancouver-like defaults of biomedical journals. */
const biomedical: Profile = {
  name: "biomedical",
  decimalPoint: ".",
  thousands: ",",
  thousandsFrom: 4,
  minus: "\u2212",
  to: " to ",
  toSigned: " to ",
  interval: { afterLevel: " ", open: " (", to: " to ", toSigned: " to ", close: ")", closeAfterLevel: "" },
  pFloor: "0.001",
  pDecimals: [
    { below: 0.1, decimals: 3 },
    { below: 2, decimals: 2 },
  ],
  pLeadingZero: true,
  boundedLeadingZero: true,
  pSymbol: "p",
  pItalic: false,
  equals: " = ",
  pSign: [" ", ""],
  percentDecimals: 1,
  percentSpace: "",
};

/**
 * APA Style, 7th edition: Numbers and Statistics Guide (apastyle.apa.org/instructional-aids/numbers-statistics-guide.pdf)
 * and Publication Manual, sections 6.36 to 6.44.
 */
const apa: Profile = {
  ...biomedical,
  name: "apa",
  // "Use commas between groups of three digits in most figures of 1,000 or more" (Guide, Numbers)
  thousands: ",",
  thousandsFrom: 4,
  // ranges with an en dash (Manual 6.6); a dash before a minus sign cannot be read
  to: "\u2013",
  // 95% CI [LL, UL] (Manual 6.9; blog.apastyle.org, Formatting statistics: using brackets)
  interval: { afterLevel: " [", open: " [", to: ", ", toSigned: ", ", close: "]", closeAfterLevel: "]" },
  // "Report exact p values to two or three decimals"; less than .001 as "p < .001" (Guide, Decimals)
  pFloor: "0.001",
  pDecimals: [{ below: 2, decimals: 3 }],
  // no zero "when the statistic cannot be greater than 1 (proportion, correlation, level of statistical significance)"
  pLeadingZero: false,
  boundedLeadingZero: false,
  // italic letters as symbols; a space before and after a mathematical operator (Guide, Statistics)
  pItalic: true,
  equals: " = ",
  pSign: [" ", NO_BREAK],
};

/**
 * JAMA and the JAMA Network: Instructions for Table Creation (jamanetwork.com/DocumentLibrary/InstructionsForAuthors/
 * InstructionsForTableCreation.pdf, 2016) and AMA Manual of Style, 11th edition.
 */
const ama: Profile = {
  ...biomedical,
  name: "ama",
  // numbers of four digits closed up, five and more with a thin space (Manual 18.1)
  thousands: NARROW,
  thousandsFrom: 5,
  // ranges with a hyphen, `to` where a value is negative (Manual 8.3); 95% CI, 0.8-1.2 as JAMA prints it
  to: "-",
  interval: { afterLevel: ", ", open: " (", to: "-", toSigned: " to ", close: ")", closeAfterLevel: "" },
  // 2 digits past the decimal point, lower than .01 three, lower than .001 as P<.001 (Table Creation)
  pFloor: "0.001",
  pDecimals: [
    { below: 0.01, decimals: 3 },
    { below: 2, decimals: 2 },
  ],
  // no zero before the point of P, alpha and beta, and only of these (Manual 18.7.1)
  pLeadingZero: false,
  // capital and italic (Manual 19.5), printed with spaces: P = .04
  pSymbol: "P",
  pItalic: true,
  pSign: [" ", NO_BREAK],
};

/** The New England Journal of Medicine: Author Center, Statistical Reporting Guidelines (nejm.org/author-center/new-manuscripts). */
const nejm: Profile = {
  ...biomedical,
  name: "nejm",
  // 1384 patients, 11,009 person-years, as it prints them
  thousandsFrom: 5,
  // hazard ratio, 0.73; 95% CI, 0.62 to 0.85, as it prints them
  interval: { ...biomedical.interval, afterLevel: ", " },
  // larger than 0.01 two decimals, between 0.01 and 0.001 three, smaller than 0.001 as P<0.001
  pDecimals: [
    { below: 0.01, decimals: 3 },
    { below: 2, decimals: 2 },
  ],
  pSymbol: "P",
  equals: "=",
  pSign: ["", ""],
  // "measures of association, such as odds ratios, should ordinarily be reported to two decimal places"
  ratioDecimals: 2,
};

/**
 * The Lancet: Information for Authors, and formatting guidelines for randomised trials and observational studies
 * (thelancet.com/pb-assets/Lancet/authors, July 2025).
 */
const lancet: Profile = {
  ...biomedical,
  name: "lancet",
  // "Type decimal points midline (ie, 23·4, not 23.4)"
  decimalPoint: "\u00b7",
  // 4732 patients, 10 000 patients, as it prints them
  thousands: NARROW,
  thousandsFrom: 5,
  // 0·78 (0·60–1·00), median 53·2 (48·3–59·6) in its model tables; `to` beside a minus sign
  to: "\u2013",
  interval: { afterLevel: " ", open: " (", to: "\u2013", toSigned: " to ", close: ")", closeAfterLevel: "" },
  // "Supply p values to two significant figures (capped at four decimal places), or p<0·0001"
  pFloor: "0.0001",
  pDecimals: [],
  pSignificant: { digits: 2, most: 4 },
  equals: "=",
  pSign: ["", ""],
};

export const profiles: Readonly<Record<string, Profile>> = Object.fromEntries(
  [biomedical, apa, ama, nejm, lancet].map((profile) => [profile.name, profile]),
);
