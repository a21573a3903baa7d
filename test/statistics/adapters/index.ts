/** Which function of the engine answers which vectors; `dataset` vectors are resolved to arrays first. */
import type { Adapter } from "../agreement.js";
import { associationAdapters } from "./association.js";
import { onDataset } from "./dataset.js";
import { locationAdapters } from "./location.js";
import { modelAdapters } from "./models.js";

export const adapters: Readonly<Record<string, Adapter>> = Object.fromEntries(
  Object.entries({ ...locationAdapters, ...associationAdapters, ...modelAdapters }).map(([method, adapter]) => [
    method,
    onDataset(adapter),
  ]),
);
