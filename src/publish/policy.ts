import { createHash } from "node:crypto";

/** `sha256-…` of an inlined style or script, as a Content-Security-Policy names it; the text is what stands between the tags. */
export function sourceHash(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}

/**
 * The policy that a page carries itself: nothing from anywhere, no style or script but its own by hash, images only from
 * within, no form, no other base address.
 */
export function contentSecurityPolicy(styles: readonly string[], scripts: readonly string[]): string {
  const sources = (texts: readonly string[]): string =>
    texts.length === 0 ? "'none'" : texts.map((text) => `'${sourceHash(text)}'`).join(" ");
  return [
    "default-src 'none'",
    `style-src ${sources(styles)}`,
    `script-src ${sources(scripts)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
