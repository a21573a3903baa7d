import type { VariableInfo } from "../cohort/need.js";
import type { Format, PartDisplay, PartKind } from "../format/part.js";
import type { Parts } from "../methods/method.js";
import { adjustedPartsOf, participantParts, partsOf } from "../methods/parts.js";
import type { PlannedStatistic } from "../plan/plan.js";

type Declared = Pick<PlannedStatistic, "method" | "declaration" | "format">;
type Displays = Readonly<Record<string, PartDisplay>>;

/** How each part of a statistic is shown: its own, those that families adjust, the counts of participants. */
export function displaysOf(
  { method, declaration, format }: Declared,
  adjusted: readonly string[],
  variable: (name: string) => VariableInfo | undefined,
): Displays {
  const own = partsOf(method, declaration);
  const parts = { ...own, ...adjustedPartsOf(adjusted, own) };
  return shown({ ...parts, ...participantParts }, declaration, variable, format);
}

/** How each key and part of a statistic's own rows is shown; undefined where its method has none. */
export function rowDisplaysOf(
  { method, declaration, format }: Declared,
  adjusted: readonly string[],
  variable: (name: string) => VariableInfo | undefined,
): Displays | undefined {
  const { rowParts } = method;
  return (
    rowParts &&
    shown({ ...rowParts, ...adjustedPartsOf(adjusted, rowParts), ...participantParts }, declaration, variable, format)
  );
}

/** Units and decimals are those of the variable that a part is a value of. */
function shown(
  parts: Parts,
  declaration: Readonly<Record<string, unknown>>,
  variable: (name: string) => VariableInfo | undefined,
  format: Format | undefined,
): Displays {
  return Object.fromEntries(
    Object.entries(parts).map(([part, { kind, label, of, decimals, absent }]) => {
      const info = of === undefined ? undefined : variable(String(declaration[of]));
      const declared = declaredPlaces(kind, format);
      const places = declared ?? decimals ?? info?.decimals;
      const display: PartDisplay = {
        kind,
        label,
        ...(info?.unit !== undefined && { unit: info.unit }),
        ...(places !== undefined && { decimals: places }),
        ...(declared !== undefined && { declared: true as const }),
        ...(info?.year && { year: true as const }),
        ...(absent !== undefined && { absent }),
      };
      return [part, display];
    }),
  );
}

/** The decimals that a statistic declares for parts of that kind. */
function declaredPlaces(kind: PartKind, format: Format | undefined): number | undefined {
  switch (kind) {
    case "p":
      return format?.p_decimals;
    case "proportion":
      return format?.percent_decimals;
    case "count":
    case "df":
    case "level":
    case "flag":
    case "text":
      return undefined;
    default:
      return format?.decimals;
  }
}
