/** The manuscript: read once, asked for what it cites, filled with results, and never a way for a value to become markup. */
export { type Ask, asks } from "./asks.js";
export { claimsTable } from "./claims.js";
export type {
  Assumption,
  DocumentContext,
  FigureInput,
  MethodsSentence,
  Piece,
  PublishedRow,
  ValueVerdictWord,
  Verdict,
  VerdictWord,
} from "./context.js";
export { type Document, type Manuscript, parseManuscript, renderManuscript } from "./manuscript.js";
export type { Heading } from "./markdown.js";
export type { Literal, Mention } from "./rendering.js";
export { tableRows, toCsv } from "./table-csv.js";
export type { Cell, Column, Row, Table } from "./tables.js";
export { parseTemplate, type Template, type TemplateOptions } from "./template.js";
export { type FoundNumber, findUnbound, type Unbound, type UnboundInput, unboundFaults } from "./unbound.js";
