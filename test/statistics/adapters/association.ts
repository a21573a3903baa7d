import type { Adapter } from "../agreement.js";
import { correlationAdapters } from "./association-correlation.js";
import { groupAdapters } from "./association-groups.js";
import { rankAdapters } from "./association-ranks.js";
import { tableAdapters } from "./association-tables.js";

export const associationAdapters: Readonly<Record<string, Adapter>> = {
  ...rankAdapters,
  ...groupAdapters,
  ...tableAdapters,
  ...correlationAdapters,
};
