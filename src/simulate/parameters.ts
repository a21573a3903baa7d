/**
 * Everything that the simulated cohort is made from, in one table.
 *
 * Known from the study (Stork et al., Muscle & Nerve 2019, doi:10.1002/mus.26462): the three group sizes, that
 * IgM-PNP and controls are matched for sex and age, that eleven cytokines were measured, that IL-6, IL-10 and BAFF
 * are among them, which visits were scored, and the direction of the findings. Every number below other than the
 * group sizes is assumed. The assumptions were chosen from substance, before any test was computed, and the seed
 * was fixed beforehand.
 */

/** Fixed before the program was written: the day on which the study appeared, 7 March 2019. */
export const SEED = 20190307;

export const CYTOKINES = ["il2", "il4", "il5", "il6", "il7", "il10", "il13", "il15", "il21", "baff", "april"] as const;
export type Cytokine = (typeof CYTOKINES)[number];

export type Group = "igm-pnp" | "mmn" | "control";

/** A normal distribution, cut off at its limits. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly max: number;
}

/** A log-normal distribution: median and geometric standard deviation. */
export interface LogNormal {
  readonly median: number;
  readonly geometricSd: number;
}

/**
 * Disability over time, on a hidden continuous scale of INCAT-ODSS points:
 * disability(t) = severity + worsening * ln((1 + t) / (1 + 3)), t in years from onset,
 * and disability two years after sampling = disability(sampling) + change.
 * MRC sum score = 60 - strengthLoss * disability + strength.
 */
export interface Course {
  /** Years from onset to sampling; never more than age - 18, never below half a year. */
  readonly duration: LogNormal;
  /** Disability three years after onset. */
  readonly severity: Normal;
  /** Points for every unit of ln(1 + years). */
  readonly worsening: Normal;
  /** Points from sampling to the visit two years later. */
  readonly change: Normal;
  /** MRC points lost for one point of disability. */
  readonly strengthLoss: number;
  /** How far a person's MRC sum score lies from what the disability predicts. */
  readonly strength: Normal;
}

/** People who are drawn together: one Latin hypercube each. */
export interface Stratum {
  readonly group: Group;
  readonly antiMag?: "positive" | "negative";
  readonly size: number;
  readonly male: number;
  readonly age: Normal;
  readonly course?: Course;
  /** How many received rituximab. */
  readonly treated?: number;
}

// Known: IgM-PNP and controls are matched for sex and age. Assumed: 69 % men, the ages; MMN younger, with more men.
const IGM_PNP_AGE: Normal = { mean: 65, sd: 10, min: 35, max: 90 };
const IGM_PNP_COURSE: Course = {
  duration: { median: 5.5, geometricSd: 1.9 },
  severity: { mean: 2.8, sd: 1.7, min: 0, max: 10 },
  worsening: { mean: 0.9, sd: 1.2, min: -3, max: 5 },
  change: { mean: 0.4, sd: 1.3, min: -4, max: 5 },
  strengthLoss: 1.5,
  strength: { mean: 0.5, sd: 2.5, min: -12, max: 12 },
};

/** Known: 81 = 44 + 37 people with IgM-PNP, 110 with MMN, 113 controls. Assumed: the split by anti-MAG, and the rest. */
export const STRATA: readonly Stratum[] = [
  { group: "igm-pnp", antiMag: "positive", size: 44, male: 31, age: IGM_PNP_AGE, course: IGM_PNP_COURSE, treated: 17 },
  { group: "igm-pnp", antiMag: "negative", size: 37, male: 25, age: IGM_PNP_AGE, course: IGM_PNP_COURSE, treated: 13 },
  {
    group: "mmn",
    size: 110,
    male: 82,
    age: { mean: 53, sd: 11, min: 25, max: 85 },
    course: {
      duration: { median: 8, geometricSd: 1.8 },
      severity: { mean: 2.4, sd: 1.3, min: 0, max: 8 },
      worsening: { mean: 0.6, sd: 0.8, min: -2, max: 4 },
      change: { mean: 0.3, sd: 1, min: -4, max: 4 },
      strengthLoss: 2,
      strength: { mean: 0, sd: 2.5, min: -12, max: 12 },
    },
  },
  { group: "control", size: 113, male: 78, age: { mean: 64.3, sd: 10, min: 30, max: 90 } },
];

/** How far a score at a visit strays from the course, in points (assumed). */
export const VISIT_NOISE = { odss: 0.35, mrc: 0.8 } as const;

/** One analyte: how its assay reports it, and how its concentrations are distributed (all assumed). */
export interface Analyte {
  readonly label: string;
  readonly name: string;
  /** Decimals with which the assay reports a concentration. */
  readonly decimals: number;
  /** Detection limit and upper end of the range, pg/mL. */
  readonly below: number;
  readonly above: number;
  /** pg/mL: IgM-PNP with and without anti-MAG antibodies, MMN, controls. */
  readonly level: Readonly<Record<"positive" | "negative" | "mmn" | "control", LogNormal>>;
  /** Share of each group's wells that failed, apart from sera that were too little for the whole assay. */
  readonly failed: Readonly<Record<Group, number>>;
}

const ln = (median: number, geometricSd: number): LogNormal => ({ median, geometricSd });
const levels = (igmPnp: LogNormal, mmn: LogNormal, control: LogNormal): Analyte["level"] => ({
  positive: igmPnp,
  negative: igmPnp,
  mmn,
  control,
});

/**
 * The panel. Known directions: IL-6 higher in IgM-PNP than in controls and MMN (here by a factor of 1.6), IL-10
 * higher in anti-MAG neuropathy than in controls (here 1.6), neither raised in MMN, and most people with IgM-PNP
 * below the controls' 95th percentile (these levels put about 82 % of them there).
 */
export const PANEL: Readonly<Record<Cytokine, Analyte>> = {
  il2: {
    ...{ label: "IL-2", name: "interleukin 2", decimals: 2, below: 0.5, above: 200 },
    level: levels(ln(1.25, 2.2), ln(1.2, 2.2), ln(1.2, 2.2)),
    failed: { "igm-pnp": 0.01, mmn: 0.02, control: 0.01 },
  },
  il4: {
    ...{ label: "IL-4", name: "interleukin 4", decimals: 2, below: 0.4, above: 150 },
    level: levels(ln(0.38, 2.4), ln(0.36, 2.4), ln(0.35, 2.4)),
    failed: { "igm-pnp": 0.02, mmn: 0.01, control: 0.02 },
  },
  il5: {
    ...{ label: "IL-5", name: "interleukin 5", decimals: 2, below: 0.5, above: 200 },
    level: levels(ln(0.6, 2.3), ln(0.62, 2.3), ln(0.6, 2.3)),
    failed: { "igm-pnp": 0.01, mmn: 0.01, control: 0.01 },
  },
  il6: {
    ...{ label: "IL-6", name: "interleukin 6", decimals: 2, below: 0.5, above: 500 },
    level: levels(ln(2.56, 2.1), ln(1.62, 2), ln(1.6, 2)),
    failed: { "igm-pnp": 0.01, mmn: 0.01, control: 0.01 },
  },
  il7: {
    ...{ label: "IL-7", name: "interleukin 7", decimals: 1, below: 1.5, above: 300 },
    level: levels(ln(8.6, 1.8), ln(9, 1.8), ln(9, 1.8)),
    failed: { "igm-pnp": 0.01, mmn: 0.01, control: 0.02 },
  },
  il10: {
    ...{ label: "IL-10", name: "interleukin 10", decimals: 2, below: 0.5, above: 400 },
    level: { positive: ln(2.25, 2.1), negative: ln(1.6, 2), mmn: ln(1.4, 2), control: ln(1.4, 2) },
    failed: { "igm-pnp": 0.01, mmn: 0.02, control: 0.01 },
  },
  il13: {
    ...{ label: "IL-13", name: "interleukin 13", decimals: 2, below: 0.8, above: 300 },
    level: levels(ln(0.95, 2.7), ln(0.9, 2.7), ln(0.9, 2.7)),
    failed: { "igm-pnp": 0.02, mmn: 0.01, control: 0.02 },
  },
  il15: {
    ...{ label: "IL-15", name: "interleukin 15", decimals: 1, below: 0.8, above: 150 },
    level: levels(ln(2.5, 1.7), ln(2.4, 1.7), ln(2.4, 1.7)),
    failed: { "igm-pnp": 0.01, mmn: 0.01, control: 0.01 },
  },
  il21: {
    ...{ label: "IL-21", name: "interleukin 21", decimals: 1, below: 8, above: 500 },
    level: levels(ln(22, 3.5), ln(20, 3.5), ln(20, 3.5)),
    failed: { "igm-pnp": 0.02, mmn: 0.02, control: 0.02 },
  },
  baff: {
    ...{ label: "BAFF", name: "B-cell activating factor (TNFSF13B)", decimals: 0, below: 15, above: 10000 },
    level: levels(ln(940, 1.4), ln(900, 1.4), ln(900, 1.4)),
    failed: { "igm-pnp": 0, mmn: 0, control: 0 },
  },
  april: {
    ...{ label: "APRIL", name: "a proliferation-inducing ligand (TNFSF13)", decimals: 0, below: 40, above: 20000 },
    level: levels(ln(2600, 1.7), ln(2500, 1.7), ln(2600, 1.7)),
    failed: { "igm-pnp": 0, mmn: 0, control: 0 },
  },
};

/** Measured apart from the interleukins, each by its own assay (assumed). */
export const OWN_ASSAY: readonly Cytokine[] = ["baff", "april"];

/** People whose serum did not suffice: for all interleukins, for both other assays (assumed). */
export const TOO_LITTLE_SERUM = {
  interleukins: { "igm-pnp": 1, mmn: 2, control: 1 },
  ownAssay: { "igm-pnp": 1, mmn: 1, control: 2 },
} as const;

/** What is drawn for a person: `strength` and `treatment` are hidden, the others are on their own scale. */
export type Variable = Cytokine | "age" | "duration" | "severity" | "worsening" | "change" | "strength" | "treatment";

/** A rank correlation (Spearman's) to be set between two variables. */
export type Correlation<Name extends string> = readonly [Name, Name, number];

/**
 * Rank correlations within every stratum; a pair that is not named is set to 0. The first three are known: the study
 * found no association. All others are assumed: cytokines that share a source or an assay go together.
 */
export const CORRELATIONS: readonly Correlation<Variable>[] = [
  ["il6", "il10", 0],
  ["il6", "baff", 0],
  ["il10", "baff", 0],
  ["il2", "il4", 0.4],
  ["il2", "il5", 0.3],
  ["il2", "il13", 0.3],
  ["il2", "il15", 0.2],
  ["il2", "il21", 0.25],
  ["il4", "il5", 0.45],
  ["il4", "il13", 0.5],
  ["il4", "il21", 0.3],
  ["il5", "il13", 0.45],
  ["il7", "il15", 0.3],
  ["il6", "il2", 0.15],
  ["il10", "il13", 0.2],
  ["il10", "il21", 0.15],
  ["baff", "april", 0.3],
  ["age", "il6", 0.15],
  ["age", "duration", 0.25],
  ["age", "severity", 0.2],
  ["worsening", "change", 0.3],
  ["severity", "treatment", 0.35],
  ["worsening", "treatment", 0.25],
];

/**
 * Rituximab (assumed throughout). Serum was drawn before treatment. The most disabled and fastest worsening were
 * treated rather more often. One treated person had no disability to improve on; all others scored 1 or more.
 */
export const RITUXIMAB = {
  /** Disability at the start of treatment, less that at sampling. */
  sinceSampling: { mean: 0.4, sd: 0.7, min: -2, max: 3 } satisfies Normal,
  withoutDisability: 1,
  /** INCAT-ODSS one year after treatment, less that before it; improved is what is below 0: 40 %. */
  outcome: [
    { change: -3, share: 0.05 },
    { change: -2, share: 0.12 },
    { change: -1, share: 0.23 },
    { change: 0, share: 0.37 },
    { change: 1, share: 0.16 },
    { change: 2, share: 0.07 },
  ],
  /** Rank correlations among the treated: the study found response to go with none of the three (known). */
  correlations: [
    ["outcome", "il6", 0],
    ["outcome", "il10", 0],
    ["outcome", "baff", 0],
    ["outcome", "change", 0.4],
  ] satisfies readonly Correlation<string>[],
} as const;

export type Visit = "3y" | "sampling" | "2y";

/** Share of each group whose visit was missed: neither score is there (assumed, and independent of everything). */
export const VISITS_MISSED: Readonly<Record<"igm-pnp" | "mmn", Readonly<Record<Visit, number>>>> = {
  "igm-pnp": { "3y": 0.05, sampling: 0.025, "2y": 0.1 },
  mmn: { "3y": 0.08, sampling: 0.02, "2y": 0.12 },
};

/** Share of each visit at which one score was left out (assumed). */
export const SCORE_LEFT_OUT = { odss: 0.01, mrc: 0.03 } as const;

/** People of a group for whom something was never recorded (assumed). */
export const NOT_RECORDED = {
  anti_mag: { "igm-pnp": 2 },
  disease_duration_years: { "igm-pnp": 1, mmn: 2 },
  odss_rituximab_baseline: { "igm-pnp": 1 },
  odss_rituximab_1y: { "igm-pnp": 2 },
} as const;
