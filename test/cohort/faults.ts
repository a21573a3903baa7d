import { type Fault, StudyFaults } from "../../src/fault.js";

/** The faults that `action` throws; none where it does not. */
export function faultsOf(action: () => unknown): readonly Fault[] {
  try {
    action();
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  return [];
}

/** `line:column rule: message` of each. */
export function lines(faults: readonly Fault[]): string[] {
  return faults.map(({ place, rule, message }) => `${place?.line}:${place?.column} ${rule}: ${message}`);
}
