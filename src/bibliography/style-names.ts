/** Styles of citation that a study can choose. */
export const CITATION_STYLES = ["vancouver", "ama", "nejm", "lancet", "apa"] as const;

export type CitationStyleName = (typeof CITATION_STYLES)[number];
