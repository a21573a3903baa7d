import type { Adapter } from "../agreement.js";

export const modelAdapters: Readonly<Record<string, Adapter>> = {};
