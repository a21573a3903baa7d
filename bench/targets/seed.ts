import type { SeedTimes } from "../build/seed.js";
import { typical } from "../run.js";
import { thousands } from "../table.js";
import { type Line, lineOfLimit, lineOfShare, lineOfTimes } from "./line.js";

/** What is asked of the seed study's report. */
export function seedLines(times: SeedTimes): Line[] {
  const { ours, theirs, help, nothing, loaded, page, paint, preview } = times;
  return [
    ...[...ours].map(([{ name, target }, runs]) => lineOfShare(`seed report, ${name}`, typical(runs), theirs, target)),
    lineOfTimes("`reckon --help`", help, nothing, "node -e 0", 3),
    ...["check", "explain"].map((command) => lineOfPackages(command, loaded)),
    lineOfLimit("page of the seed report", page / 1000, 800, "kB"),
    {
      work: "its text is painted before its script has come",
      ours: paint
        ? paint.first === null
          ? "no"
          : `${thousands(paint.words)} words, the first after ${Math.round(paint.first)} ms`
        : "",
      peer: "",
      ratio: "",
      target: "it is",
      met: paint && paint.first !== null,
    },
    lineOfLimit("`reckon preview`: saved text to new page painted", preview?.text, 150, "ms"),
    lineOfLimit("`reckon preview`: saved data to new page painted", preview?.data, 1000, "ms"),
  ];
}

/** Whether a command leaves alone what only drawing needs: it must be seen to be loaded where figures are drawn. */
function lineOfPackages(command: string, loaded: SeedTimes["loaded"]): Line {
  const names = loaded.get(command)!;
  const seen = loaded.get("build")!.includes("Plot");
  return {
    work: `\`reckon ${command}\`, figures kept: jsdom or Plot loaded`,
    ours: names.join(" and ") || "neither",
    peer: "",
    ratio: "",
    target: "neither",
    met: seen ? names.length === 0 : undefined,
  };
}
