import { createRequire } from "node:module";
import { StudyFaults } from "../../fault.js";
import { type Engine, filesOf, NAMES } from "./engine.js";
import { stopped } from "./stopped.js";

/** As much of the package `webr` as is used here. It is optional, 52 MB large, and found as any package is. */
interface WebRModule {
  readonly WebR: new (options: { readonly interactive: boolean; readonly RArgs: readonly string[] }) => WebR;
}

interface WebR {
  init(): Promise<unknown>;
  close(): void;
  readonly FS: {
    mkdir(path: string): Promise<unknown>;
    writeFile(path: string, data: Uint8Array): Promise<void>;
    readFile(path: string): Promise<Uint8Array>;
  };
  readonly Shelter: new () => Promise<{
    captureR(code: string, options: { readonly captureGraphics: boolean }): Promise<unknown>;
  }>;
}

const FOLDER = "/crosscheck";

/**
 * R as WebAssembly, or undefined where the package is not installed. Everything it is made of lies in the package: it asks
 * nothing of any network. R sees no file but those handed over, in a file system of its own.
 */
export async function webr(): Promise<Engine | undefined> {
  const module = await load();
  if (!module) return undefined;
  return {
    name: "webr",
    run: async (task) => {
      const r = start(module);
      try {
        await r.init();
        await r.FS.mkdir(FOLDER);
        for (const [name, bytes] of filesOf(task)) await r.FS.writeFile(`${FOLDER}/${name}`, bytes);
        const shelter = await new r.Shelter();
        const code = `setwd("${FOLDER}"); source("${NAMES.driver}"); file.exists("${NAMES.verdicts}")`;
        await shelter.captureR(code, { captureGraphics: false }).catch((error: unknown) => {
          throw stopped("webr", error instanceof Error ? error.message : String(error));
        });
        const read = async (name: string) => new TextDecoder().decode(await r.FS.readFile(`${FOLDER}/${name}`));
        return {
          r: (await read(NAMES.version)).trim(),
          verdicts: await read(NAMES.verdicts).catch(() => ""),
        };
      } finally {
        r.close();
      }
    },
  };
}

/** The package, from beside this program or from a folder that NODE_PATH names; never from a study's folder. */
async function load(): Promise<WebRModule | undefined> {
  const require = createRequire(import.meta.url);
  let path: string;
  try {
    path = require.resolve("webr");
  } catch {
    return undefined;
  }
  return require(path) as WebRModule;
}

/** Under Node it talks to its worker through the package `ws`, which it does not bring. */
function start({ WebR }: WebRModule): WebR {
  try {
    return new WebR({ interactive: false, RArgs: ["--vanilla"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new StudyFaults(
      [
        {
          rule: "engine-missing",
          severity: "error",
          message: "webr is installed, but the package ws, which it needs under Node, is not",
          hint: WEBR_HINT,
        },
      ],
      2,
    );
  }
}

/** How to get it. */
export const WEBR_HINT =
  "npm install --no-save webr@0.6.0 ws@8 (52 MB) beside reckon brings R as WebAssembly, or in another folder that NODE_PATH names";
