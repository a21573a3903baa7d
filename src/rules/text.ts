import type { RuleId } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";

/** What a study may do about a rule, in a sentence. */
export function settingInWords(id: string, { severity, settings }: Rule): string {
  if (settings.length === 0) return "An error; a study cannot change that.";
  const others = settings.filter((one) => one !== severity).map((one) => `\`rules: { ${id}: ${one} }\``);
  return `A warning; a study may change that: ${others.join(" or ")}.`;
}

/** One rule's part of the page, without its heading. Markdown. */
export function ruleText(id: RuleId, rule: Rule): string {
  return `${rule.title}. ${rule.why}

${rule.mend}

\`\`\`text
${rule.example}
\`\`\`

${settingInWords(id, rule)}
`;
}
