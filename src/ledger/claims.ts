import { NO, YES } from "../cohort/column.js";
import { checkExpression } from "../cohort/expression/check.js";
import { evaluate } from "../cohort/expression/evaluate.js";
import { parseExpression } from "../cohort/expression/parse.js";
import { type Expression, references } from "../cohort/expression/syntax.js";
import type { TypeScope } from "../cohort/expression/types.js";
import { type Fault, type Place, StudyFaults, suggest } from "../fault.js";
import type { References } from "../plan/references.js";
import type { RuleId } from "../rules/index.js";
import type { ClaimDeclaration, Declared, Study } from "../study/study.js";
import { readPrinted } from "./claims/printed.js";
import { referencesIn } from "./claims/quantity.js";
import { scopeOf } from "./claims/scope.js";
import { type JudgedValue, judgeValue } from "./claims/value.js";
import { combine, isExpected, type Truth, type Verdict } from "./claims/verdict.js";
import type { Ledger } from "./entry.js";

export { claimFaults } from "./claims/complaints.js";
export { referencesIn } from "./claims/quantity.js";
export type { JudgedValue, ValueVerdict } from "./claims/value.js";
export { isDecided, type Verdict } from "./claims/verdict.js";

/** A claim with its conditions read. */
export interface ReadClaim {
  readonly claim: Declared<ClaimDeclaration>;
  /** Absent of a claim that is judged by published values alone. */
  readonly holds?: Expression;
  readonly within?: Expression;
}

/** A claim as judged. */
export interface JudgedClaim {
  readonly claim: Declared<ClaimDeclaration>;
  readonly verdict: Verdict;
  /** Whether the verdict is the one that the study expects. */
  readonly expected: boolean;
  /** Each published value of the claim beside what was computed. */
  readonly values: readonly JudgedValue[];
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
    faults.push(...publishedFaults(claim, study, known));
    const holds = claim.holds === undefined ? undefined : condition("holds", claim.holds);
    const within = claim.within === undefined ? undefined : condition("within", claim.within);
    return [{ claim, ...(holds && { holds }), ...(within && { within }) }];
  });
  if (faults.length > 0) throw new StudyFaults(faults);
  return read;
}

/** What is wrong with a claim's published values, and with how it expects to be judged. */
function publishedFaults(claim: Declared<ClaimDeclaration>, study: Study, known: References): Fault[] {
  const fault = (rule: RuleId, message: string, key: readonly (string | number)[], hint: string): Fault => ({
    rule,
    severity: "error",
    message: `claim ${claim.id}: ${message}`,
    place: study.place(["claims", claim.id, ...key]),
    hint,
  });
  const faults = claim.published.flatMap(({ value, of }, i): Fault[] => {
    const unread = readPrinted(value) === undefined;
    return [
      ...unknownIn(of, study.place(["claims", claim.id, "published", i, "of"]), `claim ${claim.id}`, known),
      ...(unread
        ? [
            fault(
              "published-unreadable",
              `not one printed number: ${value}`,
              ["published", i, "value"],
              'e.g. "11,009", "1.0 percent", "P<0.001"; one entry for each number',
            ),
          ]
        : []),
    ];
  });
  if (claim.holds === undefined && claim.published.length === 0)
    faults.push(
      fault("claim-empty", "nothing to judge it by", [], "give the condition that holds, or the published values"),
    );
  if (claim.within !== undefined && claim.holds === undefined)
    faults.push(
      fault("claim-margin-alone", "a margin without a condition", ["within"], "give the condition that holds"),
    );
  if ((claim.expect === "differs" || claim.expect === "decision-flips") && claim.because === undefined)
    faults.push(
      fault(
        "claim-without-reason",
        `expects '${claim.expect}' and gives no reason`,
        ["expect"],
        "say why: because: ...",
      ),
    );
  return faults;
}

function unknownIn(of: string, place: Place, what: string, known: References): Fault[] {
  try {
    return referencesIn(of).flatMap((name) => known.fault(name, place, what) ?? []);
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    return error.faults.map((fault) => ({ ...fault, message: `${what}: ${fault.message}`, place }));
  }
}

/**
 * The verdict of each claim on the ledger's numbers: its published values as printed, its conditions in three-valued
 * logic. What is not known decides nothing. Throws StudyFaults where a claim names a row that is not there, which only
 * the data tell.
 */
export function judgeClaims(claims: readonly ReadClaim[], ledger: Ledger): JudgedClaim[] {
  const faults = claims.flatMap((claim) => rowFaults(claim, ledger));
  if (faults.length > 0) throw new StudyFaults(faults);
  const scope = scopeOf(ledger);
  const truth = (expression: Expression | undefined): Truth => {
    const vector = expression && evaluate(expression, scope);
    const value = vector?.kind === "logical" ? vector.values[0] : undefined;
    return value === YES ? true : value === NO ? false : undefined;
  };
  return claims.map(({ claim, holds, within }) => {
    const values = claim.published.map((one) => judgeValue(one, ledger));
    const condition = holds && { holds: truth(holds), within: truth(within) };
    const verdict = combine(
      claim.kind,
      condition,
      values.map((one) => one.verdict),
    );
    const expected = isExpected(verdict, claim.expect);
    const shows = claim.shows.length > 0 ? claim.shows : holds ? references(holds) : [];
    return { claim, verdict, expected, values, shows };
  });
}

/** Rows that a claim names and its statistic does not have. */
function rowFaults({ claim, holds, within }: ReadClaim, ledger: Ledger): Fault[] {
  const conditions = [holds, within].flatMap((expression) => (expression ? references(expression) : []));
  return [...conditions, ...claim.published.flatMap(({ of }) => referencesIn(of))].flatMap((name): Fault[] => {
    if (!name.endsWith("]") || ledger.part(name)) return [];
    const hint = suggest(name, ledger.references());
    const message = `claim ${claim.id}: no such row: ${name}`;
    return [{ rule: "row-unknown", severity: "error", message, place: claim.place, ...(hint && { hint }) }];
  });
}
