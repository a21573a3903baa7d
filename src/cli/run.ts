import { loadCompiled } from "../cache/compiled.js";
import type { Tell, TellOptions } from "./tell.js";

type Code = typeof import("./commands.js");
type Commands = Code["commands"];

/** Runs a command with what it tells by; what stops it is told in the same way. */
export async function run<Name extends keyof Commands>(
  options: Omit<TellOptions, "command">,
  name: Name,
  command: (module: Awaited<ReturnType<Commands[Name]>>, tell: Tell) => void | Promise<void>,
): Promise<void> {
  const { commands, tellOf } = await load();
  const tell = tellOf({ ...options, command: name });
  try {
    await command((await commands[name]()) as Awaited<ReturnType<Commands[Name]>>, tell);
  } catch (error) {
    tell.failed(error);
  }
}

/** The code of all commands: one file beside this one, or the sources where they run unbundled. */
async function load(): Promise<Code> {
  const loaded = loadCompiled<Code>(new URL("./commands.cjs", import.meta.url));
  if (!loaded) return import("./commands.js");
  process.once("exit", loaded.keep);
  return loaded.code;
}
