/**
 * Cohort files and what can be asked of them; runs in Node and in browsers. A page that has its codebook imports the
 * modules that it needs, not this one, and is spared the parsers that `load-codebook.ts` brings.
 */
export { type Code, type Codebook, type Detection, type Field, fieldNamed, isNumeric } from "./codebook.js";
export * from "./column.js";
export { type CodeCounts, type Crosstab, codeCounts, crosstab, type Tally, tally } from "./counts.js";
export {
  type Declarations,
  type Definition,
  EVERYONE,
  type Subset,
  type Threshold,
} from "./declarations.js";
export { type Dictionary, dictionaryOf } from "./dictionary.js";
export { type Frame, type FrameColumn, type FrameCondition, type FrameOptions, frame, stacked } from "./frame.js";
export type { Limits } from "./limits.js";
export { codebookJsonSchema, loadCodebook } from "./load-codebook.js";
export { type Pairs, pairs } from "./pairs.js";
export { overlap, type Participants, participants } from "./participants.js";
export { type Cohort, readCohort } from "./read.js";
export { type Meaning, type Resolved, resolve } from "./resolve.js";
export { cutAt, type Sample, type SampleOptions, sample, shareLimits } from "./sample.js";
export { checkVariables, makeVariables, type ThresholdValue, type Variables } from "./variables.js";
