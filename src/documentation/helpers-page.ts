import { HELPERS, type HelperSignature, SCOPE_ROOTS } from "../document/helpers.js";
import { methods } from "../methods/index.js";

/** The reference of the manuscript's helpers, from their signatures. Markdown. */
export function helpersPage(): string {
  return `# Helpers of the manuscript

What a manuscript can ask for in double braces; everything else in it is Markdown. With examples:
[the manuscript](../guide/manuscript.md).

${Object.entries(HELPERS)
  .map(([name, signature]) => helperText(name, signature))
  .join("\n")}
## Methods

The name of every method is a helper too, with the keys that it declares: the statistic joins the plan. The first key may stand
without its name, \`part\` picks a part. ${methods.map(({ name }) => `[${name}](../methods/${name}.md)`).join(", ")}.

## Blocks and data

\`{{#if}}\`, \`{{#unless}}\` and \`{{#each}}\`, with \`{{else}}\`, are the only blocks. They reach
${SCOPE_ROOTS.map((root) => `\`${root}\``).join(", ")}; in \`{{#each}}\` also \`@index\`, \`@first\` and \`@last\`.
`;
}

function helperText(
  name: string,
  { takes, many, options = {}, required = [], block, doc, example }: HelperSignature,
): string {
  const wanted = takes.length === 0 ? "nothing" : `${takes.join(", ")}${many ? ", or several" : ""}`;
  const keys = Object.entries(options).map(
    ([key, type]) =>
      `\`${key}\` (${type === "flag" ? "true or false" : type}${required.includes(key) ? ", required" : ""})`,
  );
  const facts = [
    `Takes ${wanted}.`,
    ...(keys.length > 0 ? [`Options: ${keys.join(", ")}.`] : []),
    ...(block ? ["Stands in a paragraph of its own."] : []),
  ];
  return `## ${name}

${doc}

${facts.join(" ")}

\`\`\`markdown manuscript
${example}
\`\`\`
`;
}
