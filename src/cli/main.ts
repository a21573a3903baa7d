#!/usr/bin/env node
import module from "node:module";
import { join } from "node:path";
import { CommanderError } from "commander";
import { cacheFolder } from "../cache/store.js";
import { makeProgram } from "./program.js";
import { tellOf } from "./tell.js";

// Node 22.8 and newer keep the compiled code of what a command loads.
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
if (!process.env.CI) enableCompileCache?.(join(cacheFolder(), "compiled"));

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
