/** Cohort files and what can be asked of them; runs in Node and in browsers. */
export { type Code, type Codebook, type Detection, type Field, fieldNamed, isNumeric } from "./codebook.js";
export { codebookJsonSchema, codebookSchema } from "./codebook-schema.js";
export * from "./column.js";
export { loadCodebook } from "./load-codebook.js";
export { type Cohort, readCohort } from "./read.js";
