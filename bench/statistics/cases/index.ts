import type { Case } from "../case.js";
import { associationCases } from "./association.js";
import { modelCases } from "./models.js";
import { rankCases } from "./ranks.js";
import { sampleCases } from "./samples.js";

/** Everything that is measured, in the order of the table. */
export const CASES: readonly Case[] = [...sampleCases, ...rankCases, ...associationCases, ...modelCases];
