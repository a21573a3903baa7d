import { methods } from "../methods/index.js";
import { keyTable, options, type Schema, takes } from "./schema-page.js";

/** The reference of `study.yaml`, from its schema: every key, what it takes, its default. Markdown. */
export function studyPage(schema: Schema): string {
  const sections = Object.entries(schema.properties ?? {});
  const simple = sections.filter(([, property]) => isSimple(property));
  const large = sections.filter(([, property]) => !isSimple(property));
  const head: Schema = { properties: Object.fromEntries(simple), required: schema.required ?? [] };
  return `# study.yaml

${schema.description}
What each part is for, with examples: [the plan](../guide/plan.md). An editor that knows the
[schema](../../schema/study.schema.json) tells the same while you type: [editors](../guide/editor.md).

${keyTable(head)}

${large.map(([name, property]) => sectionText(name, property)).join("\n")}`;
}

/** The reference of a codebook, from its schema. Markdown. */
export function codebookPage(schema: Schema): string {
  const { fields, ...rest } = schema.properties ?? {};
  return `# The codebook

${schema.description} What it is for, with an example: [the codebook](../guide/codebook.md).

${keyTable({ properties: rest, required: schema.required ?? [] })}

## fields

${fields?.description} A mapping for each of them:

${keyTable(fields?.items ?? {})}
`;
}

function isSimple(schema: Schema): boolean {
  return !["object", "array"].includes(schema.type ?? "") || (schema.type === "array" && !schema.items?.properties);
}

function sectionText(name: string, schema: Schema): string {
  const doc = schema.description === undefined ? "" : `${schema.description}\n\n`;
  const entry = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
  const body = entry ? `Under an id of its own each:\n\n${entryText(name, entry)}` : keyTable(schema.items ?? schema);
  return `## ${name}\n\n${doc}${body}\n`;
}

/** What stands under an id: one form, or one for each method or kind. */
function entryText(name: string, entry: Schema): string {
  const forms = options(entry);
  if (forms.length === 0) return keyTable(entry);
  if (name === "statistics") return statisticsText(forms[0]!);
  const kinds = forms.filter((form) => form.properties?.kind?.const !== undefined);
  if (kinds.length > 0)
    return kinds
      .map((form) => {
        const doc = form.description === undefined ? "" : `${form.description}\n\n`;
        return `### ${name}: ${String(form.properties?.kind?.const)}\n\n${doc}${keyTable(form, ["kind"])}\n`;
      })
      .join("\n");
  const objects = forms.filter((form) => form.properties);
  const others = forms.filter((form) => !form.properties);
  const short = others.map(
    (form) => `${takes(form)}${form.description ? ` (${form.description.replace(/\.$/, "")})` : ""}`,
  );
  return [
    ...(short.length > 0 ? [`In short: ${short.join("; ")}. In full:`] : []),
    ...objects.map((form) => keyTable(form)),
  ].join("\n\n");
}

/** What all statistics have; what each method declares stands on its own page. */
function statisticsText(form: Schema): string {
  const common = ["label", "grid", "format"].filter((key) => form.properties?.[key]);
  const properties = Object.fromEntries(common.map((key) => [key, form.properties![key]!]));
  const list = methods.map(({ name, title }) => `[${name}](../methods/${name}.md) (${title})`);
  return `${keyTable({
    properties: { method: { type: "string", description: "One of those below." }, ...properties },
    required: ["method"],
  })}

and what its method declares: ${list.join(", ")}.`;
}
