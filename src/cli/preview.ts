import { spawn } from "node:child_process";
import { describeFault, StudyFaults } from "../fault.js";
import { startPreview } from "../preview/index.js";
import type { Settings } from "../study/parameters.js";
import { fail } from "./fail.js";

/** `reckon preview`: serves the report on this machine and builds it again on every change, until Ctrl-C. */
export async function preview(
  folder: string,
  { port, open = false, write = false, set = {} }: { port: string; open?: boolean; write?: boolean; set?: Settings },
): Promise<void> {
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > 65_535) throw badPort(port);
  const { address, close } = await startPreview(folder, {
    port: number,
    write,
    settings: set,
    events: {
      built: ({ ledger }, warnings, milliseconds) => {
        for (const fault of warnings) process.stderr.write(`${describeFault(fault)}\n`);
        process.stdout.write(`built in ${Math.round(milliseconds)} ms: ${ledger.entries.length} statistics\n`);
      },
      faults: (faults) => {
        for (const fault of faults) process.stderr.write(`${describeFault(fault)}\n`);
        process.stderr.write(`${faults.length === 1 ? "1 fault" : `${faults.length} faults`}; waiting for a change.\n`);
      },
      defect: (error) => {
        fail(error);
        process.exitCode = 0;
      },
    },
  });
  process.stdout.write(`${address}  (Ctrl-C ends)\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
  if (open) openBrowser(address);
}

function badPort(port: string): StudyFaults {
  const message = `not a port: ${port}`;
  return new StudyFaults([{ rule: "option-unfit", severity: "error", message, expected: "a number up to 65535" }], 2);
}

/** Opens the person's browser; where there is none, the address stands in the terminal. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const browser = spawn(command!, [...args, address], { stdio: "ignore", detached: true });
  browser.on("error", () => {});
  browser.unref();
}
