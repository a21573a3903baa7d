import type { Adapter } from "../agreement.js";

export const locationAdapters: Readonly<Record<string, Adapter>> = {};
