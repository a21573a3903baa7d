import { ensure } from "./refusal.js";

/** @throws Refusal unless the confidence level lies strictly between 0 and 1 */
export function checkConfLevel(confLevel: number): void {
  ensure(confLevel > 0 && confLevel < 1, `needs a confidence level between 0 and 1, found ${confLevel}`);
}
