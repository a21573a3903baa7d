/** What a second engine, R, says of a report's statistics. */
export {
  agrees,
  type Crosscheck,
  type DifferingPart,
  type EngineName,
  type StatisticVerdict,
  type Totals,
  totalsOf,
} from "./crosscheck.js";
export { crosscheckJson, readCrosscheck } from "./document.js";
export { type CrosscheckStatus, crosscheckStatus } from "./status.js";
export { agreementInWords, totalsInWords, verdictInWords } from "./words.js";
