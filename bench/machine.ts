import { cpus, totalmem } from "node:os";

/** The machine in a line: cores, processor, memory, Node. */
export function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / (1024 * 1024 * 1024));
  return `${cores.length} cores (${cores[0]?.model ?? "unknown processor"}), ${memory} GiB, Node ${process.version}`;
}
