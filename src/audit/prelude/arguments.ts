/** R: where the script stands and what it was called with. */
export const ARGUMENTS = `# The folder of this script: as Rscript runs it, or as source() reads it.
script_folder <- function() {
  file <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  if (length(file) > 0) return(dirname(gsub("~+~", " ", file[1], fixed = TRUE)))
  for (called in sys.frames()) if (!is.null(called$ofile)) return(dirname(called$ofile))
  "."
}

# Options: --data, --statistics, --out, --verdicts, each followed by a file; a file alone is the data. Where the script is
# read by source(), the same texts may stand in a vector audit_arguments.
script_options <- function() {
  given <- if (exists("audit_arguments")) audit_arguments else commandArgs(trailingOnly = TRUE)
  options <- list()
  while (length(given) > 0) {
    key <- if (startsWith(given[1], "--")) substring(given[1], 3) else "data"
    if (startsWith(given[1], "--")) given <- given[-1]
    if (!key %in% c("data", "statistics", "out", "verdicts") || length(given) == 0) {
      stop("usage: Rscript audit.R [--data CSV] [--statistics CSV] [--out CSV] [--verdicts CSV]")
    }
    options[[key]] <- given[1]
    given <- given[-1]
  }
  options
}
`;
