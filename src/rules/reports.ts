import { error, loudWarning, warning } from "./rule.js";

/** Reports that exist: checked, compared, recomputed in R, verified. */
export const reportRules = {
  "report-differs": error(
    "The committed report is not what its inputs give",
    "Somebody changed an input without building, or the report by hand.",
    "Run `reckon build`, look at what changed with `reckon compare`, and commit it.",
    "reports/index.html differs from line 12",
  ),
  "page-differs": error(
    "The page is not what its inputs and the data give",
    "`reckon verify` rebuilt it from what it carries and from the data alone, and something in it is another.",
    "Ask its author; a page that was built and not touched agrees byte for byte.",
    "a number that was changed in the HTML",
  ),
  "report-unreadable": error(
    "Not a report",
    "What was named is no report of this project.",
    "Name its `index.html`, its folder, or the study's folder.",
    "reckon compare notes.html reports",
  ),
  "nothing-checked": error(
    "Nothing was checked",
    "A check that compared nothing is never green.",
    "Declare statistics; see what the second engine said.",
    "a plan without statistics",
  ),
  "crosscheck-stale": warning(
    "R was asked about other inputs",
    "The data, plan or program have changed since; the page says so, and shows no agreement.",
    "Run `reckon crosscheck`.",
    "a corrected cell after the last crosscheck",
  ),
  "crosscheck-disagrees": loudWarning(
    "R disagrees",
    "Two engines gave two numbers: one of them is wrong, and the report with it. `reckon check` fails on it.",
    "`reckon crosscheck` shows the values; report it.",
    "p 0.031 here, 0.013 in R",
  ),
  "crosscheck-malformed": error(
    "`audit/crosscheck.json` is not as it was written",
    "Only `reckon crosscheck` writes it; a hand in it would let the page claim an agreement that nobody found.",
    "Run `reckon crosscheck` again, or delete the file.",
    "a changed number of statistics",
  ),
  "engine-missing": error(
    "No R to ask",
    "Neither Rscript nor the package webr is installed.",
    "`npm install --no-save webr ws` brings R as WebAssembly; or install R.",
    "reckon crosscheck --engine Rscript",
  ),
  "r-stopped": error(
    "R stopped before anything was compared",
    "The program failed in R; nothing is known of the numbers.",
    "The message carries R's own words; `Rscript reports/audit.R` runs it alone.",
    "Error in coxph(...)",
  ),
  "rebuild-failed": error(
    "The report could not be rebuilt",
    "What the page carries does not build: it is damaged, forged, or from another version.",
    "Ask its author for the report as it was published.",
    "a page whose carried plan was cut",
  ),
  "id-unknown": error(
    "No such statistic, rule or topic",
    "The command knows none of that name.",
    "Correct it; the nearest is suggested.",
    "reckon explain il6-vs-contrl",
  ),
} as const;
