import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { StudyFaults, suggest } from "../fault.js";
import type { Tell } from "./tell.js";

/** The pages of `reckon help`, which are pages of docs/guide too. */
export const TOPICS = ["plan", "manuscript", "codebook", "expressions", "claims"] as const;

/** `reckon help`: the commands; of one, its help; of a topic, its page. */
export function help(topic: string | undefined, program: Command, tell: Tell): void {
  const command = topic === undefined ? program : program.commands.find((one) => one.name() === topic);
  if (topic === undefined || command) {
    command?.outputHelp();
    return;
  }
  if (!TOPICS.some((one) => one === topic)) {
    const known = [...TOPICS, ...program.commands.map((one) => one.name())];
    const message = `unknown topic: ${topic}`;
    const hint = suggest(topic, known) ?? `one of ${known.join(", ")}`;
    throw new StudyFaults([{ rule: "id-unknown", severity: "error", message, hint }], 2);
  }
  const page = readFileSync(new URL(`../../docs/guide/${topic}.md`, import.meta.url), "utf8");
  tell.done(forTerminal(page));
}

/** A page without what only a browser makes use of: fences become indentation, links their words. */
export function forTerminal(page: string): string {
  let fenced = false;
  const lines = page.split("\n").flatMap((line) => {
    if (/^<!--.*-->$/.test(line)) return [];
    if (line.startsWith("```")) {
      fenced = !fenced;
      return [];
    }
    if (fenced) return [line === "" ? "" : `    ${line}`];
    return [line.replace(/^#+ /, "").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")];
  });
  return lines.join("\n");
}
