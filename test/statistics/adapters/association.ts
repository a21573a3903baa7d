import type { Adapter } from "../agreement.js";
import { rankAdapters } from "./association-ranks.js";

export const associationAdapters: Readonly<Record<string, Adapter>> = {
  ...rankAdapters,
};
