import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "../machine.js";
import { median } from "../measure.js";
import { record } from "../record.js";
import { Usage } from "../usage.js";
import { type Peer, peers } from "./peers.js";
import { run, type Took, typical } from "./run.js";
import { untilShown } from "./shown.js";

/** A way to build: what is done before it, and what share of a peer's time it may take. */
interface Situation {
  readonly name: string;
  /** Of the time that R Markdown takes. */
  readonly target: number;
  before(study: string, cache: string, turn: number): void;
}

const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, "utf8")));
const sentence = (text: string, turn: number): string =>
  `${text}\nA sentence more, and another: ${"again ".repeat(turn)}.\n`;
/** Another age for the first participant. */
const value = (text: string, turn: number): string =>
  text.replace(/^(P001,[^,]*,[^,]*,)\d+/m, (_, start: string) => `${start}${60 + turn}`);

const situations: readonly Situation[] = [
  {
    name: "cold: nothing kept",
    target: 1 / 5,
    before: (_, cache) => rmSync(cache, { recursive: true, force: true }),
  },
  { name: "warm: nothing changed", target: 1 / 20, before: () => {} },
  {
    name: "the text changed",
    target: 1 / 20,
    before: (study, _, turn) => edit(join(study, "templates/report.md"), (text) => sentence(text, turn)),
  },
  {
    name: "one value of the data changed",
    target: 1 / 5,
    before: (study, _, turn) => edit(join(study, "data/cohort.csv"), (text) => value(text, turn)),
  },
];

/** Runs of each, in turn with each other and with the peers, so that a busy moment of the machine falls on all. */
const RUNS = 3;

/** Measures a build of the seed study as whole processes, its stages, the preview in a browser, and the peers. */
export async function benchBuild(args: readonly string[]): Promise<void> {
  const { withPeers, date } = optionsOf(args);
  const scratch = mkdtempSync(join(tmpdir(), "reckon-bench-build-"));
  const [study, cache] = [join(scratch, "study"), join(scratch, "cache")];
  const environment = { RECKON_CACHE: cache, CI: "" };
  for (const part of ["study.yaml", "data", "templates", "audit", "references.bib"])
    if (existsSync(part)) cpSync(part, join(study, part), { recursive: true });
  const others = withPeers ? peers.filter((peer) => peer.present()) : [];
  const ours = new Map<Situation, Took[]>(situations.map((one) => [one, []]));
  const theirs = new Map<Peer, Took[]>(others.map((one) => [one, []]));
  for (let turn = 0; turn < RUNS; turn++) {
    for (const [situation, took] of ours) {
      situation.before(study, cache, turn + 1);
      took.push(run([process.execPath, "dist/cli/main.js", "build", "--quiet", study], environment));
    }
    for (const [peer, took] of theirs) took.push(peer.run(scratch));
  }
  const lines = table(ours, theirs);
  lines.push("", ...stagesOf(study, environment), "", ...startUp(), "", ...(await preview(study, environment)));
  for (const { name } of withPeers ? peers.filter((peer) => !others.includes(peer)) : [])
    lines.push("", `${name}: not installed here.`);
  rmSync(scratch, { recursive: true });
  const text = `${machine()}. Medians of ${RUNS} runs, in turn.\n\n${lines.join("\n")}`;
  process.stdout.write(`${text}\n`);
  if (date !== undefined) record(`build, ${date}`, text);
}

function optionsOf(args: readonly string[]): { withPeers: boolean; date?: string } {
  const rest = [...args];
  const at = rest.indexOf("--record");
  const [, date] = at < 0 ? [] : rest.splice(at, 2);
  const withPeers = rest.includes("--peers");
  const unknown = rest.filter((one) => one !== "--peers");
  if (unknown.length > 0 || (at >= 0 && !/^\d{4}-\d\d-\d\d$/.test(date ?? "")))
    throw new Usage("npm run bench -- build [--peers] [--record YYYY-MM-DD]");
  return { withPeers, ...(date !== undefined && { date }) };
}

function table(ours: ReadonlyMap<Situation, readonly Took[]>, theirs: ReadonlyMap<Peer, readonly Took[]>): string[] {
  const other = [...theirs].map(([peer, runs]) => ({ name: peer.name, took: typical(runs) }));
  const [first] = other;
  const share = (part: number, whole: number): string => `1/${(whole / part).toFixed(1)}`;
  const row = (name: string, { wall, cpu, memory }: Took, ...rest: string[]): string =>
    `| ${[name, wall.toFixed(2), cpu.toFixed(2), String(Math.round(memory)), ...rest].join(" | ")} |`;
  const compared = first ? [`of the time of ${first.name}`, "of its CPU", "target"] : [];
  return [
    `| ${["build of the seed study", "s", "CPU s", "MB", ...compared].join(" | ")} |`,
    `| ${["---", "--:", "--:", "--:", ...compared.map(() => "--:")].join(" | ")} |`,
    ...[...ours].map(([{ name, target }, runs]) => {
      const took = typical(runs);
      const ratios = first
        ? [share(took.wall, first.took.wall), share(took.cpu, first.took.cpu), share(target, 1).replace(".0", "")]
        : [];
      return row(name, took, ...ratios);
    }),
    ...other.map(({ name, took }) => row(name, took, ...compared.map(() => ""))),
  ];
}

function stagesOf(study: string, environment: NodeJS.ProcessEnv): string[] {
  const once = (...cache: string[]): readonly [string, number][] =>
    JSON.parse(
      execFileSync(process.execPath, [".cache/bench/bench/build/stages.js", study, ...cache], {
        env: { ...process.env, ...environment },
        encoding: "utf8",
      }),
    ) as [string, number][];
  const told = (name: string, stages: readonly [string, number][]): string =>
    `${name}, ms by stage: ${stages.map(([stage, ms]) => `${stage} ${ms}`).join(", ")}.`;
  return [told("Cold", once()), "", told("Warm", once("cache"))];
}

/** `reckon --help` against a Node that does nothing. */
function startUp(): string[] {
  const of = (...args: string[]): number =>
    median(Array.from({ length: 9 }, () => run([process.execPath, ...args]).wall));
  const [help, nothing] = [of("dist/cli/main.js", "--help"), of("-e", "0")];
  return [
    `\`reckon --help\`: ${(help / nothing).toFixed(1)} times \`node -e 0\` (${Math.round(help * 1000)} ms; target 3).`,
  ];
}

async function preview(study: string, environment: NodeJS.ProcessEnv): Promise<string[]> {
  const shown = await untilShown(
    study,
    [
      { file: "templates/report.md", edit: sentence, turns: 8 },
      { file: "data/cohort.csv", edit: (text, turn) => value(text, turn + 20), turns: 4 },
    ],
    environment,
  );
  if (!shown) return ["`reckon preview`: no Chromium here."];
  const [text, data] = shown.map((times) => Math.round(median(times))) as [number, number];
  return [
    `\`reckon preview\`, from saving to the new page painted in Chromium: ${text} ms for a change of the text (target 150), ${data} ms for one of the data (target 1000).`,
  ];
}
