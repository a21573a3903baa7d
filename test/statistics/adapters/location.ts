import type { Adapter } from "../agreement.js";
import { distributions } from "./location-distributions.js";

export const locationAdapters: Readonly<Record<string, Adapter>> = {
  distributions,
};
