import { chooseEngine } from "../audit/crosscheck/choose.js";
import {
  agrees,
  crosscheckJson,
  type EngineName,
  totalsInWords,
  totalsOf,
  verdictInWords,
} from "../audit/crosscheck/index.js";
import { writeInStudy } from "../audit/crosscheck/write.js";
import type { Fault } from "../fault.js";
import { compute, openInputs, prepare } from "../publish/build.js";
import { crosscheckStudy } from "../publish/crosscheck.js";
import { crosscheckFile, readInputs } from "../publish/inputs.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import type { Tell } from "./tell.js";

/**
 * `reckon crosscheck`: has R recompute every statistic, prints how well it agrees, and writes `audit/crosscheck.json`, the
 * only command that does; exit 1 where it disagrees or nothing was checked.
 */
export async function crosscheck(
  folder: string,
  { engine: name, set, allowSource }: { engine?: EngineName; set?: Settings; allowSource?: Sources },
  tell: Tell,
): Promise<void> {
  const engine = await chooseEngine(name);
  tell.stage("computing");
  const computed = compute(prepare(await openInputs(readInputs(folder, set), { sources: allowSource, rows: "too" })));
  tell.stage(`asking R (${engine.name})`);
  const found = await crosscheckStudy(computed, engine);
  writeInStudy(folder, crosscheckFile(computed.study), crosscheckJson(found));
  const differing = found.statistics.filter((one) => !agrees(one));
  const totals = totalsInWords(totalsOf(found.statistics), found.r);
  const differs = (one: (typeof differing)[number]): Fault => ({
    rule: "crosscheck-disagrees",
    severity: "error",
    message: verdictInWords(one).join(" "),
  });
  tell.done([...differing.flatMap(verdictInWords), totals].join("\n"), {
    result: found,
    faults: differing.map(differs),
    exit: differing.length > 0 ? 1 : 0,
  });
}
