/**
 * The tutorial does what it says: every command in a `sh` block is run, every change in a `diff` block is made, and every
 * line of a `text` block is printed by the commands before it (`…` stands for anything).
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { dataFolder, root, scratchFolder } from "../init/reckon.js";

const folder = scratchFolder();
const tutorial = readFileSync(resolve(root, "docs/tutorial.md"), "utf8");

interface Block {
  readonly language: string;
  readonly lines: readonly string[];
  readonly line: number;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; lines: string[]; line: number } | undefined;
  for (const [i, line] of text.split("\n").entries()) {
    if (!line.startsWith("```")) open?.lines.push(line);
    else if (open) {
      blocks.push(open);
      open = undefined;
    } else open = { language: line.slice(3), lines: [], line: i + 1 };
  }
  expect(open, "a block that is never closed").toBeUndefined();
  return blocks;
}

/** Makes the change of a `diff` block: lines that go are replaced by those that come after them. */
function change({ lines: [first = "", ...lines], line }: Block): void {
  const file = join(folder, first.replace(/^--- /, ""));
  let text = readFileSync(file, "utf8");
  for (let i = 0; i < lines.length; ) {
    const take = (mark: string): string[] => {
      const taken: string[] = [];
      while (lines[i]?.startsWith(mark)) taken.push(lines[i++]!.slice(1));
      return taken;
    };
    const before = [...take(" "), ...take("-")];
    const kept = before.filter((one) => lines.includes(` ${one}`));
    const after = [...kept, ...take("+")];
    const old = `${before.join("\n")}\n`;
    expect(before.length, `docs/tutorial.md:${line}: a change without a place`).toBeGreaterThan(0);
    expect(text.split(old).length, `docs/tutorial.md:${line}: ${first} has no such lines, or several: ${old}`).toBe(2);
    text = text.replace(old, () => `${after.join("\n")}\n`);
  }
  writeFileSync(file, text);
}

test("every command of the tutorial prints what it says, from an empty folder", { timeout: 300_000 }, () => {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "reckon"),
    `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, "dist/cli/main.js"))} "$@"\n`,
  );
  chmodSync(join(bin, "reckon"), 0o755);
  copyFileSync(join(dataFolder, "lung.csv"), join(folder, "lung.csv"));

  const blocks = blocksOf(tutorial);
  const ran: string[] = [];
  let printed: string[] = [];
  let failed = false;
  for (const block of blocks) {
    const where = `docs/tutorial.md:${block.line}`;
    if (block.language === "sh") {
      const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", block.lines.join("\n")], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
      });
      printed = `${stdout}${stderr}`.split("\n");
      failed = status !== 0;
      ran.push(...block.lines);
      expect(status, `${where}: ${stderr}`).toBeLessThanOrEqual(1);
    } else if (block.language === "diff") change(block);
    else if (block.language === "text") {
      const says = block.lines.some((line) => /error: /.test(line));
      expect(failed, `${where}: ${printed.join("\n")}`).toBe(says);
      for (const line of block.lines) {
        const pattern = line.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        expect(printed.join("\n"), where).toMatch(new RegExp(`^${pattern.join(".*")}$`, "m"));
      }
    } else expect.fail(`${where}: a block that nothing tests: ${block.language}`);
  }
  expect(ran.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "head -n",
    "reckon init",
    "reckon build",
    "reckon check",
    "reckon build",
    "reckon check",
    "reckon build",
  ]);
});

test("every page that it points to exists", () => {
  for (const [, path] of tutorial.matchAll(/\]\(([^)#]+)\)/g))
    expect(() => readFileSync(resolve(root, "docs", path!))).not.toThrow();
});
