import { StudyFaults } from "../fault.js";
import type { NumberVector } from "./column.js";
import { asNumber } from "./expression/compare.js";
import type { Variables } from "./variables.js";

/** A variable as numbers. Throws StudyFaults where it is unknown or not numeric. */
export function numeric(variables: Variables, name: string): NumberVector {
  const variable = variables.variable(name);
  if (variable.kind === "number" || (variable.kind === "code" && variable.numbers)) return asNumber(variable);
  throw new StudyFaults([
    {
      rule: "variable-not-numeric",
      severity: "error",
      message: `${name} is not numeric`,
      expected: "a number, or codes that are whole numbers",
    },
  ]);
}
