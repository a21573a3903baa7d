import { CYTOKINES } from "./parameters.js";

/** The cohort's columns, in the order of the file. */
export const COLUMNS = [
  "participant_id",
  "group",
  "sex",
  "age_years",
  "anti_mag",
  "disease_duration_years",
  "odss_3y",
  "odss_sampling",
  "odss_2y",
  "mrc_3y",
  "mrc_sampling",
  "mrc_2y",
  "rituximab",
  "odss_rituximab_baseline",
  "odss_rituximab_1y",
  ...CYTOKINES,
] as const;
export type Column = (typeof COLUMNS)[number];
