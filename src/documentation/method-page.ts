import type { Field, Fields, Method, Parts } from "../methods/method.js";
import { adjustedPart, participantParts, partsOf } from "../methods/parts.js";
import { wordsOf } from "../methods/words.js";

/** One reference page: what a method declares, what it returns, how, and where it comes from. Markdown. */
export function methodPage(method: Method): string {
  const words = wordsOf(method.name);
  const declaration = Object.fromEntries(
    Object.entries(method.declares as Fields).map(([key, field]) => [
      key,
      "default" in field ? field.default : undefined,
    ]),
  );
  const parts = partsOf(method, declaration);
  const rows = method.rowParts === undefined ? "" : `\n## Parts of each row\n\n${partTable(method.rowParts)}`;
  const spans = [
    ...Object.entries(method.spans ?? {}).map(([span, [low, high]]) => `\`${span}\` (${low} to ${high})`),
    ...(method.effect === undefined ? [] : [`\`effect\` (${method.effect} with its interval)`]),
  ];
  return `# ${method.title}

\`method: ${method.name}\`

${words.formula}

## Declares

| key | takes | default | |
| --- | --- | --- | --- |
${Object.entries(method.declares as Fields)
  .map(([key, field]) => `| \`${key}\` | ${takes(field)} | ${defaultText(field)} | ${field.doc} |`)
  .join("\n")}

## Parts

${partTable(parts)}
${"p" in parts ? `Within a family also \`p_adjusted\` (${adjustedPart.p_adjusted!.label}). ` : ""}As of every statistic: ${Object.keys(
    participantParts,
  )
    .map((part) => `\`${part}\``)
    .join(", ")}.${spans.length > 0 ? ` Read together: ${spans.join(", ")}.` : ""}
${rows}
## Edge cases

${words.edgeCases}

## In R

\`${words.rEquivalent}\`

The audit script computes it as

\`\`\`r
${words.inR.trim()}
\`\`\`

## Source

${words.source}
`;
}

function partTable(parts: Parts): string {
  const lines = Object.entries(parts).map(([part, { kind, label }]) => `| \`${part}\` | ${kind} | ${label} |`);
  return `| part | kind | |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
}

function takes(field: Field): string {
  switch (field.type) {
    case "variable":
      return `a variable: ${field.accepts.join(", ")}`;
    case "variables":
      return `variables: ${field.accepts.join(", ")}`;
    case "condition":
      return "a condition";
    case "subset":
      return "a subset";
    case "subsets":
      return field.max === field.min ? `${field.min} subsets` : `${field.min} or more subsets`;
    case "choice":
      return field.of.map((option) => `\`${option}\``).join(", ");
    case "number":
      return [
        "a number",
        field.minimum === undefined ? "" : `from ${field.minimum}`,
        field.maximum === undefined ? "" : `to ${field.maximum}`,
      ]
        .filter(Boolean)
        .join(" ");
    case "flag":
      return "true or false";
    case "code":
      return `a code of \`${field.codesOf}\``;
    case "numbers":
      return "numbers";
  }
}

function defaultText(field: Field): string {
  if (field.type === "subset" && !field.optional) return "`all`";
  if ("default" in field && field.default !== undefined) return `\`${field.default}\``;
  return field.optional ? "none" : "required";
}
