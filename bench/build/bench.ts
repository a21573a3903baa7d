import { machine } from "../machine.js";
import { optionsOf } from "../options.js";
import { peersHere } from "../peers/peers.js";
import { record } from "../record.js";
import { type Took, typical } from "../run.js";
import { aligned, share } from "../table.js";
import { measureSeed, type SeedTimes } from "./seed.js";
import { RUNS } from "./situations.js";

const USAGE = "npm run bench -- build [--peers] [--record YYYY-MM-DD]";

/** Measures a build of the seed study as whole processes, its stages, its page, the preview in a browser, and the peers. */
export async function benchBuild(args: readonly string[]): Promise<void> {
  const { peers, record: date } = optionsOf(args, { peers: { type: "boolean" }, record: { type: "string" } }, USAGE);
  const times = await measureSeed(peers ? peersHere() : []);
  const text = `${machine()}. Medians of ${RUNS} runs, in turn.\n\n${[table(times), ...sentences(times)].join("\n\n")}`;
  process.stdout.write(`${text}\n`);
  if (date !== undefined) record("Build", `${date}; ${text}`);
}

function table({ ours, theirs }: SeedTimes): string {
  const other = [...theirs].map(([peer, runs]) => ({ name: peer.name, took: typical(runs) }));
  const [first] = other;
  const compared = first ? [`of the time of ${first.name}`, "of its CPU"] : [];
  const row = (name: string, { wall, cpu, memory }: Took, ...rest: string[]): string[] => [
    name,
    wall.toFixed(2),
    cpu.toFixed(2),
    String(Math.round(memory)),
    ...rest,
  ];
  return aligned(
    ["build of the seed study", "s", "CPU s", "MB", ...compared],
    [
      ...[...ours].map(([{ name }, runs]) => {
        const took = typical(runs);
        return row(
          name,
          took,
          ...(first ? [share(took.wall / first.took.wall), share(took.cpu / first.took.cpu)] : []),
        );
      }),
      ...other.map(({ name, took }) => row(name, took, ...compared.map(() => ""))),
    ],
  );
}

function sentences({ cold, warm, help, nothing, loaded, page, paint, preview }: SeedTimes): string[] {
  const told = (name: string, stages: SeedTimes["cold"]): string =>
    `${name}, ms by stage: ${stages.map(([stage, ms]) => `${stage} ${ms}`).join(", ")}.`;
  const packages = [...loaded].map(([command, names]) => `${command} ${names.join(" and ") || "neither"}`);
  return [
    told("Cold", cold),
    told("Warm", warm),
    `\`reckon --help\`: ${(help / nothing).toFixed(1)} times \`node -e 0\` (${Math.round(help * 1000)} ms).`,
    `Of jsdom and Plot load, figures being kept: ${packages.slice(0, -1).join(", ")}; and drawing them anew ${packages.at(-1)}.`,
    `The page: ${Math.round(page / 1000)} kB${paint ? `; ${paint.first === null ? "nothing" : `${paint.words} words, the first after ${Math.round(paint.first)} ms,`} painted in Chromium before its script has come` : ""}.`,
    preview
      ? `\`reckon preview\`, from saving to the new page painted in Chromium: ${Math.round(preview.text)} ms for a change of the text, ${Math.round(preview.data)} ms for one of the data.`
      : "`reckon preview`: no Chromium here.",
  ];
}
