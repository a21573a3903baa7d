import type { Fault } from "../fault.js";
import type { Study } from "./study.js";

/**
 * Warnings as the study's `rules:` have them: without those that it switches off, and errors where it is stricter. What is
 * an error by itself stays one.
 */
export function ruled({ rules }: Pick<Study, "rules">, faults: readonly Fault[]): Fault[] {
  return faults.flatMap((fault) => {
    const setting = fault.severity === "warning" ? rules[fault.rule] : undefined;
    if (setting === "off") return [];
    return [setting === undefined ? fault : { ...fault, severity: setting }];
  });
}
