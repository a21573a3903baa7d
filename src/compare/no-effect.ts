import type { PartKind } from "../format/part.js";

/** The value that means no effect, for a part of that kind; undefined where none does. */
export function nullOf(
  method: string,
  kind: PartKind,
  declaration: Readonly<Record<string, unknown>>,
): number | undefined {
  if (typeof declaration.mu === "number") return declaration.mu;
  switch (kind) {
    case "ratio":
      return 1;
    case "correlation":
      return method === "auc" ? 0.5 : 0;
    case "effect":
    case "coefficient":
      return 0;
    case "value":
    case "proportion":
      return Array.isArray(declaration.between) || /difference|paired|signed-rank|tukey/.test(method) ? 0 : undefined;
    default:
      return undefined;
  }
}
