import { JSDOM } from "jsdom";

/** A window without a page. Importing this file loads jsdom, the dearest import there is. */
export const { window } = new JSDOM("");
