import { ABOVE, BELOW, MISSING, NO, OBSERVED, type Vector, YES } from "../cohort/column.js";
import { checkExpression } from "../cohort/expression/check.js";
import { evaluate } from "../cohort/expression/evaluate.js";
import { parseExpression } from "../cohort/expression/parse.js";
import { type Expression, references } from "../cohort/expression/syntax.js";
import type { Scope, TypeScope } from "../cohort/expression/types.js";
import { type Fault, StudyFaults, suggest } from "../fault.js";
import type { References } from "../plan/references.js";
import type { ClaimDeclaration, Declared, Study } from "../study/study.js";
import type { Ledger } from "./entry.js";

/** What the data say to a claim. A claim of no difference is never confirmed. */
export type Verdict = "agrees" | "differs" | "nothing-contrary" | "within-margin" | "not-decided";

/** A claim with its conditions read. */
export interface ReadClaim {
  readonly claim: Declared<ClaimDeclaration>;
  readonly holds: Expression;
  readonly within?: Expression;
}

/** A claim as judged. */
export interface JudgedClaim {
  readonly claim: Declared<ClaimDeclaration>;
  readonly verdict: Verdict;
  /** Whether the verdict is the one that the study expects. */
  readonly expected: boolean;
  /** Statistics whose values stand beside the verdict: those named, else those of the condition. */
  readonly shows: readonly string[];
}

/** Parses the claims' conditions and checks every statistic that they name; throws StudyFaults with all that is wrong. */
export function readClaims(study: Study, known: References): ReadClaim[] {
  const faults: Fault[] = [];
  const read = study.claims.flatMap((claim) => {
    const condition = (key: "holds" | "within", text: string): Expression | undefined => {
      const place = study.place(["claims", claim.id, key]);
      try {
        const expression = parseExpression(text);
        const missing = references(expression)
          .map((name) => known.fault(name, place, `claim ${claim.id}`))
          .filter((fault) => fault !== undefined);
        const scope: TypeScope = { type: () => ({ kind: "number", censored: true }), names: () => [] };
        const { type, faults: typed } = checkExpression(expression, scope);
        faults.push(...missing, ...typed.map((fault) => ({ ...fault, place })));
        if (type.kind !== "logical")
          faults.push({
            rule: "claim-not-a-condition",
            severity: "error",
            message: `claim ${claim.id}: ${key} is not a condition`,
            place,
            expected: "a comparison, e.g. il6-vs-control.p < 0.05",
          });
        return expression;
      } catch (error) {
        if (!(error instanceof StudyFaults)) throw error;
        faults.push(
          ...error.faults.map((fault) => ({ ...fault, message: `claim ${claim.id}: ${fault.message}`, place })),
        );
        return undefined;
      }
    };
    for (const reference of claim.shows) {
      const fault = known.fault(reference, study.place(["claims", claim.id, "shows"]), `claim ${claim.id}`);
      if (fault) faults.push(fault);
    }
    const holds = condition("holds", claim.holds);
    const within = claim.within === undefined ? undefined : condition("within", claim.within);
    return holds ? [{ claim, holds, ...(within && { within }) }] : [];
  });
  if (faults.length > 0) throw new StudyFaults(faults);
  return read;
}

/**
 * The verdict of each claim on the ledger's numbers, in three-valued logic: what is not known decides nothing. Throws
 * StudyFaults where a claim names a row that is not there, which only the data tell.
 */
export function judgeClaims(claims: readonly ReadClaim[], ledger: Ledger): JudgedClaim[] {
  const faults = claims.flatMap((claim) => rowFaults(claim, ledger));
  if (faults.length > 0) throw new StudyFaults(faults);
  const scope = scopeOf(ledger);
  const truth = (expression: Expression): number => {
    const vector = evaluate(expression, scope);
    return vector.kind === "logical" ? vector.values[0]! : NO;
  };
  return claims.map(({ claim, holds, within }) => {
    const held = truth(holds);
    const verdict: Verdict =
      within !== undefined && truth(within) === YES && held !== NO
        ? "within-margin"
        : held === YES
          ? claim.kind === "no-difference"
            ? "nothing-contrary"
            : "agrees"
          : held === NO
            ? "differs"
            : "not-decided";
    const expected =
      claim.expect === undefined ? verdict !== "differs" && verdict !== "not-decided" : verdict === claim.expect;
    const shows = claim.shows.length > 0 ? claim.shows : references(holds);
    return { claim, verdict, expected, shows };
  });
}

/** Rows that a claim names and its statistic does not have. */
function rowFaults({ claim, holds, within }: ReadClaim, ledger: Ledger): Fault[] {
  const named = [...references(holds), ...(within ? references(within) : [])];
  return named.flatMap((name): Fault[] => {
    if (!name.endsWith("]") || ledger.part(name)) return [];
    const hint = suggest(name, ledger.references());
    const message = `claim ${claim.id}: no such row: ${name}`;
    return [{ rule: "row-unknown", severity: "error", message, place: claim.place, ...(hint && { hint }) }];
  });
}

/** The ledger's parts as names of one row; a part below detection keeps its limit, as a participant's value would. */
function scopeOf(ledger: Ledger): Scope {
  return {
    rows: 1,
    names: () => ledger.references(),
    type: () => ({ kind: "number", censored: true }),
    vector: (name): Vector => {
      const value = ledger.part(name)?.value ?? null;
      const limit = typeof value === "string" ? /^([<>])(.+)$/.exec(value) : null;
      const [number, state] = limit
        ? [Number(limit[2]), limit[1] === "<" ? BELOW : ABOVE]
        : typeof value === "number"
          ? [value, OBSERVED]
          : [Number.NaN, MISSING];
      return { kind: "number", values: Float64Array.of(number), state: Uint8Array.of(state) };
    },
  };
}
