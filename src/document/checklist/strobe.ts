import type { Item } from "../../bibliography/item.js";

/** One thing that a reporting guideline wants to be found in a report, in words of our own. */
export interface ChecklistItem {
  /** As the guideline numbers it: `12d`. */
  readonly id: string;
  readonly section: string;
  readonly topic: string;
  readonly asks: string;
}

/** A reporting guideline: its items, and the publication that they restate. */
export interface Checklist {
  readonly name: string;
  readonly title: string;
  readonly items: readonly ChecklistItem[];
  readonly source: Item;
}

const SECTIONS: Readonly<Record<string, readonly (readonly [id: string, topic: string, asks: string])[]>> = {
  "Title and abstract": [
    ["1a", "Title", "The usual name of the design stands in the title or abstract."],
    ["1b", "Abstract", "The abstract tells fairly and fully what was done and what came out."],
  ],
  Introduction: [
    ["2", "Background", "What is known already, and why the study was worth doing."],
    ["3", "Objectives", "The aims, with every hypothesis that was set beforehand."],
  ],
  Methods: [
    ["4", "Design", "The main points of the design, early on."],
    ["5", "Setting", "Where and when people were recruited, exposed, followed and measured."],
    [
      "6a",
      "Participants",
      "Who could take part, where they came from, how they were chosen and, in a cohort, followed.",
    ],
    ["6b", "Matching", "In matched studies, what was matched on, and how many stand against how many."],
    [
      "7",
      "Variables",
      "Every outcome, exposure, predictor, confounder and effect modifier is defined, with diagnostic criteria.",
    ],
    [
      "8",
      "Measurement",
      "For each variable the source of the data and how it was measured, and whether alike in all groups.",
    ],
    ["9", "Bias", "What was done about likely sources of bias."],
    ["10", "Study size", "How the number of participants came about."],
    ["11", "Numbers", "How quantitative variables were used in the analysis; if they were grouped, how and why."],
    ["12a", "Statistical methods", "All methods, those for the control of confounding too."],
    ["12b", "Subgroups", "How subgroups and interactions were looked at."],
    ["12c", "Missing data", "What was done about missing values."],
    [
      "12d",
      "Follow-up and sampling",
      "What was done about loss to follow-up, about matching, or about the way of sampling.",
    ],
    ["12e", "Sensitivity", "Analyses that tested how far the results depend on choices."],
  ],
  Results: [
    ["13a", "Numbers of participants", "How many there were at each stage, from those considered to those analysed."],
    ["13b", "Reasons", "Why people dropped out at each stage."],
    ["13c", "Flow", "A flow diagram, where it helps."],
    ["14a", "Participants described", "Characteristics of the participants, exposures and possible confounders."],
    ["14b", "Missing data", "For each variable, how many participants lack it."],
    ["14c", "Follow-up", "In a cohort, how long people were followed, in all and on average."],
    ["15", "Outcomes", "Numbers of outcomes, or summaries of them, over time or by exposure."],
    [
      "16a",
      "Main results",
      "Estimates as they are and adjusted, with their precision, and what they were adjusted for and why.",
    ],
    ["16b", "Categories", "Where numbers were put into categories, the limits of these."],
    ["16c", "Absolute risk", "Where it is of use, relative risks as absolute ones over a time that means something."],
    ["17", "Other analyses", "Whatever else was analysed: subgroups, interactions, sensitivity."],
  ],
  Discussion: [
    ["18", "Key results", "The main results, set against the aims."],
    ["19", "Limitations", "What limits the study, and which way and how far bias may have moved the results."],
    ["20", "Interpretation", "A careful reading of all the results, in the light of other evidence."],
    ["21", "Generalisability", "To whom else the results may apply."],
  ],
  "Other information": [
    ["22", "Funding", "Who paid, and what part the funders had, here and in any study that this one builds on."],
  ],
};

/** STROBE, of cohort, case-control and cross-sectional studies. */
export const strobe: Checklist = {
  name: "STROBE",
  title: "Reporting of observational studies (STROBE)",
  items: Object.entries(SECTIONS).flatMap(([section, items]) =>
    items.map(([id, topic, asks]) => ({ id, section, topic, asks })),
  ),
  source: {
    id: "strobe",
    place: { file: "" },
    kind: "article",
    authors: ["von Elm E", "Altman DG", "Egger M", "Pocock SJ", "Gøtzsche PC", "Vandenbroucke JP"].map((name) => {
      const at = name.lastIndexOf(" ");
      return { family: name.slice(0, at), given: name.slice(at + 1) };
    }),
    editors: [],
    title:
      "The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) statement: guidelines for reporting observational studies",
    container: "Lancet",
    issued: { year: "2007" },
    volume: "370",
    issue: "9596",
    pages: "1453-1457",
    doi: "10.1016/S0140-6736(07)61602-X",
  },
};
