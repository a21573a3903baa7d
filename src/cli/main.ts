#!/usr/bin/env node
import { CommanderError } from "commander";
import { makeProgram } from "./program.js";
import { tellOf } from "./tell.js";

// A reader that has seen enough, such as head, closes its end.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await makeProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else tellOf({ command: "reckon" }).failed(error);
}

// Nothing is left to do: to end at once takes less time than to give back all that the process holds.
process.once("beforeExit", () => process.exit());
