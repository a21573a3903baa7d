import { readFileSync } from "node:fs";

/**
 * SHA-256 of the engine's own code and of the versions that it is built on, as `npm run compile` writes it beside the
 * code; undefined where the sources run uncompiled, and nothing is kept then.
 */
export const engineHash: string | undefined = readHash();

function readHash(): string | undefined {
  try {
    const { sha256 } = JSON.parse(readFileSync(new URL("../engine.json", import.meta.url), "utf8")) as {
      sha256?: unknown;
    };
    return typeof sha256 === "string" ? sha256 : undefined;
  } catch {
    return undefined;
  }
}
