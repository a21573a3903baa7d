import type { Command } from "commander";
import { guides } from "../cli/guides.js";
import { makeProgram } from "../cli/program.js";

/** The reference of the command line, from the program itself. Markdown. */
export function commandsPage(): string {
  const program = makeProgram();
  return `# Commands

${program.description()}

A study is a folder with a \`study.yaml\`; where \`STUDY\` is left out, it is the current folder. Exit codes: 0 done; 1 the study
or its data are at fault, or a check failed; 2 usage, or a file that cannot be read; 70 a defect of Reckon's own.

${program.commands.map(commandText).join("\n")}`;
}

function commandText(command: Command): string {
  const guide = guides[command.name()];
  const terms = [
    ...command.registeredArguments.map((one) => [
      `${one.required ? `<${one.name()}>` : `[${one.name()}]`}`,
      one.description,
    ]),
    ...command.options
      .filter(({ hidden }) => !hidden)
      .map(({ flags, description, argChoices, defaultValue }) => [
        flags,
        [
          description,
          argChoices ? `(${argChoices.join(", ")})` : "",
          typeof defaultValue === "string" ? `Default: ${defaultValue}.` : "",
        ]
          .filter(Boolean)
          .join(" "),
      ]),
  ];
  const rows = terms.map(([term, text]) => `| \`${term}\` | ${text?.replaceAll("|", "\\|")} |`);
  const table = rows.length === 0 ? "" : `\n| | |\n| --- | --- |\n${rows.join("\n")}\n`;
  const more = guide
    ? `
Reads ${guide.reads}. Writes ${guide.writes}.

Exit: ${guide.exits}.

\`\`\`text
${guide.examples.map(([example, does]) => `${example}   # ${does}`).join("\n")}
\`\`\`
`
    : "";
  return `## reckon ${command.name()}

${command.description()}
${table}${more}`;
}
