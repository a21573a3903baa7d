import { createRequire } from "node:module";
import { type Place, StudyFaults } from "../fault.js";

/**
 * An optional package, from beside this program or from a folder that NODE_PATH names; never from a study's folder.
 * It is a CommonJS one. Throws StudyFaults that say how to get it where it is not installed.
 */
export async function optionalPackage(name: string, what: string, install: string, place: Place): Promise<unknown> {
  const require = createRequire(import.meta.url);
  let path: string;
  try {
    path = require.resolve(name);
  } catch {
    throw new StudyFaults(
      [
        {
          rule: "package-missing",
          severity: "error",
          message: `${what} needs the package ${name}, which is not installed`,
          place,
          hint: `npm install --no-save ${install} beside reckon, or in another folder that NODE_PATH names`,
        },
      ],
      2,
    );
  }
  return require(path);
}
