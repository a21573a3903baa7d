import type { Adapter } from "../agreement.js";

export const associationAdapters: Readonly<Record<string, Adapter>> = {};
