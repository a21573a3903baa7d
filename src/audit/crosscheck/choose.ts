import { StudyFaults } from "../../fault.js";
import type { EngineName } from "./crosscheck.js";
import type { Engine } from "./engine.js";
import { rscript } from "./rscript.js";
import { WEBR_HINT, webr } from "./webr.js";

/**
 * The R that was asked for; where none was, the one that is installed, else webr. Throws StudyFaults (exit code 2) where
 * there is none.
 */
export async function chooseEngine(name?: EngineName): Promise<Engine> {
  const engine =
    name === "webr" ? await webr() : name === "Rscript" ? await rscript() : ((await rscript()) ?? (await webr()));
  if (engine) return engine;
  const missing = {
    webr: "the package webr is not installed",
    Rscript: "Rscript is not installed, or not on the path",
  };
  throw new StudyFaults(
    [
      {
        rule: "engine-missing",
        severity: "error",
        message: name ? missing[name] : "no R to ask: neither Rscript nor the package webr is installed",
        hint: name === "Rscript" ? "https://www.r-project.org brings it; or --engine webr" : WEBR_HINT,
      },
    ],
    2,
  );
}
