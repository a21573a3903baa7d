import { spawn } from "node:child_process";
import { StudyFaults } from "../fault.js";
import { startPreview } from "../preview/index.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import type { Tell } from "./tell.js";

export interface PreviewCommand {
  readonly port: string;
  readonly open?: boolean;
  readonly write?: boolean;
  readonly set?: Settings;
  readonly allowSource?: Sources;
}

/** `reckon preview`: serves the report on this machine and builds it again on every change, until Ctrl-C. */
export async function preview(
  folder: string,
  { port, open = false, write = false, set = {}, allowSource = {} }: PreviewCommand,
  tell: Tell,
): Promise<void> {
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > 65_535) throw badPort(port);
  const { address, close } = await startPreview(folder, {
    port: number,
    write,
    settings: set,
    sources: allowSource,
    events: {
      built: ({ ledger }, warnings, milliseconds) => {
        tell.faults(warnings);
        process.stdout.write(`built in ${Math.round(milliseconds)} ms: ${ledger.entries.length} statistics\n`);
      },
      faults: (faults) => {
        tell.faults(faults);
        process.stderr.write(`${faults.length === 1 ? "1 fault" : `${faults.length} faults`}; waiting for a change.\n`);
      },
      defect: (error) => {
        tell.failed(error);
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
