import { codebookJsonSchema } from "../cohort/codebook-schema.js";
import { methods } from "../methods/index.js";
import { studyJsonSchema } from "../study/schema.js";
import { commandsPage } from "./commands-page.js";
import { helpersPage } from "./helpers-page.js";
import { methodPage } from "./method-page.js";
import { rulesPage } from "./rules-page.js";
import { codebookPage, studyPage } from "./study-page.js";

/** Everything in the project that is written by a program rather than by hand, by its path. */
export function generatedFiles(): Map<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  const list = methods.map(({ name, title }) => `- [${title}](${name}.md): \`method: ${name}\``);
  return new Map([
    ["schema/study.schema.json", json(studyJsonSchema())],
    ["schema/codebook.schema.json", json(codebookJsonSchema())],
    ["docs/diagnostics.md", rulesPage()],
    ["docs/reference/commands.md", commandsPage()],
    ["docs/reference/helpers.md", helpersPage()],
    ["docs/reference/study.md", studyPage(studyJsonSchema())],
    ["docs/reference/codebook.md", codebookPage(codebookJsonSchema())],
    ["docs/methods/README.md", `# Methods of the plan\n\n${list.join("\n")}\n`],
    ...methods.map((method) => [`docs/methods/${method.name}.md`, methodPage(method)] as const),
  ]);
}
