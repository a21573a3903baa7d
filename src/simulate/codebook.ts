import type { Column } from "./columns.js";
import { CYTOKINES, OWN_ASSAY, PANEL } from "./parameters.js";

/** A Frictionless field; from `unit` on, keys of this project's own. */
export interface Field {
  readonly name: Column;
  readonly type: "string" | "integer" | "number";
  readonly title: string;
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
  };
  readonly unit?: string;
  /** Codes and what to call them, in the order in which to show them. */
  readonly codes?: readonly { readonly value: string; readonly label: string }[];
  /** Decimals with which a summary is printed. */
  readonly decimals?: number;
  /** The assay's limits: `<below` and `>above` stand in the column. */
  readonly detection?: { readonly below: number; readonly above: number };
  /** Where this does not hold, the cell is empty because the column does not apply, not because it is missing. */
  readonly appliesTo?: string;
  /** What about the column is assumed rather than known from the study. */
  readonly assumed?: string;
}

const PATIENTS = 'group in ["igm-pnp", "mmn"]';
const IGM_PNP = 'group == "igm-pnp"';
const TREATED = 'group == "igm-pnp" and rituximab == "yes"';

/** The codebook of the simulated cohort, a Frictionless Table Schema, as JSON text. */
export function codebook(): string {
  const schema = {
    name: "igm-pnp-cytokines",
    title: "Serum cytokines in IgM monoclonal gammopathy-associated polyneuropathy (simulated)",
    description:
      "One row a participant: 81 people with IgM monoclonal gammopathy-associated polyneuropathy, 110 with multifocal " +
      "motor neuropathy and 113 healthy controls. Every participant is simulated; the rows are evidence for nothing.",
    status: "simulated",
    sources: [
      {
        title: "Simulated by src/simulate of this project; group sizes and directions after Stork et al. 2019",
        path: "https://doi.org/10.1002/mus.26462",
      },
    ],
    licenses: [{ name: "MIT", title: "MIT License", path: "https://opensource.org/license/mit" }],
    missingValues: [""],
    primaryKey: "participant_id",
    fields: fields(),
  };
  return `${onOneLine(JSON.stringify(schema, null, 2))}\n`;
}

/** Short lists and limits on one line each, so that the file is read at a glance. */
function onOneLine(json: string): string {
  return json
    .replace(/\[\n\s+("[^"]*"(?:,\n\s+"[^"]*")*)\n\s+\]/g, (_, items: string) => `[${items.replace(/\n\s+/g, " ")}]`)
    .replace(/\{\n\s+("(?:below|minimum)": [^{}]*?)\n\s+\}/g, (_, pairs: string) => {
      return `{ ${pairs.replace(/\n\s+/g, " ")} }`;
    });
}

function fields(): Field[] {
  return [
    {
      name: "participant_id",
      type: "string",
      title: "Participant",
      description: "Number of the participant; tells nothing about the group",
      constraints: { required: true, unique: true },
    },
    coded(
      "group",
      "Group",
      "Diagnostic group",
      [
        ["igm-pnp", "IgM-PNP"],
        ["mmn", "MMN"],
        ["control", "Controls"],
      ],
      { constraints: { required: true } },
    ),
    coded(
      "sex",
      "Sex",
      "Sex; IgM-PNP and controls are matched for it",
      [
        ["female", "Female"],
        ["male", "Male"],
      ],
      { assumed: "the shares" },
    ),
    {
      name: "age_years",
      type: "integer",
      title: "Age",
      description: "Age at sampling, in completed years; IgM-PNP and controls are matched for it",
      constraints: { minimum: 18, maximum: 110 },
      unit: "years",
      decimals: 0,
      assumed: "the distributions",
    },
    coded(
      "anti_mag",
      "Anti-MAG IgM antibodies",
      "IgM antibodies against myelin-associated glycoprotein",
      [
        ["positive", "Anti-MAG positive"],
        ["negative", "Anti-MAG negative"],
      ],
      { appliesTo: IGM_PNP, assumed: "the number of positive participants" },
    ),
    {
      name: "disease_duration_years",
      type: "number",
      title: "Disease duration",
      description: "Time from onset to sampling; below 3 years, the visit at 3 years came after sampling",
      constraints: { minimum: 0, maximum: 80 },
      unit: "years",
      decimals: 1,
      appliesTo: PATIENTS,
      assumed: "the distributions",
    },
    odss("odss_3y", "INCAT-ODSS at 3 years", "three years after onset"),
    odss("odss_sampling", "INCAT-ODSS at sampling", "at blood sampling"),
    odss("odss_2y", "INCAT-ODSS at 2 years' follow-up", "two years after blood sampling"),
    mrc("mrc_3y", "MRC sum score at 3 years", "three years after onset"),
    mrc("mrc_sampling", "MRC sum score at sampling", "at blood sampling"),
    mrc("mrc_2y", "MRC sum score at 2 years' follow-up", "two years after blood sampling"),
    coded(
      "rituximab",
      "Rituximab",
      "Treated with rituximab, after sampling",
      [
        ["yes", "Treated with rituximab"],
        ["no", "Not treated with rituximab"],
      ],
      { appliesTo: IGM_PNP, assumed: "the number treated, and that serum was drawn before treatment" },
    ),
    {
      ...odss("odss_rituximab_baseline", "INCAT-ODSS before rituximab", "before rituximab"),
      appliesTo: TREATED,
      assumed: "the distribution",
    },
    {
      ...odss("odss_rituximab_1y", "INCAT-ODSS 1 year after rituximab", "one year after rituximab"),
      appliesTo: TREATED,
      assumed: "the distribution; and that one point less is an improvement",
    },
    ...CYTOKINES.map((name): Field => {
      const { label, name: full, decimals, below, above } = PANEL[name];
      const named = ["il6", "il10", "baff"].includes(name);
      const assay = OWN_ASSAY.includes(name) ? "assay of its own" : "interleukin panel";
      return {
        name,
        type: "number",
        title: label,
        description: `Serum concentration of ${full}; ${assay}`,
        constraints: { minimum: 0 },
        unit: "pg/mL",
        decimals,
        detection: { below, above },
        assumed: `${named ? "" : "that it is one of the eleven; "}the distributions, the assay and its limits`,
      };
    }),
  ];
}

function coded(
  name: Column,
  title: string,
  description: string,
  pairs: readonly (readonly [value: string, label: string])[],
  more: Partial<Field>,
): Field {
  const { constraints, ...rest } = more;
  const codes = pairs.map(([value, label]) => ({ value, label }));
  const values = pairs.map(([value]) => value);
  return { name, type: "string", title, description, constraints: { ...constraints, enum: values }, codes, ...rest };
}

function odss(name: Column, title: string, when: string): Field {
  const description = `INCAT Overall Disability Sum Score ${when}: 0, no signs of disability, to 12, most severe`;
  return score(name, title, description, 12, "the distributions, and that no visit was missed for a reason");
}

function mrc(name: Column, title: string, when: string): Field {
  const description = `MRC sum score of muscle strength ${when}: 0, paralysis, to 60, normal`;
  return score(name, title, description, 60, "that it is one of the clinical scores; the distributions");
}

function score(name: Column, title: string, description: string, maximum: number, assumed: string): Field {
  const constraints = { minimum: 0, maximum };
  const scale = { unit: "points", decimals: 1, appliesTo: PATIENTS, assumed };
  return { name, type: "integer", title, description, constraints, ...scale };
}
