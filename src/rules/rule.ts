/** How loudly a rule speaks. `off` is for the `rules:` of a study alone: no fault that is found is ever of it. */
export type Severity = "error" | "warning";
export type Setting = Severity | "off";

/** One thing that Reckon finds fault with, for its page in the documentation. Texts are Markdown. */
export interface Rule {
  readonly severity: Severity;
  /** What a study may set it to under `rules:`; nothing where the rule guards what is true of the data. */
  readonly settings: readonly Setting[];
  /** The fact that it states. */
  readonly title: string;
  /** Why it is looked for. */
  readonly why: string;
  readonly mend: string;
  /** What is at fault, as somebody would write it. */
  readonly example: string;
}

type Text = readonly [title: string, why: string, mend: string, example: string];

/** A rule that stops the command, and that no study can soften. */
export function error(...[title, why, mend, example]: Text): Rule {
  return { severity: "error", settings: [], title, why, mend, example };
}

/** A rule that is told while the report is written all the same; a study may silence it or make it stop the build. */
export function warning(...[title, why, mend, example]: Text): Rule {
  return { severity: "warning", settings: ["off", "warning", "error"], title, why, mend, example };
}

/** A warning that a study may make stop the build, but never silence. */
export function loudWarning(...text: Text): Rule {
  return { ...warning(...text), settings: ["warning", "error"] };
}
