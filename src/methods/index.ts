/** Every method of the plan, in the order of the reference pages. */
import { median } from "./median.js";
import type { Method } from "./method.js";

export const methods: readonly Method[] = [median].map((method) => method as unknown as Method);

const byName = new Map(methods.map((method) => [method.name, method]));

/** The method of that name, or undefined. */
export function methodNamed(name: string): Method | undefined {
  return byName.get(name);
}
