import { sha256 } from "../../publish/manifest.js";

/** What a release puts into its pages beside what follows from a study, by SHA-256. */
interface Release {
  /** Of simulated and of real participants, without the names of columns (see `partsOf`). */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/**
 * Releases before this one, so that their pages are still told from forged ones. A release that changes the built-in
 * style or a script adds what its predecessor had; `test/audit/fixtures` keeps a page of each.
 */
const RELEASES: Readonly<Record<string, Release>> = {};

/** Whether a version is known to have put just this text into its pages. */
export function isReleased(version: string, kind: keyof Release, text: string): boolean {
  return Object.hasOwn(RELEASES, version) && RELEASES[version]![kind].includes(sha256(text));
}
