/** Addresses a manuscript may link to: the web, mail, a DOI, a place in the page, or a file of the report itself. */
export function safeAddress(address: string): string | undefined {
  if (/^https?:\/\/[^\s\\]+$/i.test(address) || /^mailto:[^\s\\]+$/i.test(address)) return address;
  if (/^#[^\s]+$/.test(address)) return address;
  const doi = /^doi:\s*(10\.\d{4,9}\/\S+)$/i.exec(address);
  if (doi) return doiAddress(doi[1]!);
  const own = /^[a-z0-9][\w./-]*$/i.test(address) && !address.split("/").some((part) => part === "" || part === "..");
  return own ? address : undefined;
}

/** The resolver's address of a DOI, given bare, as `doi:…`, or as an address already. */
export function doiAddress(doi: string): string {
  const bare = bareDoi(doi);
  return `https://doi.org/${encodeURI(bare).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
}

/** The DOI alone, without a resolver's address or `doi:` before it. */
export function bareDoi(doi: string): string {
  return doi.replace(/^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "").trim();
}
