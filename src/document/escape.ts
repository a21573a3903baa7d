const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Plain text as HTML, safe in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** The same for text from Markdown, in which `&copy;` and `&#169;` already mean a character. */
export function escapeMarkdownText(text: string): string {
  return text.replace(/[<>"']|&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w+);)/g, (character) => ENTITIES[character]!);
}

/** A fragment identifier from a heading: lower case, letters and digits of any script, hyphens between. */
export function slug(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/&(?:#\w+|\w+);/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** HTML text back to plain text, for the references that `escapeHtml` makes. */
export function decode(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** The text of HTML that this document made, without its tags. */
export function plainText(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ""));
}
