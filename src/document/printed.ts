import type { Ledger } from "../ledger/entry.js";
import { type Printed, printed } from "./numbers.js";

const known = new WeakMap<Ledger, Map<string, Printed | undefined>>();

/** What `printed` gives, made once for each reference: a table asks for each of its cells again and again. */
export function printedOnce(reference: string, ledger: Ledger): Printed | undefined {
  const ofLedger = known.get(ledger) ?? new Map<string, Printed | undefined>();
  known.set(ledger, ofLedger);
  if (!ofLedger.has(reference)) ofLedger.set(reference, printed(reference, ledger));
  return ofLedger.get(reference);
}
