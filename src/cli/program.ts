import { Command, Option } from "commander";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import { type BuildCommand, builtBefore } from "./build.js";
import type { DataCommand } from "./data.js";
import { guides, guideText } from "./guides.js";
import type { InitOptions } from "./init.js";
import type { PreviewCommand } from "./preview.js";
import { run } from "./run.js";
import { eachOption, settingOption } from "./settings.js";
import { sourceOption } from "./sources.js";
import type { Format } from "./tell.js";

/** The command line: every command with its options and its guide; what each does stands in a file of its own. */
export function makeProgram(): Command {
  const program = new Command()
    .name("reckon")
    .description("A cohort file, an analysis plan and a manuscript in; one report out, in which every number answers.")
    .version("0.2.0")
    .showHelpAfterError("(reckon --help lists the commands)")
    .exitOverride()
    .helpCommand(false)
    .addHelpText("after", AFTER);

  program
    .command("init")
    .argument("<DIR>", "the new study's folder: it must not exist, or be empty")
    .requiredOption("--data <FILE>", "a CSV file with a row for each participant")
    .option("--groups <COLUMN>", "the column whose codes are the groups, or none")
    .option("--key <COLUMN...>", "the column, or columns, that name a row")
    .option("--outcome <COLUMN>", "model this column: COLUMN, or COLUMN=CODE")
    .option("--time <COLUMN>", "time to the event, or to the end of follow-up")
    .option("--event <COLUMN>", "whether it was the event: COLUMN, or COLUMN=CODE")
    .option("--missing <CODE...>", "cells that mean that there is no value, e.g. 999")
    .option("--title <TEXT>", "the report's title")
    .addOption(new Option("--status <STATUS>", "whether the participants are real").choices(["real", "simulated"]))
    .option("--yes", "ask nothing, take the guesses")
    .addOption(format())
    .description("make a study that builds at once, from a CSV file")
    .action((folder: string, options: Common & InitOptions) =>
      run(options, "init", (module, tell) => module.init(folder, options, tell)),
    );

  program
    .command("build")
    .argument("[STUDY]", "the study's folder", ".")
    .option("--quiet", "print nothing but faults")
    .option("--strict", "a number that was typed by hand stops the build")
    .option("--no-cache", NO_CACHE)
    .addOption(settingOption())
    .addOption(sourceOption())
    .addOption(eachOption())
    .addOption(format())
    .description("write the report into reports/, with parameters that are set into reports/<their values>/")
    .action((folder: string, options: Common & BuildCommand) =>
      builtBefore(folder, options)
        ? undefined
        : run({ ...options, folder }, "build", (module, tell) => module.buildAnew(folder, options, tell)),
    );

  program
    .command("check")
    .argument("[STUDY]", "the study's folder", ".")
    .option("--no-cache", NO_CACHE)
    .addOption(settingOption())
    .addOption(sourceOption())
    .addOption(eachOption())
    .addOption(format())
    .description("build in memory and compare with the committed reports/, byte for byte")
    .action((folder: string, options: Common & BuildCommand) =>
      run({ ...options, folder }, "check", (module, tell) => module.check(folder, options, tell)),
    );

  program
    .command("preview")
    .argument("[STUDY]", "the study's folder", ".")
    .option("--port <N>", "the port on 127.0.0.1; 0 takes any that is free", "4177")
    .option("--open", "open it in the browser")
    .option("--write", "write reports/ too, whenever the study is without fault")
    .addOption(settingOption())
    .addOption(sourceOption())
    .description("serve the report on this machine, and build and show it again whenever a file of the study changes")
    .action((folder: string, options: PreviewCommand) =>
      run({ folder }, "preview", (module, tell) => module.preview(folder, options, tell)),
    );

  program
    .command("crosscheck")
    .argument("[STUDY]", "the study's folder", ".")
    .addOption(
      new Option("--engine <NAME>", "which R: the one installed, or webr, R as WebAssembly").choices([
        "webr",
        "Rscript",
      ]),
    )
    .addOption(settingOption())
    .addOption(sourceOption())
    .addOption(format())
    .description("recompute every statistic in R, print how well it agrees, and write audit/crosscheck.json")
    .action(
      (folder: string, options: Common & { engine?: "webr" | "Rscript"; set?: Settings; allowSource?: Sources }) =>
        run({ ...options, folder }, "crosscheck", (module, tell) => module.crosscheck(folder, options, tell)),
    );

  program
    .command("explain")
    .argument("<ID>", "a statistic's id, or id.part")
    .argument("[STUDY]", "the study's folder", ".")
    .addOption(settingOption())
    .addOption(sourceOption())
    .addOption(format())
    .addOption(new Option("--json").implies({ format: "json" }).hideHelp())
    .description("one statistic: value, method, participants, R code, where it is cited")
    .action((id: string, folder: string, options: Common & { set?: Settings; allowSource?: Sources }) =>
      run({ ...options, folder }, "explain", (module, tell) => module.explain(id, folder, options, tell)),
    );

  program
    .command("verify")
    .argument("<REPORT>", "a report: its index.html, or the folder that it lies in")
    .requiredOption("--data <FILE>", "the data file that it says it was made from")
    .addOption(format())
    .addOption(new Option("--json").implies({ format: "json" }).hideHelp())
    .description("rebuild a report from what it carries and from the data alone, and compare: trusts nothing in it")
    .action((page: string, options: Common & { data: string }) =>
      run(options, "verify", (module, tell) => module.verify(page, options, tell)),
    );

  program
    .command("data")
    .argument("[STUDY]", "the study's folder", ".")
    .requiredOption("--out <FILE>", "where to write it")
    .option("--counts", "the counts that its database gives in place of rows")
    .addOption(settingOption())
    .addOption(sourceOption())
    .addOption(format())
    .description("write the study's data as the CSV file that audit.R and verify read, also those of a database")
    .action((folder: string, options: Common & DataCommand) =>
      run({ ...options, folder }, "data", (module, tell) => module.data(folder, options, tell)),
    );

  program
    .command("compare")
    .argument("<OLD>", "a report: its index.html, its folder, or the study's folder")
    .argument("<NEW>", "another")
    .addOption(
      new Option("--format <FORMAT>", "for a terminal, for a program, or as Markdown for a response letter")
        .choices(["text", "json", "markdown"])
        .default("text"),
    )
    .description("which numbers and conclusions changed between two reports, and why")
    .action((before: string, after: string, options: { format: "text" | "json" | "markdown" }) =>
      run({ format: options.format === "json" ? "json" : "text" }, "compare", (module, tell) =>
        module.compare(before, after, { markdown: options.format === "markdown" }, tell),
      ),
    );

  program
    .command("methods")
    .argument("[NAME]", "a method, as `method:` names it")
    .addOption(format())
    .addOption(new Option("--json").implies({ format: "json" }).hideHelp())
    .description("every kind of statistic; of one, what it declares and gives, an example, and its R")
    .action((name: string | undefined, options: Common) =>
      run(options, "methods", (module, tell) => module.methods(name, tell)),
    );

  program
    .command("rules")
    .argument("[ID]", "a rule, as it stands in brackets behind a message")
    .addOption(format())
    .description("every rule that a study can break; of one, why it is there and how to mend what it finds")
    .action((id: string | undefined, options: Common) =>
      run(options, "rules", (module, tell) => module.rules(id, tell)),
    );

  program
    .command("help")
    .argument("[TOPIC]", "a command, or plan, manuscript, codebook, expressions, claims")
    .description("help for a command, or a page about a topic")
    .action((topic: string | undefined) => run({}, "help", (module, tell) => module.help(topic, program, tell)));

  for (const command of program.commands) {
    const guide = guides[command.name()];
    if (guide) command.addHelpText("after", guideText(guide));
  }
  return program;
}

interface Common {
  readonly format?: Format;
  readonly quiet?: true;
}

/** The option that every command has alike. */
function format(): Option {
  return new Option("--format <FORMAT>", "for a terminal, for a program, or as GitHub's annotations")
    .choices(["text", "json", "github"])
    .default("text");
}

const NO_CACHE = "take nothing from earlier builds; so it is where the variable CI is set";

const AFTER = `
A study is a folder with a study.yaml; where STUDY is left out, it is the current folder.

Examples:
  reckon init trial --data t.csv  a first study of that file, in the folder trial
  reckon build                    write reports/ for the study here
  reckon check examples/mgus2     prove that its reports/ are what its inputs give
  reckon explain vs-control.il6.igm-pnp
                                  one statistic: value, method, participants, where it is cited
  reckon help plan                what a study.yaml declares; also: manuscript, codebook, expressions, claims
  reckon rules code-unknown       what a message's rule means, and how to mend what it found

Exit codes: 0 done; 1 the study or its data are at fault, or a check failed; 2 usage, or a file that cannot be read.`;
