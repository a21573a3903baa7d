import type { VariableInfo } from "../cohort/need.js";
import type { PartDisplay } from "../format/part.js";
import type { Parts } from "../methods/method.js";
import { adjustedPart, participantParts, partsOf } from "../methods/parts.js";
import type { PlannedStatistic } from "../plan/plan.js";

type Declared = Pick<PlannedStatistic, "method" | "declaration">;
type Displays = Readonly<Record<string, PartDisplay>>;

/** How each part of a statistic is shown: its own, `p_adjusted` for a member of a family, the counts of participants. */
export function displaysOf(
  { method, declaration }: Declared,
  inFamily: boolean,
  variable: (name: string) => VariableInfo | undefined,
): Displays {
  const parts = { ...partsOf(method, declaration), ...(inFamily && adjustedPart) };
  return shown({ ...parts, ...participantParts }, declaration, variable);
}

/** How each key and part of a statistic's own rows is shown; undefined where its method has none. */
export function rowDisplaysOf(
  { method, declaration }: Declared,
  variable: (name: string) => VariableInfo | undefined,
): Displays | undefined {
  return method.rowParts && shown({ ...method.rowParts, ...participantParts }, declaration, variable);
}

/** Units and decimals are those of the variable that a part is a value of. */
function shown(
  parts: Parts,
  declaration: Readonly<Record<string, unknown>>,
  variable: (name: string) => VariableInfo | undefined,
): Displays {
  return Object.fromEntries(
    Object.entries(parts).map(([part, { kind, label, of, decimals }]) => {
      const info = of === undefined ? undefined : variable(String(declaration[of]));
      const places = decimals ?? info?.decimals;
      const display: PartDisplay = {
        kind,
        label,
        ...(info?.unit !== undefined && { unit: info.unit }),
        ...(places !== undefined && { decimals: places }),
        ...(info?.year && { year: true as const }),
      };
      return [part, display];
    }),
  );
}
