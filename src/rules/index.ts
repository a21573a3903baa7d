import { bibliographyRules, checklistRules } from "./bibliography.js";
import { claimRules } from "./claims.js";
import { codebookRules } from "./codebook.js";
import { dataRules } from "./data.js";
import { figureRules } from "./figures.js";
import { fileRules } from "./files.js";
import { manuscriptRules } from "./manuscript.js";
import { planRules } from "./plan.js";
import { reportRules } from "./reports.js";
import type { Rule } from "./rule.js";
import { tableRules } from "./tables.js";

/**
 * Every rule, by what it is about: the one place where a rule is declared. A fault can name no other (`RuleId`), and the
 * documentation's page, `reckon rules` and the schema of a study's `rules:` are made from here.
 */
const chapters = {
  "Files and syntax": fileRules,
  "The codebook": codebookRules,
  "The data": dataRules,
  "The plan": planRules,
  "The manuscript": manuscriptRules,
  Tables: tableRules,
  Figures: figureRules,
  References: bibliographyRules,
  Checklists: checklistRules,
  Claims: claimRules,
  "Reports and their audit": reportRules,
} as const;

type Ids<T> = T extends unknown ? keyof T : never;

/** The id of a rule: kebab-case, states a fact. A new one is declared in a file of this folder first. */
export type RuleId = Ids<(typeof chapters)[keyof typeof chapters]>;

export const ruleChapters: ReadonlyMap<string, Readonly<Record<string, Rule>>> = new Map(Object.entries(chapters));

export const rules: ReadonlyMap<RuleId, Rule> = new Map(
  Object.values(chapters).flatMap((chapter) => Object.entries(chapter) as [RuleId, Rule][]),
);

/** The rules that a study may set, with what it may set them to. */
export const settableRules: readonly (readonly [RuleId, Rule])[] = [...rules].filter(
  ([, { settings }]) => settings.length > 0,
);
