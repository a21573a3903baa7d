import type { Codebook, Field } from "./codebook.js";
import { parseExpression, references } from "./expression/index.js";

/**
 * The fields with `appliesTo`, each after those on which it depends; or the circle in which they go round.
 */
export function appliesOrder(
  codebook: Codebook,
): { readonly fields: readonly Field[] } | { readonly cycle: readonly string[] } {
  const conditional = new Map(
    codebook.fields.filter(({ appliesTo }) => appliesTo !== undefined).map((field) => [field.name, field]),
  );
  const order: Field[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (field: Field): readonly string[] | undefined => {
    if (done.has(field.name)) return undefined;
    if (path.includes(field.name)) return [...path.slice(path.indexOf(field.name)), field.name];
    path.push(field.name);
    for (const name of references(parseExpression(field.appliesTo!))) {
      const next = conditional.get(name);
      const cycle = next && visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(field.name);
    order.push(field);
    return undefined;
  };
  for (const field of conditional.values()) {
    const cycle = visit(field);
    if (cycle) return { cycle };
  }
  return { fields: order };
}
