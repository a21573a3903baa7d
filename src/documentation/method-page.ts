import type { Field, Fields, Method, Parts } from "../methods/method.js";
import { adjustedPart, participantParts, partsOf } from "../methods/parts.js";
import { keysOf } from "../methods/rows.js";
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
  const parts = { ...partsOf(method, declaration), ...partsWith(method, declaration) };
  const rows = method.rowParts === undefined ? "" : `\n## Parts of each row\n\n${rowText(method, method.rowParts)}`;
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

/** Parts that a statistic has only where an optional key is declared, labelled so. */
function partsWith(method: Method, declaration: Readonly<Record<string, unknown>>): Parts {
  const always = partsOf(method, declaration);
  const optional = Object.entries(method.declares as Fields).flatMap(([key, field]) => (field.optional ? [key] : []));
  return Object.fromEntries(
    optional.flatMap((key) =>
      Object.entries(partsOf(method, { ...declaration, [key]: [] }))
        .filter(([part]) => !(part in always))
        .map(([part, spec]) => [part, { ...spec, label: `${spec.label} (with \`${key}\`)` }]),
    ),
  );
}

/** The parts of rows, and how one of them is cited. */
function rowText(method: Method, parts: Parts): string {
  const keys = keysOf(parts);
  const part = method.rowEffect?.[0] ?? Object.keys(parts).find((name) => !keys.includes(name)) ?? "part";
  const spans = [
    ...Object.entries(method.rowSpans ?? {}).map(([span, [low, high]]) => `\`${span}\` (${low} to ${high})`),
    ...(method.rowEffect === undefined ? [] : [`\`effect\` (${method.rowEffect[0]} with its interval)`]),
  ];
  const named = keys.map((key) => `\`${key}\``).join(", ");
  const cited = `Cited as \`id.${part}[${keys.join(",")}]\`: a row is named by ${named}, those of them that it has.`;
  return `${partTable(parts)}\n${cited}${spans.length > 0 ? ` Read together: ${spans.join(", ")}.` : ""}\n`;
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
    case "codes":
      return `a code for each of some variables of \`${field.codesOf}\``;
    case "numbers":
      return "numbers";
  }
}

function defaultText(field: Field): string {
  if (field.type === "subset" && !field.optional) return "`all`";
  if ("default" in field && field.default !== undefined) return `\`${field.default}\``;
  return field.optional ? "none" : "required";
}
