import type { VariableType } from "../cohort/need.js";

/** Types of variables as a message calls them. */
export const wordsForType: Readonly<Record<VariableType, string>> = {
  number: "a number",
  code: "a code",
  logical: "a condition",
  text: "text",
};
