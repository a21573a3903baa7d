import { StudyFaults } from "../../fault.js";
import type { Crosscheck } from "./crosscheck.js";
import type { Engine, Task } from "./engine.js";
import { type Asked, verdictsOf } from "./verdicts.js";

/**
 * Has R recompute every statistic and compare: its verdict on each of `asked`, tied to `inputs`, the hashes of what it was
 * given. Throws StudyFaults where nothing was checked, or where R stops.
 */
export async function askR(
  engine: Engine,
  task: Task,
  asked: readonly Asked[],
  inputs: Readonly<Record<string, string>>,
): Promise<Crosscheck> {
  if (asked.length === 0) throw nothingChecked("the plan has no statistics");
  const { r, verdicts } = await engine.run(task);
  if (verdicts === "") throw nothingChecked("R compared no statistic");
  return { engine: engine.name, r, inputs, statistics: verdictsOf(verdicts, asked) };
}

function nothingChecked(why: string): StudyFaults {
  return new StudyFaults([{ rule: "nothing-checked", severity: "error", message: `nothing was checked: ${why}` }]);
}
