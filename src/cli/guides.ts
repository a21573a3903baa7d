/** What a command's help teaches beyond its options. */
export interface Guide {
  /** Commands to try, each with what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  readonly reads: string;
  readonly writes: string;
  /** What each exit code means here. */
  readonly exits: string;
}

const STUDY = "study.yaml and the files that it names: data, codebook, manuscript, style sheet; audit/crosscheck.json";
const EXITS = "0 done; 1 the study or its data are at fault; 2 usage, or a file that cannot be read";

/** The guides of all commands, by name. */
export const guides: Readonly<Record<string, Guide>> = {
  init: {
    examples: [
      ["reckon init trial --data trial.csv", "a first study of that file, in the folder trial"],
      ["reckon init trial --data trial.csv --groups arm --outcome response=yes --yes", "without questions"],
    ],
    reads: "the CSV file",
    writes: "study.yaml, data/, templates/ in the new folder; nothing where it is not empty",
    exits: "0 done; 1 the file is no table; 2 usage, a file that cannot be read, or a folder that is not empty",
  },
  build: {
    examples: [
      ["reckon build", "write reports/ for the study here"],
      ["reckon build examples/mgus2 --strict", "not where a number in the text was typed by hand"],
      ["reckon build --format github", "faults as annotations of the lines of a pull request"],
    ],
    reads: STUDY,
    writes: "reports/, whole; nothing where anything is at fault: the last good report stays",
    exits: EXITS,
  },
  check: {
    examples: [
      ["reckon check", "is the committed reports/ what the study here gives?"],
      ["reckon check examples/mgus2 --format json", "the same for a program"],
    ],
    reads: `${STUDY}; the committed reports/`,
    writes: "nothing",
    exits:
      "0 as committed; 1 a byte differs, a number was typed by hand, a verdict is not the one expected, R disagrees, or nothing was checked; 2 usage, or a file that cannot be read",
  },
  preview: {
    examples: [
      ["reckon preview", "the report of the study here, in the browser, built again on every change"],
      ["reckon preview examples/mgus2 --port 0 --open", "on any free port, opened at once"],
    ],
    reads: STUDY,
    writes: "nothing; reports/ too with --write",
    exits: "0 ended with Ctrl-C; 2 usage, or the port is taken",
  },
  crosscheck: {
    examples: [
      ["reckon crosscheck", "have R recompute every statistic"],
      ["reckon crosscheck --engine webr", "in R as WebAssembly: npm install --no-save webr ws"],
    ],
    reads: STUDY,
    writes: "audit/crosscheck.json, which the next build shows",
    exits: "0 R agrees; 1 it disagrees, or nothing was checked; 2 usage, or no R to ask",
  },
  data: {
    examples: [
      ["reckon data --out rows.csv --allow-source hospital=postgres://me@db/trial", "the rows, for audit.R and verify"],
      ["reckon data --counts --out counts.txt --allow-source hospital=duckdb:trial.duckdb", "what a build was given"],
    ],
    reads: "study.yaml, the codebook, the manuscript, and the data or the database",
    writes: "FILE, for nobody but you to read",
    exits: "0 done; 1 the study or its database is at fault; 2 usage, or a file that cannot be read or written",
  },
  explain: {
    examples: [
      ["reckon explain vs-control.il6.igm-pnp", "all that is known of a statistic"],
      ["reckon explain progression-model examples/mgus2", "of another study"],
      ["reckon explain vs-control.il6.igm-pnp --format json", "for a program, in full precision"],
    ],
    reads: STUDY,
    writes: "nothing",
    exits: "0 done; 1 unknown id, or the study is at fault; 2 usage, or a file that cannot be read",
  },
  verify: {
    examples: [
      ["reckon verify reports/index.html --data data/cohort.csv", "does the page say what the data give?"],
      ["reckon verify report.html --data cohort.csv --format json", "every finding, for a program"],
    ],
    reads: "the report, as data alone: nothing in it is run or trusted; and the data file",
    writes: "nothing",
    exits: "0 every number is what the data give; 1 one is not; 2 usage, or a file that cannot be read",
  },
  compare: {
    examples: [
      ["reckon compare old/reports reports", "what changed since then, and why"],
      ["reckon compare old.html new.html --format markdown", "as a paragraph for a response letter"],
    ],
    reads: "two reports: an index.html, its folder, or the study's folder",
    writes: "nothing",
    exits: "0 done, whether anything changed or not; 2 usage, or a file that cannot be read",
  },
  methods: {
    examples: [
      ["reckon methods", "every method in a line"],
      ["reckon methods mann-whitney", "its keys and parts, an example, and the R that recomputes it"],
    ],
    reads: "nothing",
    writes: "nothing",
    exits: "0 done; 2 unknown method",
  },
  rules: {
    examples: [
      ["reckon rules", "every rule in a line"],
      ["reckon rules code-unknown", "why it is there, and how to mend what it finds"],
    ],
    reads: "nothing",
    writes: "nothing",
    exits: "0 done; 2 unknown rule",
  },
  help: {
    examples: [
      ["reckon help build", "a command"],
      ["reckon help expressions", "a topic: plan, manuscript, codebook, expressions, claims"],
    ],
    reads: "nothing",
    writes: "nothing",
    exits: "0 done; 2 unknown topic",
  },
};

/** A guide as the end of a command's help. */
export function guideText({ examples, reads, writes, exits }: Guide): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`);
  return `
Examples:
${lines.join("\n")}

Reads:   ${reads}
Writes:  ${writes}
Exit:    ${exits}`;
}
