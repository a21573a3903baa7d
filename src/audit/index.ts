/** A second program in R that recomputes a report. */
export { type RProgramInput, rCall, rProgram } from "./program.js";
