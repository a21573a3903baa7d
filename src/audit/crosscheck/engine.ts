import type { EngineName } from "./crosscheck.js";

/** What R is given. */
export interface Task {
  /** The text of `audit.R`. */
  readonly program: string;
  /** The cohort's file, and the text of `statistics.csv`. */
  readonly data: Uint8Array;
  readonly statistics: string;
}

/** What R gives back. */
export interface Answer {
  /** R's version: `4.2.2`. */
  readonly r: string;
  /** The table of verdicts; empty where nothing was compared. */
  readonly verdicts: string;
}

/** Some R. */
export interface Engine {
  readonly name: EngineName;
  /** Runs the program. Throws StudyFaults where R stops, with what it said. */
  run(task: Task): Promise<Answer>;
}

/** What the files of a task are called in the folder where R runs. */
export const NAMES = {
  driver: "crosscheck.R",
  program: "audit.R",
  data: "data.csv",
  statistics: "statistics.csv",
  verdicts: "verdicts.csv",
  version: "version.txt",
} as const;

/**
 * R that runs the program as it stands in the report. Every engine runs the same, in a folder that holds the task's files
 * and nothing else. No encoding is named: outside comments the program is ASCII, and R would stop reading at a character
 * that its locale does not have.
 */
export const DRIVER = `audit_arguments <- c("--data", "${NAMES.data}", "--statistics", "${NAMES.statistics}",
                     "--verdicts", "${NAMES.verdicts}")
source("${NAMES.program}")
writeLines(paste(R.version$major, R.version$minor, sep = "."), "${NAMES.version}")
`;

/** The files of a task, by name. */
export function filesOf({ program, data, statistics }: Task): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    [NAMES.driver, bytes(DRIVER)],
    [NAMES.program, bytes(program)],
    [NAMES.data, data],
    [NAMES.statistics, bytes(statistics)],
  ];
}
