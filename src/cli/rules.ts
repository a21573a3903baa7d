import { StudyFaults, suggest } from "../fault.js";
import { type RuleId, rules as registry, ruleChapters } from "../rules/index.js";
import { ruleText } from "../rules/text.js";
import type { Tell } from "./tell.js";

/** `reckon rules`: every rule in a line, or all about one. */
export function rules(id: string | undefined, tell: Tell): void {
  if (id === undefined) {
    tell.done(list(), { result: Object.fromEntries(registry), summary: `${registry.size} rules` });
    return;
  }
  const rule = registry.get(id as RuleId);
  if (!rule) throw unknown(id);
  const text = ruleText(id as RuleId, rule).replaceAll(/^```(?:text)?\n/gm, "");
  tell.done(`${id}\n\n${text}`, { result: { [id]: rule }, summary: rule.title });
}

function list(): string {
  const width = Math.max(...[...registry.keys()].map((name) => name.length));
  const chapters = [...ruleChapters].map(([chapter, those]) => {
    const lines = Object.entries(those).map(
      ([name, { title, severity }]) => `  ${name.padEnd(width)}  ${title}${severity === "warning" ? " (warning)" : ""}`,
    );
    return [chapter, ...lines].join("\n");
  });
  return `${chapters.join("\n\n")}\n\nreckon rules ID tells why a rule is there, and how to mend what it finds.`;
}

function unknown(id: string): StudyFaults {
  const hint = suggest(id, [...registry.keys()]);
  return new StudyFaults(
    [{ rule: "id-unknown", severity: "error", message: `unknown rule: ${id}`, ...(hint && { hint }) }],
    2,
  );
}
