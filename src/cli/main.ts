#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import type { Settings } from "../study/parameters.js";
import type { BuildCommand } from "./build.js";
import { fail } from "./fail.js";
import type { InitOptions } from "./init.js";
import { eachOption, settingOption } from "./settings.js";

const NO_CACHE = "take nothing from earlier builds; so it is where the variable CI is set";

const program = new Command()
  .name("reckon")
  .description("A cohort file, an analysis plan and a manuscript in; one report out, in which every number answers.")
  .version("0.2.0")
  .showHelpAfterError("(reckon --help lists the commands)")
  .exitOverride()
  .addHelpText(
    "after",
    `
A study is a folder with a study.yaml; where STUDY is left out, it is the current folder.

Examples:
  reckon init trial --data t.csv  a first study of that file, in the folder trial
  reckon build                    write reports/ for the study here
  reckon check examples/mgus2     prove that its reports/ are what its inputs give
  reckon explain il6-vs-control   one statistic: value, method, participants, where it is cited

Exit codes: 0 done; 1 the study or its data are at fault, or a check failed; 2 usage, or a file that cannot be read.`,
  );

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
  .description("make a study that builds at once, from a CSV file")
  .action(async (folder: string, options: InitOptions) => (await import("./init.js")).init(folder, options));

program
  .command("build")
  .argument("[STUDY]", "the study's folder", ".")
  .option("--quiet", "print nothing but faults")
  .option("--strict", "a number that was typed by hand stops the build")
  .option("--no-cache", NO_CACHE)
  .addOption(settingOption())
  .addOption(eachOption())
  .description("write the report into reports/, with parameters that are set into reports/<their values>/")
  .action(async (folder: string, options: BuildCommand) => (await import("./build.js")).build(folder, options));

program
  .command("check")
  .argument("[STUDY]", "the study's folder", ".")
  .option("--no-cache", NO_CACHE)
  .addOption(settingOption())
  .addOption(eachOption())
  .description("build in memory and compare with the committed reports/, byte for byte")
  .action(async (folder: string, options: BuildCommand) => (await import("./check.js")).check(folder, options));

program
  .command("preview")
  .argument("[STUDY]", "the study's folder", ".")
  .option("--port <N>", "the port on 127.0.0.1; 0 takes any that is free", "4177")
  .option("--open", "open it in the browser")
  .option("--write", "write reports/ too, whenever the study is without fault")
  .addOption(settingOption())
  .description("serve the report on this machine, and build and show it again whenever a file of the study changes")
  .action(async (folder: string, options: { port: string; open?: true; write?: true; set?: Settings }) =>
    (await import("./preview.js")).preview(folder, options),
  );

program
  .command("crosscheck")
  .argument("[STUDY]", "the study's folder", ".")
  .addOption(
    new Option("--engine <NAME>", "which R: the one installed, or webr, R as WebAssembly").choices(["webr", "Rscript"]),
  )
  .addOption(settingOption())
  .description("recompute every statistic in R, print how well it agrees, and write audit/crosscheck.json")
  .action(async (folder: string, options: { engine?: "webr" | "Rscript"; set?: Settings }) =>
    (await import("./crosscheck.js")).crosscheck(folder, options),
  );

program
  .command("explain")
  .argument("<ID>", "a statistic's id, or id.part")
  .argument("[STUDY]", "the study's folder", ".")
  .addOption(settingOption())
  .description("one statistic: value, method, participants, R code, where it is cited")
  .action(async (id: string, folder: string, options: { set?: Settings }) =>
    (await import("./explain.js")).explain(id, folder, options),
  );

program
  .command("verify")
  .argument("<REPORT>", "a report: its index.html, or the folder that it lies in")
  .requiredOption("--data <FILE>", "the data file that it says it was made from")
  .option("--json", "print what was found as JSON")
  .description("rebuild a report from what it carries and from the data alone, and compare: trusts nothing in it")
  .action(async (page: string, options: { data: string; json?: true }) =>
    (await import("./verify.js")).verify(page, options),
  );

program
  .command("compare")
  .argument("<OLD>", "a report: its index.html, its folder, or the study's folder")
  .argument("<NEW>", "another")
  .addOption(
    new Option("--format <FORMAT>", "for a terminal, as JSON, or as Markdown for a response letter")
      .choices(["text", "json", "markdown"])
      .default("text"),
  )
  .description("which numbers and conclusions changed between two reports, and why")
  .action(async (before: string, after: string, options: { format: "text" | "json" | "markdown" }) =>
    (await import("./compare.js")).compare(before, after, options),
  );

program
  .command("rules")
  .argument("[ID]", "a rule, as it stands in brackets behind a message")
  .description("every rule that a study can break; of one, why it is there and how to mend what it finds")
  .action(async (id: string | undefined) => (await import("./rules.js")).rules(id));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else fail(error);
}
