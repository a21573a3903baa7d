import { loadCompiled } from "../cache/compiled.js";

/** The thread that draws: its code is one file beside this one, or the sources where they run unbundled. */
const loaded = loadCompiled<typeof import("./thread.js")>(new URL("./thread.cjs", import.meta.url));
const { serve } = loaded?.code ?? (await import("./thread.js"));
serve(() => loaded?.keep());
