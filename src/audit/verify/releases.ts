import { sha256 } from "../../publish/manifest.js";

/** What a release puts into its pages beside what it computes, by SHA-256. */
interface Release {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/**
 * The styles (for simulated and for real participants) and scripts of releases before this one, so that their pages are
 * still told from forged ones. A release that changes either adds those of its predecessor: they are the hashes of the
 * elements' texts in the predecessor's pages, of which `test/audit/fixtures` keeps one.
 */
const RELEASES: Readonly<Record<string, Release>> = {};

/** Whether a version is known to have put just this text into its pages; a study's own style sheet is left out of it. */
export function isReleased(version: string, kind: "style" | "script", text: string): boolean {
  if (!Object.hasOwn(RELEASES, version)) return false;
  const { styles, scripts } = RELEASES[version]!;
  return (kind === "style" ? styles : scripts).includes(sha256(text));
}
