import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { run, type Took } from "../run.js";

/** The work that all do: the seed study's report, or that of many rows without Hodges-Lehmann intervals. */
export type Work = "report" | "rows";

/** Another tool that does the same work: 11 cytokines, about 300 statistics, Table 1, 6 figures, one HTML file. */
export interface Peer {
  readonly name: string;
  /** Whether it can run here. */
  present(): boolean;
  run(scratch: string, work: Work, data: string): Took;
}

/** What a peer took, once or several times. */
export type PeerRuns = ReadonlyMap<Peer, readonly Took[]>;

/** Debian's, which its packages are for. */
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";
const folder = resolve("bench/peers");
const answers = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Debian: r-cran-rmarkdown r-cran-ggplot2 pandoc; jupyter-nbconvert python3-ipykernel python3-{pandas,scipy,matplotlib}. */
const peers: readonly Peer[] = [
  {
    name: "R Markdown",
    present: () => answers("Rscript", "-e", "library(rmarkdown); library(ggplot2)") && answers("pandoc", "--version"),
    run: (scratch, work, data) => {
      const quoted = (text: string): string => JSON.stringify(text);
      const render = `rmarkdown::render(${quoted(join(folder, `${work}.Rmd`))}, output_file = ${quoted(join(scratch, "r.html"))}, intermediates_dir = ${quoted(scratch)}, params = list(data = ${quoted(resolve(data))}), quiet = TRUE)`;
      return run(["Rscript", "-e", render]);
    },
  },
  {
    name: "Jupyter",
    present: () =>
      answers("jupyter", "nbconvert", "--version") &&
      answers(PYTHON, "-c", "import pandas, scipy, matplotlib, ipykernel"),
    run: (scratch, work, data) => {
      const notebook = join(scratch, `${work}.ipynb`);
      run([PYTHON, join(folder, "notebook.py"), join(folder, `${work}.py`), notebook, resolve(data)]);
      return run(["jupyter", "nbconvert", "--to", "html", "--execute", "--no-input", notebook]);
    },
  },
];

/** Those that can run here; those that cannot are told. */
export function peersHere(): readonly Peer[] {
  return peers.filter((peer) => {
    const present = peer.present();
    if (!present) process.stderr.write(`${peer.name}: not installed here\n`);
    return present;
  });
}
