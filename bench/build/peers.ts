import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { run, type Took } from "./run.js";

/** Another tool that does the same work: 11 cytokines, about 300 statistics, Table 1, 6 figures, one HTML file. */
export interface Peer {
  readonly name: string;
  /** Whether it can run here. */
  present(): boolean;
  run(scratch: string): Took;
}

/** Debian's, which its packages are for. */
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";
const folder = resolve("bench/peers");
const data = resolve("data/cohort.csv");
const answers = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Debian: r-cran-rmarkdown r-cran-ggplot2 pandoc; jupyter-nbconvert python3-ipykernel python3-{pandas,scipy,matplotlib}. */
export const peers: readonly Peer[] = [
  {
    name: "R Markdown, knitr, ggplot2",
    present: () => answers("Rscript", "-e", "library(rmarkdown); library(ggplot2)") && answers("pandoc", "--version"),
    run: (scratch) => {
      const quoted = (text: string): string => JSON.stringify(text);
      const render = `rmarkdown::render(${quoted(join(folder, "report.Rmd"))}, output_file = ${quoted(join(scratch, "r.html"))}, intermediates_dir = ${quoted(scratch)}, params = list(data = ${quoted(data)}), quiet = TRUE)`;
      return run(["Rscript", "-e", render]);
    },
  },
  {
    name: "Jupyter, pandas, scipy, matplotlib",
    present: () =>
      answers("jupyter", "nbconvert", "--version") &&
      answers(PYTHON, "-c", "import pandas, scipy, matplotlib, ipykernel"),
    run: (scratch) => {
      const notebook = join(scratch, "report.ipynb");
      run([PYTHON, join(folder, "notebook.py"), notebook, data]);
      return run(["jupyter", "nbconvert", "--to", "html", "--execute", "--no-input", notebook]);
    },
  },
];
