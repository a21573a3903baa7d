import { ruleText } from "../documentation/rules-page.js";
import { StudyFaults, suggest } from "../fault.js";
import { type RuleId, rules as registry, ruleChapters } from "../rules/index.js";

/** `reckon rules`: every rule in a line, or all about one. */
export function rules(id: string | undefined): void {
  if (id === undefined) {
    const width = Math.max(...[...registry.keys()].map((name) => name.length));
    for (const [chapter, list] of ruleChapters) {
      process.stdout.write(`\n${chapter}\n`);
      for (const [name, { title, severity }] of Object.entries(list))
        process.stdout.write(`  ${name.padEnd(width)}  ${title}${severity === "warning" ? " (warning)" : ""}\n`);
    }
    return;
  }
  const rule = registry.get(id as RuleId);
  if (!rule) throw unknown(id);
  process.stdout.write(`${id}\n\n${ruleText(id as RuleId, rule).replaceAll(/^```(?:text)?\n/gm, "")}`);
}

function unknown(id: string): StudyFaults {
  const hint = suggest(id, [...registry.keys()]);
  return new StudyFaults(
    [{ rule: "id-unknown", severity: "error", message: `unknown rule: ${id}`, ...(hint && { hint }) }],
    2,
  );
}
