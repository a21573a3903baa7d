import { type RuleId, ruleChapters } from "../rules/index.js";
import { ruleText } from "../rules/text.js";

/** The page of every rule, an anchor each. Markdown. */
export function rulesPage(): string {
  const chapters = [...ruleChapters].map(([name, chapter]) => {
    const rules = Object.entries(chapter).map(([id, rule]) => `### ${id}\n\n${ruleText(id as RuleId, rule)}`);
    return `## ${name}\n\n${rules.join("\n")}`;
  });
  return `# Diagnostics

Everything that Reckon finds fault with has a rule. A message ends with the rule's id in brackets; \`reckon rules ID\` prints
what stands here about it. All faults of a stage are told at once, each with its file, line and column; a command that
finds an error writes nothing.

Warnings are told while the report is written. A study may change what a warning does, under \`rules:\` in \`study.yaml\`,
to \`off\`, \`warning\` or \`error\`; an error that stops a command cannot be softened, as it stands between wrong data and a
plausible report.

${chapters.join("\n")}`;
}
