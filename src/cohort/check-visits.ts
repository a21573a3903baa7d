import { type Fault, suggest } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import type { Path, SourceDocument } from "../source/document.js";
import type { Codebook } from "./codebook.js";
import { nameAt } from "./wide.js";

/** What is wrong with the declaration of repeated visits: the participant's column, and the wide view. */
export function checkVisits(codebook: Codebook, document: SourceDocument): Fault[] {
  const { participant, wide, key = [], fields } = codebook;
  const faults: Fault[] = [];
  const report = (path: Path, rule: RuleId, message: string, more: Pick<Fault, "expected" | "hint"> = {}): void => {
    faults.push({ rule, severity: "error", message, place: document.place(path), ...more });
  };
  if (participant === undefined) {
    if (wide)
      report(["wide"], "participant-undeclared", "a wide view, but no column that names the participant", {
        hint: 'add "participant": the column of primaryKey that names a participant',
      });
    return faults;
  }
  if (!key.includes(participant) || key.length < 2)
    report(["participant"], "participant-not-in-key", `${participant} is not one of several columns of the key`, {
      expected: "primaryKey names the participant and the visit",
      hint: "where a row is a participant, leave participant out",
    });
  if (!wide) return faults;
  const over = fields.find(({ name }) => name === wide.over);
  if (key.length !== 2 || !key.includes(wide.over) || wide.over === participant)
    report(["wide", "over"], "wide-not-key", `${wide.over} is not the other column of the key`, {
      expected: `primaryKey names ${participant} and ${wide.over}, and no third column`,
    });
  else if (!over?.codes)
    report(["wide", "over"], "wide-without-codes", `${wide.over} has no codes`, {
      expected: "a code for each occasion, in order",
    });
  const names = fields.map(({ name }) => name);
  wide.constant.forEach((name, i) => {
    if (names.includes(name) && name !== wide.over) return;
    const hint = suggest(name, names);
    report(["wide", "constant", i], "wide-unknown-column", `not a column that can stay the same: ${name}`, {
      ...(hint && { hint }),
    });
  });
  const kept = [participant, ...wide.constant];
  const taken = new Set(kept);
  for (const name of names.filter((one) => !kept.includes(one) && one !== wide.over))
    for (const { value } of over?.codes ?? []) {
      const made = nameAt(name, value);
      if (taken.has(made))
        report(["wide"], "wide-name-twice", `two variables of the wide view would be called ${made}`, {
          hint: "rename a column, or a code of the occasions",
        });
      taken.add(made);
    }
  return faults;
}
