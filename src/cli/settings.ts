import { InvalidArgumentError, Option } from "commander";
import type { Settings } from "../study/parameters.js";

/** `--set NAME=VALUE`, as often as wanted. */
export function settingOption(): Option {
  const collect = (text: string, before: Settings = {}): Settings => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new InvalidArgumentError("It takes NAME=VALUE.");
    if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`${name} is set twice.`);
    return { ...before, [name]: value };
  };
  return new Option("--set <NAME=VALUE>", "set a parameter of the study; may be repeated").argParser(collect);
}

/** `--each NAME`. */
export function eachOption(): Option {
  return new Option("--each <NAME>", "one report for each value of a parameter");
}
