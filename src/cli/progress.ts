/** What a command tells while it works: stages on a terminal, one line at the end elsewhere, nothing when quiet. */
export function progress(quiet: boolean): { stage(name: string): void; done(text: string): void } {
  const terminal = process.stderr.isTTY === true && !process.env.CI;
  return {
    stage: (name) => {
      if (!quiet && terminal) process.stderr.write(`\r\u001b[K${name} ...`);
    },
    done: (text) => {
      if (quiet) return;
      if (terminal) process.stderr.write("\r\u001b[K");
      process.stdout.write(`${text}\n`);
    },
  };
}
