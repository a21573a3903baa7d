import type { Adapter } from "../agreement.js";
import { cohortAdapters } from "./models-cohort.js";
import { regressionAdapters } from "./models-regression.js";
import { survivalAdapters } from "./models-survival.js";

export const modelAdapters: Readonly<Record<string, Adapter>> = {
  ...regressionAdapters,
  ...survivalAdapters,
  ...cohortAdapters,
};
